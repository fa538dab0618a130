import { day } from "../../core/calendar.ts";
import * as step from "../../core/filing/lifecycle.ts";
import type {
  AnyFiling,
  Applied,
  CommittedFiling,
  InEffect,
  Lapsed,
  OnCommitment,
  ProvenFiling,
  TemporaryFiling,
} from "../../core/filing/states.ts";
import type { FilingTerms } from "../../core/filing/terms.ts";
import { SHANGHAI } from "./facts.ts";

/** The terms of each document, as its pack has them. */
export const KAIFENG: FilingTerms = {
  longTerm: {
    validity: "open-ended",
    lock: { months: 6, binds: "change", exception: "recorded-reason" },
  },
  temporary: { validityMonths: 6, onAdmission: "must-be-filed" },
  commitment: { months: 6, beforeCompletion: "both-ways", onLapse: "unstated", clawback: null },
  emergency: "unstated",
};
export const HUNAN: FilingTerms = {
  longTerm: { validity: "open-ended", lock: null },
  temporary: { validityMonths: 6, onAdmission: "must-be-filed" },
  commitment: { months: 6, beforeCompletion: "both-ways", onLapse: "as-unfiled", clawback: null },
  emergency: "deemed-filed",
};
export const LIAONING: FilingTerms = {
  longTerm: {
    validity: "until-proof-ends",
    lock: { months: 6, binds: "change-and-cancel", exception: "none" },
  },
  temporary: { validityMonths: 6, onAdmission: "arises" },
  commitment: { months: 6, beforeCompletion: "filing-place", onLapse: "revoked", clawback: null },
  emergency: "unstated",
};

export const proven: ProvenFiling = {
  term: "long-term",
  category: "long-term-resident",
  basis: "proof",
  date: day("2026-01-10"),
  place: SHANGHAI,
  proofEnds: day("2028-06-30"),
};
export const committed: CommittedFiling = {
  term: "long-term",
  category: "posted-worker",
  basis: "commitment",
  date: day("2026-01-10"),
  place: SHANGHAI,
};
export const temporary: TemporaryFiling = {
  term: "temporary",
  category: "referral",
  basis: "proof",
  date: day("2026-01-10"),
  place: SHANGHAI,
};
export const EFFECT = day("2026-01-10");
export const DUE = day("2026-07-10");

export function applied<F extends AnyFiling>(filing: F): Applied<F> {
  return { state: "applied", filing };
}

export function inEffect(filing: ProvenFiling | TemporaryFiling, terms: FilingTerms): InEffect {
  const result = step.takeEffect(applied(filing), { effective: EFFECT }, terms);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

export const owing: OnCommitment = {
  state: "in-effect-on-commitment",
  filing: committed,
  effective: EFFECT,
  due: DUE,
};
export const lapsed: Lapsed = { ...owing, state: "lapsed", due: DUE };
