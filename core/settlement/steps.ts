import type { Factor, Fen, Rate } from "../money.ts";
import type { CountedStays } from "../policy/pack-settlement.ts";
import type { NonEmpty } from "../result.ts";
import type { SupplementId } from "./facts.ts";
import type { Source } from "./receipt.ts";

/** How a stay's deductible differs from the standard of the row for care outside. */
export type DeductibleChange =
  | { readonly op: "factor"; readonly factor: Factor }
  | { readonly op: "amount" }
  | {
      readonly op: "share-of-total";
      readonly share: Rate;
      readonly atLeast: Fen;
      readonly atMost: Fen;
    };

/** What a repeat stay bears of the standard, and the stays before it that make it one. */
export type RepeatDeductible = {
  readonly stays: number;
  readonly counts: CountedStays;
} & (
  | { readonly kind: "share"; readonly share: Rate }
  | { readonly kind: "less"; readonly amount: Fen }
);

export type StepDetail =
  | { readonly kind: "total"; readonly lines: number }
  | { readonly kind: "full-self-pay"; readonly lines: number }
  | { readonly kind: "pre-self-pay"; readonly lines: number }
  | { readonly kind: "over-limit"; readonly lines: number }
  | { readonly kind: "in-scope" }
  /** Part of a bill that falls into one year (HUN-51, Q7: by days). */
  | {
      readonly kind: "year-part";
      readonly year: number;
      readonly days: number;
      readonly of: number;
    }
  | {
      readonly kind: "self-pay-first";
      readonly share: Rate;
      readonly of: "in-scope" | "total";
      readonly base: Fen;
      /** Whether the in-scope amount held it down: more cannot be borne of it. */
      readonly limited: boolean;
    }
  | {
      readonly kind: "deductible";
      /** Standard of the row, after a change for care outside. */
      readonly standard: Fen;
      readonly change: DeductibleChange | null;
      readonly repeat: RepeatDeductible | null;
      /** How many times the standard is borne (stays longer than a period). */
      readonly times: number;
      /** The earlier part of the episode has borne it for both (不再付). */
      readonly waived: boolean;
      /** Deductible borne before that counts towards this one. */
      readonly already: Fen | null;
      /** What the yearly ceiling leaves. */
      readonly ceilingLeft: Fen | null;
    }
  /** 封顶 on what enters the fund in the year (E04). */
  | {
      readonly kind: "entering-cap";
      readonly cap: Fen;
      readonly before: Fen;
      readonly cut: Fen;
    }
  | {
      readonly kind: "band";
      readonly from: Fen;
      readonly upTo: Fen | null;
      readonly base: Fen;
      /** Rate of the pool's own scale, what is added for the retired, and the points taken off. */
      readonly scaleRate: Rate;
      readonly bonus: Rate;
      readonly points: Rate;
      /** Whether a floor of the rate held it up. */
      readonly floored: boolean;
      readonly rate: Rate;
    }
  /** 保底: what is added so that the fund pays its least. */
  | { readonly kind: "payment-floor"; readonly share: Rate; readonly base: Fen }
  | { readonly kind: "cap"; readonly cap: Fen; readonly paidBefore: Fen; readonly cut: Fen }
  | { readonly kind: "pooled-total" }
  | { readonly kind: "layer-base"; readonly layer: SupplementId; readonly before: Fen }
  | { readonly kind: "layer-excess"; readonly layer: SupplementId; readonly deductible: Fen }
  | {
      readonly kind: "layer-band";
      readonly layer: SupplementId;
      readonly from: Fen;
      readonly upTo: Fen | null;
      readonly base: Fen;
      readonly rate: Rate;
      readonly points: Rate;
    }
  | {
      readonly kind: "layer-cap";
      readonly layer: SupplementId;
      readonly cap: Fen;
      readonly paidBefore: Fen;
      readonly cut: Fen;
    }
  | { readonly kind: "layer-total"; readonly layer: SupplementId };

/** One step of a settlement: structured, so that its words are made only when it is looked at. */
export interface Step {
  readonly detail: StepDetail;
  readonly amount: Fen;
  readonly sources: NonEmpty<Source>;
}
