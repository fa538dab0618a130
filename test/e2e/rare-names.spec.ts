import { expect, test } from "@playwright/test";
import { newCase, newProfile, setUp, start, type } from "./support/workstation.ts";

/** Ext C and Ext H: no text font of the window has them. */
const NAME = "王𪜀\u{31350}";

test("a name of rare characters is shown by the fonts that its papers are drawn with", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await newCase(window, "城乡居民");
  const loaded = () =>
    window.evaluate(() =>
      [...document.fonts]
        .filter(({ family, status }) => family.includes("Rare Han") && status === "loaded")
        .map(({ unicodeRange }) => unicodeRange),
    );
  expect(await loaded()).toEqual([]);
  await type(window, "person.name", NAME);
  await expect.poll(loaded).toEqual(["U+2A700-2A7FF", "U+31300-313FF"]);
  await app.close();
});
