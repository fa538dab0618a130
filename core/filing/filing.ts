import type { AreaCode } from "../area.ts";
import type { IsoDate } from "../calendar.ts";
import type { FilingBasis, FilingCategory } from "./category.ts";

/** A filing (备案) as recorded: made now for a stay, or found in the system. */
export interface Filing {
  readonly category: FilingCategory;
  readonly basis: FilingBasis;
  /** Day of filing (备案日期). */
  readonly date: IsoDate;
  /** Area the person filed to (就医地). */
  readonly place: AreaCode;
  /** Q1, asked only when filing and self-paid settlement fall on one day. */
  readonly sameDayOrder: "filing-first" | "settlement-first" | null;
  /** Day on which the committed materials came in; null while they are owed. */
  readonly completed: IsoDate | null;
  /**
   * Day on which the filing ended before its time: cancelled, or the insured
   * status changed (KF-1.3.1, HUN-13). Null while it holds.
   */
  readonly ended: IsoDate | null;
  /** Day of effect where the record names one; else it follows from the pack and Q2. */
  readonly effective: IsoDate | null;
  /** Last day of the proof (证明材料有效期), which bounds the filing in Liaoning (LN-1.1a); null: not said. */
  readonly proofEnds: IsoDate | null;
  /** The stay that the application names (本次住院, Q12). */
  readonly madeFor: "this-stay" | "another-stay";
  /** 已取得居住地户籍, which GD-93-4b requires of a resettled retiree. */
  readonly household: boolean;
  /** 符合转外就医规定: a long-term resident was referred on to a third place. */
  readonly referredOn: boolean;
}
