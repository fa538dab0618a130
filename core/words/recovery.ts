import type { BEARERS, DeductionKind } from "../casefile/recovery-form.ts";

/** The two kinds of money that comes back to a fund (KF-6). */
export const DEDUCTION_LABEL: Readonly<Record<DeductionKind, string>> = {
  disallowed: "违规扣款",
  recovered: "追回基金",
};

/** From whom it comes, as the decision says. */
export const BEARER_LABEL: Readonly<Record<(typeof BEARERS)[number], string>> = {
  hospital: "医疗机构",
  person: "参保人",
};
