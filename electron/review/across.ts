import type { CaseForm } from "../../core/casefile/form.ts";
import type { Problem } from "../../core/problem.ts";
import { barredFromCommitment } from "../filing/barred.ts";
import { againstOwnYear } from "../ledger-year/against-own-year.ts";
import { againstDebts } from "../recovery/against-debts.ts";
import {
  type InvoiceElsewhere,
  invoicesElsewhere,
  type StayElsewhere,
  staysElsewhere,
} from "../store/case-links.ts";
import type { Reader } from "../store/connection.ts";
import { againstOwnTotals } from "./totals.ts";

/** What the other cases of this machine say against a case. */
export async function acrossCases(
  reader: Reader,
  caseId: string,
  form: CaseForm,
): Promise<readonly Problem[]> {
  return [
    ...(await barredFromCommitment(reader, caseId, form)),
    ...(await invoicesElsewhere(reader, caseId, form)).map(claimedBefore),
    ...(await staysElsewhere(reader, caseId, form)).map(overlapping),
    ...(await againstOwnTotals(reader, caseId, form)),
    ...(await againstOwnYear(reader, caseId, form)),
    ...(await againstDebts(reader, caseId, form)),
  ];
}

/** One invoice is paid once, whoever brings it (GD-93-5b). */
function claimedBefore({ index, caseNumber, name }: InvoiceElsewhere): Problem {
  const whose = name === "" ? "" : ` ${name}名下`;
  return {
    code: "E-INV-05",
    what: `第${index + 1}张票据已在案件 ${caseNumber}${whose}录过。`,
    remedy: "核对票据号码；同一张票据不能报两次，录错的改号码，重复的删去。",
    field: `invoices.${index}.number`,
    kind: "check",
  };
}

/** Nobody lies in two hospitals at once; a transfer changes on one day, which is no overlap. */
function overlapping({ caseNumber, hospital, admission, discharge }: StayElsewhere): Problem {
  return {
    code: "W-STY-02",
    what: `住院日期与案件 ${caseNumber} 重叠（${hospital}，${admission} 至 ${discharge}）。`,
    remedy: "对照出院记录改日期；确实重叠的，写明原因再提交。",
    field: "stay.admission",
    kind: "check",
  };
}
