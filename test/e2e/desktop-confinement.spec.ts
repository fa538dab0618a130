import { expect, test } from "@playwright/test";
import path from "node:path";
import { newProfile, start } from "./support/workstation.ts";

test("the page has the bridge and nothing of Node", async () => {
  const { app, window: page } = await start(newProfile());
  const found = await page.evaluate(() => ({
    address: location.href,
    bridge: Object.keys(window.desktop).toSorted(),
    node: ["require", "process", "module", "Buffer"].filter((name) => name in window),
  }));
  expect(found).toEqual({
    address: "app://workstation/",
    bridge: ["call", "onClosing", "onLocked", "window"],
    node: [],
  });
  await app.close();
});

test("nothing leads out of the window", async () => {
  const { app, window: page } = await start(newProfile());
  const tried = await page.evaluate(async () => {
    const fetched = await fetch("https://example.com/").then(
      () => "fetched",
      () => "refused",
    );
    const opened = window.open("https://example.com/") === null ? "refused" : "opened";
    const script = document.createElement("script");
    script.textContent = "document.title = 'ran'";
    document.body.append(script);
    const inline = document.title === "ran" ? "ran" : "refused";
    const frame = document.createElement("iframe");
    frame.src = "https://example.com/";
    document.body.append(frame);
    const { state } = await navigator.permissions.query({ name: "geolocation" });
    location.href = "https://example.com/";
    return { fetched, opened, inline, location: state };
  });
  expect(tried).toEqual({
    fetched: "refused",
    opened: "refused",
    inline: "refused",
    location: "denied",
  });
  expect(page.url()).toBe("app://workstation/");
  expect(app.windows()).toHaveLength(1);
  await app.close();
});

test("only the program's own files are served", async () => {
  const { app, window: page } = await start(newProfile());
  const statuses = await page.evaluate(async () => {
    const paths = ["/", "/../electron/main.cjs", "/%2e%2e/electron/main.cjs", "/none.js"];
    return Promise.all(paths.map((name) => fetch(name).then((answer) => answer.status)));
  });
  expect(statuses).toEqual([200, 404, 404, 404]);
  await app.close();
});

test("a request that the contract does not know is refused unread", async () => {
  const { app, window: page } = await start(newProfile());
  // As text: the types of the bridge would not let it through.
  const refused: unknown = await page.evaluate(`Promise.all([
    window.desktop.call("case.open", { caseId: "1", more: "x" }).catch(String),
    window.desktop.call("case.open", '{"caseId":"1","more":"x"}').catch(String),
    window.desktop.call("case.open", "no request").catch(String),
    window.desktop.call("cases.search", { all: true }).catch(String),
    window.desktop.call("store.exec", {}).catch(String),
  ])`);
  expect(refused).toEqual([
    expect.stringContaining("E-IPC-02"),
    expect.stringContaining("E-IPC-02"),
    expect.stringContaining("E-IPC-02"),
    expect.stringContaining("E-IPC-02"),
    expect.stringContaining("No handler"),
  ]);
  await app.close();
});

test("another page is not heard, even with the same preload script", async () => {
  const { app } = await start(newProfile());
  const preload = path.resolve(import.meta.dirname, "../../dist/electron/preload.cjs");
  const told = await app.evaluate(async ({ BrowserWindow }, script) => {
    const other = new BrowserWindow({ show: false, webPreferences: { preload: script } });
    await other.loadURL("about:blank");
    const answer: unknown = await other.webContents.executeJavaScript(
      `window.desktop.call("app.state", {}).then(() => "answered", (error) => error.message)`,
    );
    other.destroy();
    return String(answer);
  }, preload);
  expect(told).toContain("E-IPC-01");
  await app.close();
});
