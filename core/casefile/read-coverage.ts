import type { Coverage } from "../settlement/facts.ts";
import type { CaseForm } from "./form.ts";
import type { FormReader } from "./reader.ts";

/**
 * 待遇享受期 of a person who is not entitled throughout (HUN-13, HUN-16). Undefined:
 * nothing is written. Null: what is written is no period.
 */
export function readCoverage(
  reader: FormReader,
  { coveredFrom, coveredUntil }: CaseForm["person"],
): Coverage | null | undefined {
  const read = (key: "coveredFrom" | "coveredUntil", text: string | undefined, label: string) => {
    const day = reader.dateIfAny(`person.${key}`, text ?? "", label);
    return { day, bad: day === null && (text ?? "").trim() !== "" };
  };
  const first = read("coveredFrom", coveredFrom, "待遇享受开始日期");
  const last = read("coveredUntil", coveredUntil, "待遇享受截止日期");
  if (first.bad || last.bad) return null;
  const { day: from } = first;
  const { day: until } = last;
  if (from === null && until === null) return undefined;
  const held = reader.holds([
    {
      bad: from !== null && until !== null && until < from,
      field: "person.coveredUntil",
      code: "E-DAY-13",
      what: `待遇享受截止日期早于开始日期 ${from ?? ""}。`,
      remedy: "对照参保记录重输。",
    },
  ]);
  return held ? { from, until } : null;
}
