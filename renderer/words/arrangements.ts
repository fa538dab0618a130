/** Words of the days off of a year (放假安排), as the office enters them from the notice. */
export const ARRANGEMENT_WORDS = {
  title: "放假安排",
  shipped: (years: string) => `随程序 ${years}年`,
  entered: (years: string) => `；录入：${years}年`,
  entry: (year: number, document: string, by: string, on: string) =>
    `${year}年：${document}，${by} ${on}`,
  what: "期限按工作日算，要知道哪些天放假、哪些天调休上班。国务院办公厅每年11月前后公布下一年的；公布后粘贴通知正文录入，期限就算得出来。",
  missing: (years: readonly number[]) => ({
    code: "W-HOL-11" as const,
    what: `${years.join("、")}年的还没有：跨到这一年的期限算不出。`,
    remedy: "通知公布后，按 N 录入；办理照常，到期日先不写。",
  }),
  wanting: (years: readonly number[]) =>
    `${years.join("、")}年的还没有录入：跨到这一年的期限算不出。`,
  wantingEnter: "国务院办公厅的通知公布后录入；在此之前办理照常，到期日先不写。",
  wantingAsk: "通知公布后，请主管在“设置—单位”里录入；办理照常，到期日先不写。",
  toEnter: "去录入",
  enter: "录入",
  done: (year: number) => `${year}年的已存下，期限照此重新算过。`,
  dialog: "录入放假安排",
  year: "年份",
  yearWrong: {
    code: "E-HOL-12",
    what: "年份不对。",
    remedy: "填四位数的年份，例如 2027。",
  },
  yearKnown: "已有，存下后改用新的",
  document: "通知文号",
  documentHint: "国办发明电〔20××〕×号",
  documentNeed: "填通知的文号",
  notice: "通知正文",
  noticeHint: "从“一、元旦：……”粘贴到“国庆节：……上班。”",
  noticeNeed: "粘贴通知正文",
  preview: "读到的",
  nothing: "粘贴以后，在这里列出读到的日子。",
  off: "放假",
  worked: "调休上班",
  noneWorked: "没有",
  days: (count: number) => `${count}天`,
  total: (off: number, worked: number) => `放假${off}天，调休上班${worked}天`,
  compare: "请对照通知核对，无误再存下。存下后不能删除，录错了重新录入这一年，以后录的为准。",
  save: "存下",
  cancel: "取消",
} as const;

const WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] as const;

/** `1月1日 周五`: 1 is Monday. */
export function weekdayWord(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? "";
}
