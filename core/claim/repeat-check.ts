import { findArea } from "../area.ts";
import { parseDate } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import { repeatReferral, type RepeatRefusal } from "../filing/repeat.ts";
import type { Problem } from "../problem.ts";
import { assertNever } from "../result.ts";

/** A referral made without new proof must follow an earlier one for the same disease and place (HUN-12). */
export function checkRepeat({ filing, stay }: CaseForm): readonly Problem[] {
  const { repeat } = filing;
  const [made, date] = [parseDate(repeat?.date ?? ""), parseDate(filing.date)];
  const [from, to] = [findArea(repeat?.place ?? ""), findArea(filing.place)];
  if (repeat === undefined || !made.ok || !date.ok || from === undefined || to === undefined) {
    return [];
  }
  const { category, follows, diagnosis, reason } = repeat;
  const asked = repeatReferral(
    {
      id: follows,
      category,
      date: made.value,
      place: from.code,
      diagnosisCode: diagnosisCode(diagnosis),
    },
    {
      date: date.value,
      place: to.code,
      diagnosisCode: diagnosisCode(stay.diagnosis),
      sameDisease: reason,
    },
  );
  return asked.ok ? [] : [refused(asked.error)];
}

/** The code at the head of a diagnosis, `C34.1 上叶…`; null where none is written. */
export function diagnosisCode(diagnosis: string): string | null {
  return /^[A-Z]\d{2}(?:\.[0-9A-Zx+]+)?/iu.exec(diagnosis.trim())?.[0] ?? null;
}

function refused(refusal: RepeatRefusal): Problem {
  const at = (code: Problem["code"], what: string, remedy: string, field: string): Problem => ({
    code,
    what,
    remedy,
    field: `filing.${field}`,
    kind: "check",
  });
  switch (refusal.kind) {
    case "no-referral":
      return at(
        "E-FIL-42",
        "以前的备案不是异地转诊，不能接着直接办理。",
        "凭转诊证明办理。",
        "category",
      );
    case "not-earlier":
      return at("E-FIL-43", "以前的转诊备案晚于这次备案。", "核对备案日期。", "date");
    case "other-place":
      return at(
        "E-FIL-44",
        "这次的备案地和以前的转诊备案不同。",
        "凭新的转诊证明办理，或改备案地。",
        "place",
      );
    case "ask-place":
      return at(
        "E-FIL-45",
        "这次去的是同一省份的另一个市，是不是原来的备案地文件没有写。",
        "凭新的转诊证明办理，或问清后改备案地。",
        "place",
      );
    case "disease-not-shown":
      return at(
        "E-FIL-46",
        "两次的诊断编码对不上，没有写凭什么认定是同种疾病。",
        "写明依据，或凭新的转诊证明办理。",
        "repeat.reason",
      );
    default:
      return assertNever(refusal);
  }
}
