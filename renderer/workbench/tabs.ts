import type { CaseCounts } from "../../electron/contract/search.ts";
import type { Question } from "../app/cases.tsx";
import type { WORKBENCH } from "../words/workbench.ts";

export type TabId = keyof typeof WORKBENCH.tabs;

/** In the order in which a case passes through them. */
export const TABS: readonly TabId[] = [
  "all",
  "draft",
  "saved",
  "material",
  "undetermined",
  "trial",
  "print",
  "submitted",
  "returned",
  "approved",
  "sync",
  "done",
];

type Asks = Pick<Question, "state" | "standing" | "waiting">;

const NOTHING: Asks = { state: null, standing: null, waiting: null };

/** What a tab asks for. */
export const TAB_ASKS: Readonly<Record<TabId, Asks>> = {
  all: NOTHING,
  draft: { ...NOTHING, state: "draft" },
  saved: { ...NOTHING, state: "saved" },
  material: { ...NOTHING, waiting: "material" },
  undetermined: { ...NOTHING, standing: "undetermined" },
  trial: { ...NOTHING, standing: "trial" },
  print: { ...NOTHING, waiting: "print" },
  submitted: { ...NOTHING, state: "submitted" },
  returned: { ...NOTHING, state: "returned" },
  approved: { ...NOTHING, state: "approved" },
  sync: { ...NOTHING, waiting: "sync" },
  done: { ...NOTHING, state: "handed-over" },
};

/** The tab under which a question stands. */
export function tabOf({ state, standing, waiting }: Question): TabId {
  const tab = TABS.find((id) => {
    const asks = TAB_ASKS[id];
    return asks.state === state && asks.standing === standing && asks.waiting === waiting;
  });
  return tab ?? "all";
}

/** How many cases stand under each tab; what waits for the gateway is counted apart. */
export function tabCounts(counts: CaseCounts | null, unsent: number): Record<TabId, number> {
  if (counts === null) return NO_COUNTS;
  return { ...counts, sync: unsent, done: counts.handedOver };
}

const NO_COUNTS: Record<TabId, number> = {
  all: 0,
  draft: 0,
  saved: 0,
  material: 0,
  undetermined: 0,
  trial: 0,
  print: 0,
  submitted: 0,
  returned: 0,
  approved: 0,
  sync: 0,
  done: 0,
};
