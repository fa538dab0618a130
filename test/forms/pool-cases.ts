import type { CaseForm } from "../../core/casefile/form.ts";
import { hunanCommitment, kaifengCommitment } from "./cases.ts";

/** Cases of other pools and of the rarer forms. */

/** A Shenyang resident who promised the proof and has not brought it. */
export function shenyangCommitment(): CaseForm {
  const form = kaifengCommitment();
  return {
    ...form,
    pool: { area: "210100", insurance: "resident" },
    person: { ...form.person, county: "210102" },
  };
}

/** A retiree of Guangzhou resettled in Shanghai, with an account of their own. */
export function guangzhouRetiree(): CaseForm {
  const form = hunanCommitment();
  return {
    ...form,
    pool: { area: "440100", insurance: "employee" },
    person: { ...form.person, county: "440103" },
    filing: { ...form.filing, category: "resettled-retiree", basis: "proof", household: "yes" },
  };
}

/** At a hospital that is not designated, and no rescue: nothing is paid (HUN-20.5). */
export function refusedCase(): CaseForm {
  const form = hunanCommitment();
  return {
    ...form,
    stay: { ...form.stay, designated: "no", emergency: "no" },
  };
}

/** Hunan, with a bill of a pharmacy during the stay. */
export function outsideBillCase(): CaseForm {
  const form = hunanCommitment();
  const [first, ...others] = form.invoices;
  if (first === undefined) throw new Error("no invoice");
  const outside = { designated: "yes", stamped: "yes", medicalNeed: "yes" } as const;
  return { ...form, invoices: [{ ...first, outside }, ...others] };
}
