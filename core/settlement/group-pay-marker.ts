import type { AreaCode } from "../area.ts";
import { type IsoDate, day } from "../calendar.ts";
import type { Situation } from "../policy/situation.ts";
import { type NonEmpty, isNonEmpty } from "../result.ts";

/** What decides whether a stay is paid to its hospital by groups (按病种付费, DRG/DIP). */
export interface GroupPayFacts {
  readonly care: Situation["care"];
  readonly span: Situation["span"];
  /** `direct` tells what will hold once the hospital has settled. */
  readonly route: Situation["route"];
  /** Area of the hospital (就医地). */
  readonly place: AreaCode;
  readonly admission: IsoDate;
  readonly discharge: IsoDate;
  /** Day of the discharge settlement; null while the bill is open. */
  readonly settled: IsoDate | null;
  /** The stay lies in the place's own range of payment by groups; null: not recorded. */
  readonly inRange: boolean | null;
  /** The place has declared that it takes in cross-province stays as well (HEN-eff: 鼓励…探索). */
  readonly placeDeclared: boolean;
}

export type GroupPayMarker =
  | {
      readonly kind: "marked";
      readonly clauses: NonEmpty<string>;
      /** What the marker means for the patient, and the clause that it is inferred from. */
      readonly note: { readonly text: string; readonly clauses: NonEmpty<string> };
    }
  | { readonly kind: "not"; readonly why: NotMarked; readonly clauses: NonEmpty<string> }
  | {
      readonly kind: "ask";
      readonly asks: NonEmpty<GroupPayAsk>;
      readonly clauses: NonEmpty<string>;
    };

export type NotMarked =
  | "outside-henan"
  | "manual"
  | "outpatient"
  | "not-off-site"
  | "not-declared"
  | "out-of-range"
  | "before-start";

/** Q16: which event of a stay across the first day rules. `group-range`: is the stay in the place's range? */
export type GroupPayAsk =
  | { readonly kind: "question"; readonly question: "Q16" }
  | { readonly kind: "fact"; readonly fact: "group-range" };

const HENAN = "41";
const FROM = day("2025-01-01");
const CLAUSES = ["HEN-1", "HEN-eff"] as const;

/** An inference: HEN-1 orders how offices pay hospitals, and what the patient gets is in KF-2.1. */
const NOTE = {
  text: "就医地与医院按病种结算，参保人的待遇不变：起付标准、支付比例、限额仍按参保地规定。",
  clauses: ["KF-2.1"],
} as const;

/**
 * The marker of a stay whose hospital is paid by groups (HEN-1): settled directly,
 * in Henan, off-site within the province, and in the place's range. It changes no
 * figure of the patient.
 */
export function groupPayMarker(facts: GroupPayFacts): GroupPayMarker {
  const why = notMarked(facts);
  if (why !== null) return { kind: "not", why, clauses: CLAUSES };
  const asks: GroupPayAsk[] = [];
  if (facts.admission < FROM) asks.push({ kind: "question", question: "Q16" });
  if (facts.inRange === null) asks.push({ kind: "fact", fact: "group-range" });
  if (isNonEmpty(asks)) return { kind: "ask", asks, clauses: CLAUSES };
  return { kind: "marked", clauses: CLAUSES, note: NOTE };
}

function notMarked(facts: GroupPayFacts): NotMarked | null {
  if (!facts.place.startsWith(HENAN)) return "outside-henan";
  if (facts.route === "manual") return "manual";
  if (facts.care === "outpatient") return "outpatient";
  if (facts.span === "inside") return "not-off-site";
  if (facts.span === "cross-province" && !facts.placeDeclared) return "not-declared";
  if (facts.inRange === false) return "out-of-range";
  return lastEvent(facts) < FROM ? "before-start" : null;
}

/** 发生 fixes no event: a stay is wholly before the first day only when its last event is. */
function lastEvent({ discharge, settled }: GroupPayFacts): IsoDate {
  return settled !== null && settled > discharge ? settled : discharge;
}
