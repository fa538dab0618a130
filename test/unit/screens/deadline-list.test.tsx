// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { day } from "../../../core/calendar.ts";
import type { Arrangement } from "../../../core/working-days.ts";
import type { Deadline } from "../../../electron/contract/ahead.ts";
import { NavigationProvider } from "../../../renderer/app/navigation.tsx";
import { SessionProvider } from "../../../renderer/app/session.tsx";
import { DeadlineList } from "../../../renderer/workbench/DeadlineList.tsx";
import { freshRoot } from "../../support/fresh-root.ts";
import { sessionOf } from "../../support/session.ts";

const root = freshRoot();

const CLAIM: Deadline = {
  kind: "claim",
  day: "2027-01-05",
  caseId: "1",
  inquiryId: null,
  name: "陈㛃",
  count: 1,
};

/** What a screen reader says of the one deadline, by what the office has entered. */
async function told(arrangements: readonly Arrangement[]): Promise<string | null | undefined> {
  const session = sessionOf("clerk", "2026-12-30", arrangements);
  await act(async () => {
    root.render(
      <SessionProvider value={session}>
        <NavigationProvider>
          <DeadlineList ahead={{ deadlines: [CLAIM], all: 1, unsent: 0 }} problem={null} />
        </NavigationProvider>
      </SessionProvider>,
    );
    await Promise.resolve();
  });
  return document.querySelector(".deadlines li button")?.getAttribute("aria-label");
}

test("days to a deadline beyond New Year are counted once the office has entered that year", async () => {
  expect(await told([])).toBe(
    "手工报销办结，陈㛃，本机没有那一年的放假安排，算不出工作日，公布后请主管在“设置—单位”录入，2027-01-05",
  );
  const off = ["2027-01-01", "2027-01-02", "2027-01-03"].map(day);
  expect(await told([{ year: 2027, off, worked: [] }])).toBe(
    "手工报销办结，陈㛃，还有3个工作日，2027-01-05",
  );
});
