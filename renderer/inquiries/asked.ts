import { findArea, sameProvince } from "../../core/area.ts";
import { parseDate } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import {
  CROSS_CHECK_LABELS,
  type CrossCheckDraft,
  mayRequestCrossCheck,
  missingFields,
  type NotCheckable,
} from "../../core/due/cross-check.ts";
import { certText, invoiceTotal, sexText } from "../../core/forms/entries.ts";
import { yuan, ZERO } from "../../core/money.ts";

/** The nine fields of HUN-76 as the case has them; never typed twice. */
export function fieldsOf(form: CaseForm): CrossCheckDraft {
  const { person, stay, invoices } = form;
  const total = invoiceTotal(form);
  return {
    idNumber: certText(person.certNo),
    name: person.name.trim(),
    sex: sexText(form),
    institution: stay.hospital.trim(),
    inpatientNumber: stay.inpatientNo.trim(),
    invoiceNumber: invoices
      .map(({ number }) => number.trim())
      .filter(Boolean)
      .join("、"),
    admission: dateOf(stay.admission),
    discharge: dateOf(stay.discharge),
    total: total === null || total === ZERO ? "" : yuan(total),
  };
}

function dateOf(typed: string): string {
  const parsed = parseDate(typed);
  return parsed.ok ? parsed.value : "";
}

/** What the case still lacks for a request, in the words of HUN-76. */
export function lackingFields(form: CaseForm): readonly string[] {
  return missingFields(fieldsOf(form)).map((field) => CROSS_CHECK_LABELS[field]);
}

/** Why the cost of a case cannot be checked by request (HUN-76, LN-3.2); empty when it can. */
export function notCheckable(form: CaseForm, suspicious: boolean): readonly NotCheckable[] {
  const { care, place } = form.stay;
  const [home, there] = [findArea(form.pool.area), findArea(place.trim())];
  const intra = home !== undefined && there !== undefined && sameProvince(home.code, there.code);
  const may = mayRequestCrossCheck({
    care: care === "inpatient" ? "inpatient" : "outpatient",
    span: intra ? "intra-province" : "cross-province",
    total: invoiceTotal(form) ?? ZERO,
    suspicious,
  });
  return may.ok ? [] : may.error;
}
