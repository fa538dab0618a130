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
  /** 符合转外就医规定: a long-term resident was referred on to a third place. */
  readonly referredOn: boolean;
}
