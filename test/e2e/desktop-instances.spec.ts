import { expect, test } from "@playwright/test";
import { run } from "./support/program.ts";
import { newProfile, start } from "./support/workstation.ts";

test("a second start shows the first window, says so, and ends", async () => {
  const profile = newProfile();
  const { app, window } = await start(profile);
  await expect(window.locator("#root")).not.toBeEmpty();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const second = await run(`--profile=${profile}`);
  expect(second).toMatchObject({ code: 0, out: expect.stringContaining("N-APP-01 程序已经打开") });
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  await app.close();
});

test("two profiles open side by side", async () => {
  const first = await start(newProfile());
  const second = await start(newProfile());
  await expect(second.window.locator("#root")).not.toBeEmpty();
  await second.app.close();
  await first.app.close();
});

test("the self-test of a build passes on a new profile", async () => {
  const result = await run("--self-test", `--profile=${newProfile()}`);
  expect(result).toMatchObject({ code: 0, out: expect.stringContaining("self-test ok") });
});

test("a profile that cannot be written is refused before anything starts", async () => {
  // No folder can be made inside a file, not even by root.
  const result = await run("--self-test", `--profile=${import.meta.filename}/profile`);
  expect(result).toMatchObject({ code: 1, err: expect.stringContaining("E-DB-03") });
});
