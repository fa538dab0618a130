import type { Role } from "./headings.ts";

/** The columns of a list as clerks call them. */
export const ROLE_LABEL: Readonly<Record<Role, string>> = {
  date: "日期",
  code: "编码",
  name: "项目名称",
  grade: "等级",
  quantity: "数量",
  price: "单价",
  amount: "金额",
  preSelfPay: "先付比例",
  overLimit: "超限价",
  category: "费用类别",
  invoice: "票据号",
};
