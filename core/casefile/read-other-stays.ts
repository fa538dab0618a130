import type { OtherStays } from "../settlement/facts.ts";
import type { CaseForm } from "./form.ts";
import type { FormReader } from "./reader.ts";

/**
 * Earlier stays counted otherwise than at the same level (多次住院). What is not
 * written stays unknown; null: what is written is no count, or contradicts another.
 * @param sameLevel the count that every balance holds
 */
export function readOtherStays(
  reader: FormReader,
  opening: CaseForm["opening"],
  sameLevel: number,
): OtherStays | null {
  const read = (key: `${keyof OtherStays}Stays`, label: string) => {
    const text = opening[key] ?? "";
    return text.trim() === "" ? undefined : reader.count(`opening.${key}`, text, label);
  };
  const anyLevel = read("anyLevelStays", "本年住院次数");
  const sameHospital = read("sameHospitalStays", "同一医院住院次数");
  const sameQuarter = read("sameQuarterStays", "本季度住院次数");
  const sameMonth = read("sameMonthStays", "本月住院次数");
  if (anyLevel === null || sameHospital === null || sameQuarter === null || sameMonth === null) {
    return null;
  }
  const stays = {
    ...(anyLevel === undefined ? {} : { anyLevel }),
    ...(sameHospital === undefined ? {} : { sameHospital }),
    ...(sameQuarter === undefined ? {} : { sameQuarter }),
    ...(sameMonth === undefined ? {} : { sameMonth }),
  };
  return holdTogether(reader, stays, sameLevel) ? stays : null;
}

/** No part of the year has seen more stays than the year, and no month more than its quarter. */
function holdTogether(reader: FormReader, stays: OtherStays, sameLevel: number): boolean {
  const { anyLevel, sameHospital = 0, sameQuarter, sameMonth = 0 } = stays;
  const most = Math.max(sameLevel, sameHospital, sameQuarter ?? 0, sameMonth);
  return reader.holds([
    {
      bad: anyLevel !== undefined && anyLevel < most,
      field: "opening.anyLevelStays",
      code: "E-OPN-02",
      what: `本年住院${anyLevel ?? 0}次，少于其中的${most}次。`,
      remedy: "本年住院次数不分级别、不分医院，对照核心系统重填。",
    },
    {
      bad: sameQuarter !== undefined && sameQuarter < sameMonth,
      field: "opening.sameQuarterStays",
      code: "E-OPN-02",
      what: `本季度住院${sameQuarter ?? 0}次，少于本月的${sameMonth}次。`,
      remedy: "对照核心系统重填。",
    },
  ]);
}
