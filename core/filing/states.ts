import type { AreaCode } from "../area.ts";
import type { IsoDate } from "../calendar.ts";
import type { LongTermCategory, TemporaryCategory } from "./category.ts";
import type { Validity } from "./validity.ts";

interface Common {
  /** Day of filing (备案日期). */
  readonly date: IsoDate;
  /** Area the person files to (就医地). */
  readonly place: AreaCode;
}

/** A long-term filing whose proof was handed in (HUN-9.1 to 9.3, KF-2.5b). */
export interface ProvenFiling extends Common {
  readonly term: "long-term";
  readonly category: LongTermCategory;
  readonly basis: "proof";
  /** End date on the proof; null when it bears none. Rules the validity in Liaoning (LN-1.1a). */
  readonly proofEnds: IsoDate | null;
}

/** A filing on a commitment (个人承诺): the long-term categories only (HUN-11, LN-1.2b). */
export interface CommittedFiling extends Common {
  readonly term: "long-term";
  readonly category: LongTermCategory;
  readonly basis: "commitment";
}

/** A temporary filing (临时外出): its type has no room for a commitment (HUN-11, LN-1.2b). */
export interface TemporaryFiling extends Common {
  readonly term: "temporary";
  readonly category: TemporaryCategory;
  readonly basis: "proof" | "declaration";
}

/** What was filed, whatever becomes of it. */
export type AnyFiling = ProvenFiling | CommittedFiling | TemporaryFiling;

/** 已登记: recorded and not yet in effect. */
export interface Applied<F extends AnyFiling = AnyFiling> {
  readonly state: "applied";
  readonly filing: F;
}

/** 生效. */
export type InEffect = Validity & {
  readonly state: "in-effect";
  readonly filing: AnyFiling;
  readonly effective: IsoDate;
  /** The commitment it began with, and when it was kept; null when there was none. */
  readonly commitment: KeptCommitment | null;
};

/** A commitment whose materials came in, in time or after the deadline (then `completed > due`). */
export interface KeptCommitment {
  readonly due: IsoDate | null;
  readonly completed: IsoDate;
}

/** 承诺生效、材料未补齐: the only state that owes materials. */
export interface OnCommitment {
  readonly state: "in-effect-on-commitment";
  readonly filing: CommittedFiling;
  readonly effective: IsoDate;
  /** Last day for the promised materials (HUN-22, LN-1.2b); null: the pool names none. */
  readonly due: IsoDate | null;
}

/** 逾期未履约: the deadline passed and the materials are still owed (HUN-22). */
export interface Lapsed extends Omit<OnCommitment, "state"> {
  readonly state: "lapsed";
  readonly due: IsoDate;
}

/** 撤销: taken back because the commitment was not kept; bars the next one (LN-1.2c). */
export interface Revoked extends Omit<Lapsed, "state"> {
  readonly state: "revoked";
  readonly on: IsoDate;
}

/** 到期. */
export interface Expired {
  readonly state: "expired";
  readonly filing: AnyFiling;
  readonly effective: IsoDate;
  readonly until: IsoDate;
}

/** 变更: replaced by another filing, made on the day it ended. */
export interface Changed {
  readonly state: "changed";
  readonly filing: AnyFiling;
  readonly effective: IsoDate;
  readonly on: IsoDate;
  readonly to: AnyFiling;
  /** Reason for which the lock was overridden (KF-1.3.1); null when there was no lock. */
  readonly exception: string | null;
}

/** 取消, at the person's request. */
export interface Cancelled {
  readonly state: "cancelled";
  readonly filing: AnyFiling;
  /** Null when it was withdrawn before it took effect. */
  readonly effective: IsoDate | null;
  readonly on: IsoDate;
  readonly exception: string | null;
}

/** 参保状态变更: ended because the insured status changed (KF-1.3.1, HUN-13, HUN-16). */
export interface Ended {
  readonly state: "ended";
  readonly filing: AnyFiling;
  readonly effective: IsoDate;
  readonly on: IsoDate;
}

/** A filing somewhere in its life. */
export type FilingLife =
  | Applied
  | InEffect
  | OnCommitment
  | Lapsed
  | Revoked
  | Expired
  | Changed
  | Cancelled
  | Ended;
export type StateName = FilingLife["state"];
