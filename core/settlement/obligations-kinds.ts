import type { IsoDate } from "../calendar.ts";
import type { Demand } from "../filing/materials.ts";
import type { Lock } from "../filing/terms.ts";
import type { NonEmpty } from "../result.ts";
import type { ClaimFacts } from "./facts.ts";
import type { ParameterLack, Source, Validity } from "./receipt.ts";

/**
 * Forms that a person signs: 备案表 (HUN-A1), 个人承诺书 (HUN-A2), 外伤无第三方责任承诺书
 * (HUN-A3), 外院检查购药单 (HUN-A4), 手工报销申请.
 */
export type ObligedForm = FilingForm | "no-third-party" | "outside-bill" | "claim";
export type FilingForm = "filing" | "commitment";

/** The act that owes it: the making of the filing, the stay at the hospital, or the manual claim. */
export type Act = "filing" | "hospital" | "claim";

export interface FormDue {
  readonly kind: "form";
  readonly form: ObligedForm;
  readonly act: Act;
  /** No such bill is recorded, so it is owed only should one be brought. Null: it is owed. */
  readonly onlyWith: "outside-bill" | null;
  readonly clauses: NonEmpty<string>;
}

export interface MaterialDue {
  readonly kind: "material";
  readonly act: Act;
  /** With its alternatives and what makes it fall away. */
  readonly demand: Demand;
  /** Until when a commitment has put it off (容缺受理); null: it comes with the act. */
  readonly putOff: Due | null;
  readonly clauses: NonEmpty<string>;
}

/** When something is due. */
export type Due =
  /** `day` is the last one that counts. */
  | { readonly kind: "day"; readonly day: IsoDate }
  /** `on`: the day of the event, where it is recorded. */
  | {
      readonly kind: "before";
      readonly event: "discharge" | "settlement" | "claim";
      readonly on: IsoDate | null;
    }
  /** Counted from the day of acceptance (受理), which is no fact of the stay. */
  | { readonly kind: "working-days"; readonly days: number }
  /** The pool has yet to set it. */
  | { readonly kind: "unset"; readonly lack: ParameterLack }
  /** The document names none and leaves none to the pool. */
  | { readonly kind: "not-stated" };

export interface Deadline {
  readonly kind: "deadline";
  /**
   * `file`: a filing must be made first. `cross-check`: for a request to have the
   * cost checked, where the office suspects it. `claim`: for the office to settle.
   */
  readonly what: "file" | "commitment" | "validity" | "cross-check" | "claim";
  readonly due: Due;
  /** What gives the day beside the clauses, such as a parameter nobody has confirmed. */
  readonly sources: readonly Source[];
  readonly clauses: NonEmpty<string>;
}

export type Obligation =
  | FormDue
  | MaterialDue
  /** Any other material of a manual claim must stand on the pool's own list: no document has one. */
  | { readonly kind: "local-list"; readonly clauses: NonEmpty<string> }
  /** Details and diagnosis come from the platform, not from the person's papers. */
  | { readonly kind: "download"; readonly clauses: NonEmpty<string> }
  | Deadline
  /** The filing is not to be touched up to and with a day. */
  | (Pick<Lock, "binds" | "exception"> & {
      readonly kind: "lock";
      readonly until: IsoDate;
      readonly clauses: NonEmpty<string>;
    })
  /** What the office must tell: what the person promises, or the terms of the filing. */
  | {
      readonly kind: "notice";
      readonly tells: "commitment" | "filing";
      readonly clauses: NonEmpty<string>;
    };

/** Obligations whose days lie with the case: its clauses and sources are looked up once for its kind. */
export type ByDay = (facts: ClaimFacts, validity: Validity | null) => readonly Obligation[];

/** What every case of a kind obliges, and what each obliges by its own days. */
export interface ObligationPlan {
  readonly fixed: readonly Obligation[];
  readonly byDay: readonly ByDay[];
}
