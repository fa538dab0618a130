import type { CaseForm } from "../../core/casefile/form.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { PoolSettings, QuestionId } from "../../core/policy/questions.ts";
import { referral } from "../store/people.ts";
import { settings } from "./settings.ts";

/** What filing and referral cost, as the city might set it. */
export const SHENYANG_TREATMENT = {
  "period.from": "2025-07-01",
  "treatment.rules.long-term.points": "0",
  "treatment.rules.home.points": "0.05",
  "treatment.rules.referral.points": "0.1",
  "treatment.rules.emergency.points": "0.12",
  "treatment.rules.other.points": "0.2",
  "treatment.rules.referral.deductible-factor.factor": "2.5",
  "treatment.rules.emergency.deductible-factor.factor": "2.5",
  "treatment.rules.other.deductible-factor.factor": "2.5",
};

/** The figures as the city might set them, for the local parameters that the notice leaves open. */
export const SHENYANG_VALUES: Readonly<Record<string, string>> = {
  ...SHENYANG_TREATMENT,
  "settlement.catalogue": "place-of-care",
  "settlement.cap.amount": "150000",
  "settlement.rows.level3.deductible": "1200",
  "settlement.rows.level3.bands": "*=0.6",
  "settlement.supplements.serious-illness.scale.deductible": "18000",
  "settlement.supplements.serious-illness.scale.bands": "*=0.6",
  "settlement.supplements.serious-illness.scale.cap": "300000",
};

/** With the province's consent (LN-2e). */
export const SHENYANG_CONSENT = "辽医保函〔2025〕9号";

/** The first reading of every question: an unkept commitment keeps its rate until it is revoked (Q6). */
export function firstReadings({ pack }: LoadedPack): { readonly [Q in QuestionId]?: string } {
  return Object.fromEntries(
    pack.questions.flatMap(({ id, readings: [first] }) =>
      first === undefined ? [] : [[id, first.id] as const],
    ),
  );
}

export function shenyangSettings(
  loaded: LoadedPack,
  values: Readonly<Record<string, string>> = {},
): PoolSettings {
  return settings({ ...SHENYANG_VALUES, ...values }, firstReadings(loaded), SHENYANG_CONSENT);
}

/**
 * An invented resident of Shenyang, filed for Shanghai on a commitment in February, whose
 * stay in March was paid in full and claimed: nothing is missing.
 */
export function pledged(): CaseForm {
  const form = referral();
  return {
    ...form,
    pool: { area: "210100", insurance: "resident" },
    person: { ...form.person, county: "210102" },
    opening: { ...form.opening, asOf: "2026-03-20" },
    filing: {
      ...form.filing,
      category: "long-term-resident",
      basis: "commitment",
      date: "2026-02-01",
      proofNumber: "",
      referringHospital: "",
      reason: "",
      materials: { identity: "copied" },
    },
    stay: {
      ...form.stay,
      admission: "2026-03-05",
      discharge: "2026-03-20",
      settled: "2026-03-20",
      failure: "network",
      admittedAs: "self-paying",
    },
    invoices: form.invoices.map((invoice) => ({ ...invoice, date: "2026-03-20" })),
    lines: form.lines.map((line) => ({ ...line, date: "2026-03-10" })),
  };
}
