import { CROSS_CHECK_FIELDS, CROSS_CHECK_LABELS, periodOf } from "../../core/due/cross-check.ts";
import type { IsoDate } from "../../core/calendar.ts";
import type { InquiryEntry } from "../contract/inquiries.ts";

/** A table of cells, the heading first. */
export type Table = readonly (readonly string[])[];

/**
 * 费用协查申请汇总表 of the round that is summed up on a day (HUN-76.t: the 26th, over
 * the 26th of the month before to the 25th), with the nine fields of each request.
 */
export function summaryOf(entries: readonly InquiryEntry[], summarised: IsoDate): Table {
  const rows = entries.flatMap(({ caseNumber, inquiry }) => {
    const { asked, since, state } = inquiry;
    if (asked.kind !== "cross-check" || state === "withdrawn") return [];
    if (periodOf(since).summarised !== summarised) return [];
    const fields = CROSS_CHECK_FIELDS.map((field) => asked.fields[field]);
    return [[caseNumber, since, ...fields, asked.suspicion]];
  });
  const heading = CROSS_CHECK_FIELDS.map((field) => CROSS_CHECK_LABELS[field]);
  return [["受理号", "申请日期", ...heading, "疑点"], ...rows];
}
