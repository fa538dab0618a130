import type { IsoDate } from "../calendar.ts";
import type { Situation } from "../policy/situation.ts";
import { type NonEmpty, isNonEmpty } from "../result.ts";
import type { ExpenseLine } from "./expenses.ts";

/**
 * A bill of another hospital or a pharmacy during a stay, brought with form 4
 * (《住院期间外院检查治疗或定点药店购药单》). Null: not recorded.
 */
export interface OutsideBill {
  readonly date: IsoDate;
  /** The other provider was designated on that day (定点医疗机构、定点药店). */
  readonly designated: boolean | null;
  /** Form 4 bears the stamp of the hospital's insurance office (医疗保险办公室章). */
  readonly stamped: boolean | null;
  /** 确因病情需要 */
  readonly medicalNeed: boolean | null;
}

/** Such a bill with its expense lines. */
export interface OutsideClaim {
  readonly bill: OutsideBill;
  readonly lines: readonly ExpenseLine[];
}

export interface OutsideBillStay {
  readonly admission: IsoDate;
  readonly discharge: IsoDate;
  readonly route: Situation["route"];
}

export type OutsideBillCondition =
  | "designated-provider"
  | "form-stamped"
  | "date-in-stay"
  | "medical-need";

export type OutsideBillOutcome =
  | { readonly kind: "joins"; readonly clauses: NonEmpty<string> }
  | {
      readonly kind: "apart";
      readonly failed: NonEmpty<OutsideBillCondition>;
      readonly clauses: NonEmpty<string>;
    }
  /** The pool does not let such a bill join a manual claim. */
  | { readonly kind: "apart-by-pool"; readonly clauses: NonEmpty<string> }
  | {
      readonly kind: "undetermined";
      readonly unknown: NonEmpty<OutsideBillCondition | "manual-joining">;
      readonly clauses: NonEmpty<string>;
    };

const CLAUSES = ["HUN-57"] as const;

/**
 * Whether the bill joins the stay's costs (纳入本次住院费用; HUN-57). The text covers
 * direct settlement; whether it joins in a manual claim is the pool's parameter.
 * @param joinsManual the pool's parameter; null while it is unset
 */
export function joinOutsideBill(
  bill: OutsideBill,
  stay: OutsideBillStay,
  joinsManual: boolean | null,
): OutsideBillOutcome {
  const conditions = conditionsOf(bill, stay);
  const failed = conditions.filter(({ met }) => met === false).map(({ id }) => id);
  if (isNonEmpty(failed)) return { kind: "apart", failed, clauses: CLAUSES };
  if (stay.route !== "direct" && joinsManual === false) {
    return { kind: "apart-by-pool", clauses: CLAUSES };
  }
  const unknown: (OutsideBillCondition | "manual-joining")[] = conditions
    .filter(({ met }) => met === null)
    .map(({ id }) => id);
  if (stay.route !== "direct" && joinsManual === null) unknown.push("manual-joining");
  if (isNonEmpty(unknown)) return { kind: "undetermined", unknown, clauses: CLAUSES };
  return { kind: "joins", clauses: CLAUSES };
}

interface Condition {
  readonly id: OutsideBillCondition;
  readonly met: boolean | null;
}

function conditionsOf(bill: OutsideBill, stay: OutsideBillStay): readonly Condition[] {
  return [
    { id: "designated-provider", met: bill.designated },
    { id: "form-stamped", met: bill.stamped },
    { id: "date-in-stay", met: stay.admission <= bill.date && bill.date <= stay.discharge },
    { id: "medical-need", met: bill.medicalNeed },
  ];
}
