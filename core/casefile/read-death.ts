import { type IsoDate, parseDate } from "../calendar.ts";
import type { FormReader } from "./reader.ts";
import type { CaseForm } from "./form.ts";

/**
 * 死亡日期 of a person who has died since: nobody is admitted after it. Most cases
 * have none. How far the stay goes beyond it is a check, not an error: a discharge
 * is often written on the next day.
 */
export function readDeath(
  reader: FormReader,
  { person, stay }: CaseForm,
  birth: IsoDate | null,
  today: IsoDate,
): void {
  const died = reader.dateIfAny("person.died", person.died ?? "", "死亡日期");
  if (died === null) return;
  const admission = parseDate(stay.admission);
  reader.holds([
    {
      bad: died > today || (birth !== null && died < birth),
      field: "person.died",
      code: "E-PER-01",
      what: `死亡日期不在出生日期 ${birth ?? ""} 和今天（${today}）之间。`,
      remedy: "对照死亡证明重输，并核对身份证号。",
    },
    {
      bad: admission.ok && admission.value > died,
      field: "stay.admission",
      code: "E-STY-03",
      what: `入院日期晚于死亡日期 ${died}。`,
      remedy: "对照死亡证明和出院记录，核对是不是本人的住院。",
    },
  ]);
}
