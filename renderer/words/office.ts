/** Words of the office: what papers say of it. */
export const OFFICE = {
  name: "单位和窗口",
  nameOf: (office: string, window: string) => `${office}，窗口 ${window}`,
  nameWhat: "印在每张表单上。窗口编号进受理号，定了就不能改。",
  telephone: "咨询电话",
  telephoneNone: "没有设定",
  telephoneWhat:
    "印在备案事项告知单、受理回执、一次性告知书和补材料提醒单上。没有设定的，纸面留空，用笔填写。已经出具的表单不变。",
  telephoneHint: "0371-22750000",
  set: "存下",
  done: "已存下，以后画的表单印这个电话。",
  cleared: "已清除，以后画的表单留空。",
  wrong: {
    code: "E-TEL-02",
    what: "电话号码不对。",
    remedy:
      "只填数字、横线、空格和“转”分机，例如 0371-22750000转802；几个号码用顿号隔开，最多40个字。",
  },
} as const;

export const OFFICE_KEYS: readonly (readonly [string, string])[] = [
  ["Enter", "存下电话"],
  ["N", "录入放假安排"],
];
