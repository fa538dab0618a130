// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { readArrangement } from "../../../core/arrangement-text.ts";
import type { Arrangement } from "../../../core/working-days.ts";
import type { Role } from "../../../electron/contract/administration.ts";
import { NavigationProvider, useNavigation } from "../../../renderer/app/navigation.tsx";
import { SessionProvider } from "../../../renderer/app/session.tsx";
import { DaysOffReminder } from "../../../renderer/workbench/DaysOffReminder.tsx";
import { freshRoot } from "../../support/fresh-root.ts";
import { sessionOf } from "../../support/session.ts";
import { NOTICE_2027 } from "../../support/notice.ts";
import { value } from "../../support/value.ts";

const root = freshRoot();
const ENTERED = value(readArrangement(2027, NOTICE_2027));

function Place() {
  const { screen } = useNavigation();
  return <output>{JSON.stringify(screen)}</output>;
}

async function show(
  role: Role,
  today: string,
  arrangements: readonly Arrangement[] = [],
): Promise<void> {
  const session = sessionOf(role, today, arrangements);
  await act(async () => {
    root.render(
      <SessionProvider value={session}>
        <NavigationProvider>
          <DaysOffReminder />
          <Place />
        </NavigationProvider>
      </SessionProvider>,
    );
    await Promise.resolve();
  });
}

test("HUN-76: from November the supervisor is reminded of next year's days off, and led to where they are entered", async () => {
  await show("supervisor", "2026-11-01");
  expect(document.body.textContent).toContain("2027年的还没有录入");
  await act(async () => {
    document.querySelector("button")?.click();
    await Promise.resolve();
  });
  expect(document.querySelector("output")?.textContent).toBe('{"kind":"settings","at":"office"}');
});

test("a clerk reads it too, and whom to ask", async () => {
  await show("clerk", "2026-12-31");
  expect(document.body.textContent).toContain("请主管在“设置—单位”里录入");
  expect(document.querySelector("button")).toBeNull();
});

test.each([
  ["before the notice of the next year is due", "2026-10-31", []],
  ["once they are entered", "2026-12-31", [ENTERED]],
])("nobody is reminded %s", async (_, today, arrangements) => {
  await show("supervisor", today, arrangements);
  expect(document.querySelector("section")).toBeNull();
});
