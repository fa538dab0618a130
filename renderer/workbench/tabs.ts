import type { CaseRow } from "../../electron/contract/contract.ts";
import type { WORKBENCH } from "../words/workbench.ts";

export type TabId = keyof typeof WORKBENCH.tabs;

export const TABS: readonly TabId[] = ["all", "draft", "saved", "trial", "undetermined"];

/** Whether a case stands under a tab of the workbench. */
export function belongs(row: CaseRow, tab: TabId): boolean {
  switch (tab) {
    case "all":
      return true;
    case "draft":
      return row.state === "draft";
    case "saved":
      return row.state === "saved";
    case "trial":
      return row.standing === "trial";
    case "undetermined":
      return row.standing === "undetermined";
  }
}

export type TabCounts = Readonly<Record<TabId, number>>;

export function countTabs(rows: readonly CaseRow[]): TabCounts {
  const counts = { all: 0, draft: 0, saved: 0, trial: 0, undetermined: 0 };
  for (const row of rows) {
    for (const tab of TABS) if (belongs(row, tab)) counts[tab] += 1;
  }
  return counts;
}

/** Newest change first. */
export function inOrder(rows: readonly CaseRow[], tab: TabId): readonly CaseRow[] {
  return rows
    .filter((row) => belongs(row, tab))
    .toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0));
}
