import type { IsoDate } from "../calendar.ts";
import type { Split } from "../claim/expenses.ts";
import type { Fen, Rate } from "../money.ts";
import type { Outcome } from "../policy/pack.ts";
import type { QuestionId } from "../policy/questions.ts";
import type { Factor, Situation } from "../policy/situation.ts";
import type { Confidence } from "../policy/values.ts";
import type { NonEmpty } from "../result.ts";
import type { SupplementId } from "./facts.ts";
import type { Obligation } from "./obligations-kinds.ts";
import type { Note } from "./notes.ts";
import type { Step } from "./steps.ts";
import type { Terms } from "./terms.ts";

/** Where a figure comes from. Every step carries at least one, by type. */
export type Source =
  /** § a clause of a founding document, by its id (`KF-2.4a`). */
  | { readonly kind: "clause"; readonly clause: string }
  /** A law above the founding documents, such as 社会保险法第三十条. */
  | { readonly kind: "law"; readonly law: string }
  /** ◇ a local parameter; ◆ once a supervisor has confirmed it. */
  | {
      readonly kind: "parameter";
      readonly path: string;
      readonly document: string;
      readonly confidence: Confidence;
      readonly confirmed: boolean;
    }
  /** ◆ the pool's recorded answer to an open question. */
  | {
      readonly kind: "answer";
      readonly question: QuestionId;
      readonly reading: string;
      readonly document: string;
      readonly by: string;
      readonly on: string;
    }
  /** The reading under which a trial is computed; nobody has confirmed it. */
  | { readonly kind: "reading"; readonly question: QuestionId; readonly reading: string };

/** A fact without which a figure cannot be given. */
export type MissingFact =
  | "opening"
  | "earlier-opening"
  | "layer-opening"
  | "repeat-stays"
  | "covered-part"
  | "aid"
  | "same-day-order"
  | "third-party"
  | "hospital-part"
  | "level"
  | "admitted-as"
  | "effective"
  | "proof-end"
  | "outside-bill"
  | "chronic-disease"
  | "chronic-care-list";

/** Why something is undetermined: a question to the pool, a fact to record, or a parameter to set. */
export type Lack =
  | { readonly kind: "question"; readonly question: QuestionId }
  | { readonly kind: "fact"; readonly fact: MissingFact }
  | ParameterLack;

export interface ParameterLack {
  readonly kind: "parameter";
  readonly path: string;
  readonly asks: string;
  readonly clauses: NonEmpty<string>;
}

export type LayerId = "pooled" | SupplementId;

export type LayerState =
  | { readonly kind: "paid"; readonly amount: Fen }
  | { readonly kind: "undetermined"; readonly lacks: NonEmpty<Lack> }
  | { readonly kind: "not-applicable"; readonly why: "aid-none" | "nothing-left" };

export interface Layer {
  readonly id: LayerId;
  readonly state: LayerState;
  readonly steps: readonly Step[];
}

/** How the person's share is paid (HUN-26); undetermined while the pool has not ruled on the account. */
export type Payment =
  | {
      readonly kind: "split";
      readonly account: Fen;
      readonly cash: Fen;
      readonly sources: readonly Source[];
    }
  | { readonly kind: "undetermined"; readonly lacks: NonEmpty<Lack> };

export interface Settlement {
  readonly split: Split;
  readonly scope: readonly Step[];
  readonly layers: readonly Layer[];
  /** Row of the pool's scale that ruled, and its rates after points, in band order. */
  readonly row: {
    readonly id: string;
    readonly label: string;
    readonly rates: readonly Rate[];
  } | null;
  /** What the funds pay together (fund_pay_sumamt); null while the pooled fund is undetermined. */
  readonly fund: Fen | null;
  /** What the hospital bears (hosp_part_amt). */
  readonly hospital: Fen;
  /** What the person bears (psn_part_amt): total − fund − hospital. */
  readonly person: Fen | null;
  /** How the person pays it; null while the share is. */
  readonly payment: Payment | null;
  /** Where the hospital has paid directly: what the fund pays on top (Q11). */
  readonly difference: Fen | null;
  /** Undetermined layers that fund and person leave out. */
  readonly leavesOut: readonly LayerId[];
}

export interface AppliedRule {
  readonly id: string;
  readonly label: string;
  readonly clauses: NonEmpty<string>;
  readonly outcome: Outcome["do"];
}

/** A rule that was considered and did not apply, with the factor that ruled it out. */
export interface RuledOut {
  readonly id: string;
  readonly label: string;
  readonly clauses: NonEmpty<string>;
  readonly factor: Factor;
}

export interface TreatmentBasis {
  readonly situation: Situation | null;
  readonly applied: readonly AppliedRule[];
  readonly ruledOut: readonly RuledOut[];
  /** How long the filing holds, whatever this stay gets by it; null without a filing. */
  readonly validity: Validity | null;
  /** What lets the pack rule this stay: its period (Q16), and the law where the fund pays first (Q14). */
  readonly period: readonly Source[];
  /** The readings and answers that the rules asked for, whatever came of them. */
  readonly asked: readonly Source[];
}

export type Treatment = TreatmentBasis &
  (
    | {
        readonly kind: "payable";
        readonly route: Situation["route"];
        readonly terms: Terms;
      }
    | {
        readonly kind: "refused";
        readonly code: string;
        readonly what: string;
        readonly remedy: string;
      }
    | { readonly kind: "undetermined"; readonly lacks: NonEmpty<Lack> }
  );

/** How long the filing holds (有效期) and what it obliges. */
export interface Validity {
  readonly from: IsoDate;
  /** Null: open-ended (长期有效), or until the proof ends where nobody has said when. */
  readonly until: IsoDate | null;
  readonly changeLockedUntil: IsoDate | null;
  /** Day by which committed materials are due. */
  readonly commitmentDue: IsoDate | null;
  readonly sources: NonEmpty<Source>;
}

export interface ReadingMoney {
  readonly id: string;
  readonly label: string;
  /** Whether the receipt was computed under this reading. */
  readonly used: boolean;
  readonly fund: Fen | null;
  readonly person: Fen | null;
}

/** A question that this result depends on and that the pool has not answered. */
export interface OpenQuestion {
  readonly id: QuestionId;
  readonly asks: string;
  readonly clauses: NonEmpty<string>;
  /** Money under each reading; both null where a reading cannot be computed here. */
  readonly readings: readonly ReadingMoney[];
}

export interface UnconfirmedParameter {
  readonly path: string;
  readonly document: string;
  readonly confidence: Confidence;
}

/**
 * The whole outcome with its grounds. `final`: nothing is open. `trial` (试算):
 * a figure rests on an unconfirmed parameter or reading, or a layer is left out.
 * `undetermined` (未定): no figure is given. `refused`: not payable, or not yet.
 */
export interface Receipt {
  readonly format: "receipt/2";
  readonly engine: string;
  readonly pack: { readonly id: string; readonly hash: string };
  readonly standing: "final" | "trial" | "undetermined" | "refused";
  readonly treatment: Treatment;
  /** Null when the treatment is not payable. */
  readonly settlement: Settlement | null;
  /** What the treatment obliges: forms, materials, deadlines, notices. */
  readonly obligations: readonly Obligation[];
  /** What is said beside the figures (外院费用、门慢特、按病种付费); absent where there is nothing. */
  readonly notes?: readonly Note[];
  readonly openQuestions: readonly OpenQuestion[];
  readonly unconfirmed: readonly UnconfirmedParameter[];
  /** Everything that keeps the result from being final, once each. */
  readonly lacks: readonly Lack[];
}
