import type { DaysLeft } from "../../core/due/days-left.ts";
import { assertNever } from "../../core/result.ts";
import type { AheadKind, Deadline } from "../../electron/contract/ahead.ts";
import { FOUND_LIMIT } from "../../electron/contract/search.ts";

/** What helps where the days off of a year are not known here. */
export const ENTER_DAYS_OFF = "公布后请主管在“设置—单位”录入";

/** Words of the deadlines on the workbench (时限). */
export const AHEAD_WORDS = {
  title: "时限",
  counted: "按工作日计",
  none: "没有要到期的。",
  more: (count: number) => `另有${count}条，到期更晚。`,
  requests: (count: number) => `${count}件`,
  unsent: (count: number) => (count < FOUND_LIMIT ? `${count}件待上传` : `${count}件以上待上传`),
  nothingUnsent: "没有待上传的",
} as const;

const KIND: Readonly<Record<AheadKind, string>> = {
  commitment: "承诺补齐材料",
  claim: "手工报销办结",
  filing: "备案办结",
  "check-answer": "等协查答复",
  "coordination-answer": "等协同答复",
  confirm: "答复待确认",
  summary: "协查申请汇总",
};

/** What is due, and whose it is. */
export function dueWords({ kind, name, count }: Deadline): readonly [string, string] {
  return [KIND[kind], kind === "summary" ? AHEAD_WORDS.requests(count) : name];
}

/** `今天`, `3天`, `过期2天`: short, under a heading that says what is counted. */
export function shortLeft(left: DaysLeft): string {
  switch (left.kind) {
    case "today":
      return "今天";
    case "overdue":
      return left.days === null || left.days === 0 ? "过期" : `过${left.days}天`;
    case "left":
      return left.days === null ? "—" : `${left.days}天`;
    case "unknown":
      return "未定";
    default:
      return assertNever(left);
  }
}

/** The same in a whole sentence, for screen readers and on pointing. */
export function wholeLeft(left: DaysLeft): string {
  switch (left.kind) {
    case "today":
      return "今天到期";
    case "overdue":
      return left.days === null || left.days === 0 ? "已过期" : `已过期${left.days}个工作日`;
    case "left":
      return left.days === null
        ? `本机没有那一年的放假安排，算不出工作日，${ENTER_DAYS_OFF}`
        : `还有${left.days}个工作日`;
    case "unknown":
      return `本机没有到期日所在年份的放假安排，定不到日，${ENTER_DAYS_OFF}`;
    default:
      return assertNever(left);
  }
}
