// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { KeyStatus, Role } from "../../../electron/contract/administration.ts";
import { NavigationProvider, useNavigation } from "../../../renderer/app/navigation.tsx";
import { SessionProvider } from "../../../renderer/app/session.tsx";
import { SheetReminder } from "../../../renderer/workbench/SheetReminder.tsx";

const STATUS: KeyStatus = {
  device: "off",
  recoverySince: "2026-11-20T01:00:00.000Z",
  sheetProven: false,
  keySince: "2026-11-20T01:00:00.000Z",
  cipher: "chacha20",
  idleMinutes: 10,
};

let root: Root;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const home = document.createElement("div");
  document.body.replaceChildren(home);
  root = createRoot(home);
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

function Place() {
  const { screen } = useNavigation();
  return <output>{JSON.stringify(screen)}</output>;
}

/** What the window asks the desktop process for. */
async function show(role: Role, status: KeyStatus): Promise<readonly string[]> {
  const asked: string[] = [];
  const call = (channel: string) => {
    asked.push(channel);
    return Promise.resolve({ ok: true, value: status });
  };
  vi.stubGlobal("desktop", { call });
  const session = {
    version: "0.1.0",
    office: { name: "便民服务中心", window: "A3", pool: "410200" },
    operator: { id: "1", name: "李建国", role },
    today: "2026-11-20",
    lock: () => undefined,
    show: () => undefined,
  };
  await act(async () => {
    root.render(
      <SessionProvider value={session}>
        <NavigationProvider>
          <SheetReminder />
          <Place />
        </NavigationProvider>
      </SessionProvider>,
    );
    await Promise.resolve();
  });
  return asked;
}

test("the supervisor is reminded of a sheet that nobody has shown, and led to the keys", async () => {
  await show("supervisor", STATUS);
  expect(document.body.textContent).toContain("没有核对过这张纸");
  await act(async () => {
    document.querySelector("button")?.click();
    await Promise.resolve();
  });
  expect(document.querySelector("output")?.textContent).toBe('{"kind":"settings","at":"keys"}');
});

test("nobody is reminded of a sheet that is there", async () => {
  await show("supervisor", { ...STATUS, sheetProven: true });
  expect(document.querySelector("section")).toBeNull();
});

test("a clerk, who may not make a new one, is neither reminded nor asks", async () => {
  expect(await show("clerk", STATUS)).toEqual([]);
  expect(document.querySelector("section")).toBeNull();
});
