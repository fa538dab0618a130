import { yuan } from "../money.ts";
import { type Age, AGES, type Ageing, type AgeRow, type OpenState } from "../statistics/ageing.ts";
import type { Dimension, Group } from "../statistics/claims.ts";
import type { Ratio } from "../statistics/ratio.ts";
import { FAILURE_LABEL, LEVEL_LABEL } from "./labels.ts";

/** Words of the counter's statistics, on the screen and in the exported table. */
export const DIMENSION_LABEL: Readonly<Record<Dimension, string>> = {
  month: "按月",
  quarter: "按季度",
  place: "按就医地",
  level: "按医院级别",
  cause: "按未直接结算原因",
  disease: "按病种",
};

export const STATISTIC_COLUMNS = [
  "件数",
  "占比",
  "人数",
  "人次人头比",
  "总费用",
  "次均费用",
  "涨幅",
  "有结果",
  "基金支付",
  "范围内占比",
  "范围内报销",
  "实际报销",
] as const;

const NOT_RECORDED = "未填";

/** What a group is called: `2026年10月`, `2026年第4季度`, a place, a level, a cause. */
export function groupName({ key }: Group, by: Dimension): string {
  if (key === "") return NOT_RECORDED;
  const [year = "", part = ""] = key.split("-");
  switch (by) {
    case "month":
      return `${year}年${Number(part)}月`;
    case "quarter":
      return `${year}年第${part}季度`;
    case "level":
      return wordIn(LEVEL_LABEL, key);
    case "cause":
      return wordIn(FAILURE_LABEL, key);
    case "place":
    case "disease":
      return key;
  }
}

function wordIn(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}

/** The cells of a group, in the order of the columns; what is not known stays empty. */
export function groupCells(group: Group): readonly string[] {
  return [
    String(group.cases),
    percentWords(group.share),
    String(group.persons),
    hundredths(group.casesPerPerson),
    yuan(group.total),
    yuan(group.average),
    percentWords(group.growth),
    String(group.settled),
    group.settled === 0 ? "" : yuan(group.fund),
    percentWords(group.inScopeRatio),
    percentWords(group.paidOfScope),
    percentWords(group.paidOfTotal),
  ];
}

/** `53.21%`; nothing of nothing. */
export function percentWords(ratio: Ratio): string {
  if (ratio === null) return "";
  return `${ratio < 0 ? "−" : ""}${hundredths(Math.abs(ratio))}%`;
}

/** `1.25` for 125. */
function hundredths(count: number): string {
  const digits = String(count).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const AGE_LABEL: Readonly<Record<Age, string>> = {
  "to-5": "5个工作日内",
  "to-10": "6至10个",
  "to-20": "11至20个",
  "to-30": "21至30个",
  more: "超过30个",
  unknown: "算不出",
};

const OPEN_STATE_LABEL: Readonly<Record<OpenState, string>> = {
  draft: "改动中",
  saved: "已存未提交",
  returned: "退回",
  submitted: "待复核",
  "second-look": "待复审",
  approved: "待交接",
};

/** 账龄, on the screen and in the exported table. */
export const AGEING_LABEL = "账龄";

export const AGEING_COLUMNS = [...AGES.map((age) => AGE_LABEL[age]), "合计", "最早受理"] as const;

/** A row for each state and one for all. */
export function ageRows({ states, whole }: Ageing): readonly AgeLine[] {
  return [
    ...states.map((row) => ({ name: OPEN_STATE_LABEL[row.state], row })),
    { name: "合计", row: whole },
  ];
}

export interface AgeLine {
  readonly name: string;
  readonly row: AgeRow;
}

/** The cells of a row, in the order of the columns. */
export function ageCells({ cases, all, oldest }: AgeRow): readonly string[] {
  return [...AGES.map((age) => String(cases[age])), String(all), oldest ?? ""];
}
