import type { LineCell } from "../case/lines/line-model.ts";

const CELL: Readonly<Record<LineCell, string>> = {
  date: "日期",
  itemCode: "项目编码",
  name: "项目名称",
  grade: "级",
  quantity: "数量",
  price: "单价",
  amount: "金额",
  preSelfPay: "先付%",
  overLimit: "超限价",
  invoice: "票",
};

/** Words of the expense grid (费用明细). */
export const LINES_WORDS = {
  grid: "费用明细",
  columns: [
    { id: "no", label: "#", end: true },
    { id: "date", label: CELL.date, end: false },
    { id: "itemCode", label: CELL.itemCode, end: false },
    { id: "name", label: CELL.name, end: false },
    { id: "grade", label: CELL.grade, end: false },
    { id: "quantity", label: CELL.quantity, end: true },
    { id: "price", label: CELL.price, end: true },
    { id: "amount", label: CELL.amount, end: true },
    { id: "preSelfPay", label: CELL.preSelfPay, end: true },
    { id: "selfPaid", label: "先付额", end: true },
    { id: "overLimit", label: CELL.overLimit, end: true },
    { id: "inScope", label: "范围内", end: true },
    { id: "invoice", label: CELL.invoice, end: true },
    { id: "problem", label: "问题", end: false },
  ],
  add: "加一行",
  cell: (row: number, cell: LineCell) => `第${row}行${CELL[cell]}`,
} as const;

/** Totals per class below the grid. */
export const GRADE_WORDS = {
  title: "按等级合计",
  grade: "等级",
  parts: {
    total: "金额",
    fullSelfPay: "全自费",
    preSelfPay: "先行自付",
    overLimit: "超限价",
    inScope: "政策范围内",
  },
  gradeLines: (grade: string, count: number) => `${grade}类 ${count}行`,
  total: "合计",
  unread: (count: number) => ` 未含未填完的${count}行`,
} as const;
