import type { AreaCode } from "../area.ts";
import type { IsoDate } from "../calendar.ts";
import type { ExpenseLine } from "../claim/expenses.ts";
import type { Stay } from "../claim/stay.ts";
import type { Filing } from "../filing/filing.ts";
import type { Fen } from "../money.ts";

/** 救助对象身份; `unknown` is not `none` (invariant: unknown is not zero). */
export type AidIdentity = "unknown" | "none" | "subsistence" | "destitute" | "at-risk";

/** Opening balance of the year (本年累计) with where it was read and when. */
export interface Opening {
  readonly source: "core-system" | "first-stay" | "office-ledger";
  readonly asOf: IsoDate;
  /** Earlier stays of the year at hospitals of the same level. */
  readonly sameLevelStays: number;
  readonly deductiblePaid: Fen;
  readonly pooledPaid: Fen;
  /** In-scope amounts borne by the person before this stay, base of serious-illness insurance. */
  readonly inScopeBorne: Fen;
  readonly seriousIllnessPaid: Fen;
}

/** Everything the policy core needs to know of a case, typed and complete. */
export interface ClaimFacts {
  /** Day of recording (录入日期): the core has no clock, and a deadline may have passed since the stay. */
  readonly recorded: IsoDate;
  readonly pool: AreaCode;
  readonly retired: boolean;
  readonly aid: AidIdentity;
  readonly opening: Opening | null;
  /** Null: never filed (未备案). */
  readonly filing: Filing | null;
  readonly stay: Stay;
  readonly lines: readonly ExpenseLine[];
}
