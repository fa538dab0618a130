import type { CaseCounts } from "../../electron/contract/search.ts";
import type { Question } from "../app/cases.tsx";
import type { WORKBENCH } from "../words/workbench.ts";

export type TabId = keyof typeof WORKBENCH.tabs;

export const TABS: readonly TabId[] = [
  "all",
  "draft",
  "saved",
  "submitted",
  "returned",
  "trial",
  "undetermined",
];

/** What a tab asks for. */
export const TAB_ASKS: Readonly<Record<TabId, Pick<Question, "state" | "standing">>> = {
  all: { state: null, standing: null },
  draft: { state: "draft", standing: null },
  saved: { state: "saved", standing: null },
  submitted: { state: "submitted", standing: null },
  returned: { state: "returned", standing: null },
  trial: { state: null, standing: "trial" },
  undetermined: { state: null, standing: "undetermined" },
};

/** The tab under which a question stands. */
export function tabOf({ state, standing }: Question): TabId {
  const tab = TABS.find((id) => TAB_ASKS[id].state === state && TAB_ASKS[id].standing === standing);
  return tab ?? "all";
}

export type TabCounts = Pick<CaseCounts, TabId>;

export const NO_COUNTS: TabCounts = {
  all: 0,
  draft: 0,
  saved: 0,
  submitted: 0,
  returned: 0,
  trial: 0,
  undetermined: 0,
};
