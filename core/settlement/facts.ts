import type { AreaCode } from "../area.ts";
import type { IsoDate } from "../calendar.ts";
import type { ExpenseLine } from "../claim/expenses.ts";
import type { OutsideClaim } from "../claim/outside-bill.ts";
import type { Stay } from "../claim/stay.ts";
import type { Filing } from "../filing/filing.ts";
import type { Fen } from "../money.ts";
import type { SUPPLEMENTS } from "../policy/pack-settlement.ts";

/** 救助对象身份; `unknown` is not `none` (invariant: unknown is not zero). */
export type AidIdentity = "unknown" | "none" | "subsistence" | "destitute" | "at-risk";

export type SupplementId = (typeof SUPPLEMENTS)[number];

/** What a supplementary layer has counted and paid in the year before this stay. */
export interface Counted {
  readonly borne: Fen;
  readonly paid: Fen;
}

/** Earlier stays of the year; quarter and month are those of the day that rules this stay. */
export type OtherStays = {
  readonly [C in "anyLevel" | "sameHospital" | "sameQuarter" | "sameMonth"]?: number;
};

/** Balance of the year before this stay (本年累计) with where it was read and when. */
export interface Opening {
  readonly source: "core-system" | "first-stay" | "office-ledger";
  readonly asOf: IsoDate;
  /** Earlier stays of the year at hospitals of the same level. */
  readonly sameLevelStays: number;
  /** Earlier stays counted otherwise, where a pack counts them so; one that is missing is unknown, not zero. */
  readonly stays?: OtherStays;
  readonly deductiblePaid: Fen;
  readonly pooledPaid: Fen;
  /** In-scope amounts borne by the person before this stay, base of serious-illness insurance. */
  readonly inScopeBorne: Fen;
  readonly seriousIllnessPaid: Fen;
  /** In-scope amounts above the deductible that entered the pooled fund, where the cap is on them (E04). */
  readonly entered?: Fen;
  /** The other layers that count by the year. */
  readonly others?: { readonly [L in SupplementId]?: Counted };
}

/** An earlier part of the same episode (转院, 急诊转住院) and the deductible borne in it. */
export interface Continued {
  readonly kind: "transfer" | "emergency";
  readonly deductibleBorne: Fen;
}

/** 待遇享受期: the first and the last day on which the person is entitled; null: no such day is known. */
export interface Coverage {
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
}

/** Everything the policy core needs to know of a case, typed and complete. */
export interface ClaimFacts {
  /** Day of recording (录入日期): the core has no clock, and a deadline may have passed since the stay. */
  readonly recorded: IsoDate;
  readonly pool: AreaCode;
  readonly retired: boolean;
  readonly aid: AidIdentity;
  /** Absent: entitled throughout, as far as the record says. */
  readonly coverage?: Coverage;
  readonly opening: Opening | null;
  /** Null: never filed (未备案). */
  readonly filing: Filing | null;
  readonly stay: Stay;
  readonly lines: readonly ExpenseLine[];
  /** Bills of other providers during the stay (外院检查、购药, HUN-57), whose lines are not among its own. */
  readonly outside?: readonly OutsideClaim[];
  /** Balance of the year of admission, where the stay crosses years and is split by days. */
  readonly earlierOpening: Opening | null;
  readonly continued: Continued | null;
  /** What the hospital itself bears of the bill (医院负担). */
  readonly hospitalPart: Fen;
  /** What the person wishes to pay from the personal account (个人账户). */
  readonly accountPart: Fen;
}
