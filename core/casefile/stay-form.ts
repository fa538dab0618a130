import { z } from "zod";
import { EMERGENCIES, FAILURES, INJURIES, LEVELS, THIRD_PARTIES } from "../claim/stay.ts";
import { choice, text, yesNo } from "./leaf.ts";

/** The stay (就诊) as the counter writes it. */
export const StayForm = z.strictObject({
  care: choice("inpatient", "outpatient"),
  hospital: text,
  hospitalCode: text,
  place: text,
  level: choice(...LEVELS),
  designated: yesNo,
  admission: text,
  discharge: text,
  settled: text,
  diagnosis: text,
  inpatientNo: text,
  emergency: choice(...EMERGENCIES),
  injury: choice(...INJURIES),
  thirdParty: choice(...THIRD_PARTIES).optional(),
  /** How the person was admitted (LN-1.2a). */
  admittedAs: choice("insured", "self-paying").optional(),
  /** Fund amount on the invoice, where the hospital has settled directly (HUN-58). */
  directFund: text.optional(),
  /** What the hospital itself bears. */
  hospitalPart: text.optional(),
  /** 门慢特: whether the disease is in the lists of the insured place and of the place of care (HUN-18.2). */
  chronic: z.strictObject({ inInsuredList: yesNo, inCareList: yesNo }).optional(),
  /** 按病种付费 at the place of care (HEN-1). */
  groupPay: z.strictObject({ inRange: yesNo, placeDeclared: yesNo }).optional(),
  /** What the place of care has published of the hospital (HUN-23), as far as it was looked up. */
  provider: z
    .strictObject({ agreementFrom: text, agreementUntil: text, rightFrom: text, rightUntil: text })
    .optional(),
  /** Where the expense lines come from: typed at the counter unless they say otherwise (HUN-59). */
  details: choice("typed", "downloaded").optional(),
  failure: choice(...FAILURES),
  failureNote: text,
});
