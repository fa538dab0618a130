// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import type { KeyStatus, Role } from "../../../electron/contract/administration.ts";
import { NavigationProvider, useNavigation } from "../../../renderer/app/navigation.tsx";
import { SessionProvider } from "../../../renderer/app/session.tsx";
import { SheetReminder } from "../../../renderer/workbench/SheetReminder.tsx";
import { freshRoot } from "../../support/fresh-root.ts";
import { sessionOf } from "../../support/session.ts";

const STATUS: KeyStatus = {
  device: "off",
  recoverySince: "2026-11-20T01:00:00.000Z",
  sheetProven: false,
  keySince: "2026-11-20T01:00:00.000Z",
  cipher: "chacha20",
  idleMinutes: 10,
};

const root = freshRoot();

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
  const session = sessionOf(role, "2026-11-20");
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
