/** What a column of a list of expenses may hold. */
export const ROLES = [
  "date",
  "code",
  "name",
  "grade",
  "quantity",
  "price",
  "amount",
  "preSelfPay",
  "overLimit",
  "category",
  "invoice",
] as const;
export type Role = (typeof ROLES)[number];

/** What a heading claims to be; of two for one role, the lower rank has it. */
export type Headings<R extends string> = ReadonlyMap<
  string,
  { readonly role: R; readonly rank: number }
>;

/** Headings by role, the strictest first; the national platform's field names stand with them. */
export function headings<R extends string>(names: readonly (readonly [R, string])[]): Headings<R> {
  return new Map(
    names.flatMap(([role, list]) =>
      list.split(" ").map((name, rank) => [name, { role, rank }] as const),
    ),
  );
}

/** 费用清单 as hospitals print and export it. */
export const HEADINGS: Headings<Role> = headings<Role>([
  [
    "date",
    "费用日期 费用发生日期 费用发生时间 fee_ocur_time fee_date 收费日期 收费时间 计费日期 计费时间 记账日期 记账时间 发生日期 发生时间 执行日期 明细日期 开单日期 日期 时间",
  ],
  [
    "code",
    "国家医保编码 国家医保代码 医保编码 医保代码 国家编码 国家代码 medins_list_codg hilist_code 医保目录编码 医保项目编码 目录编码 项目编码 项目代码 收费项目编码 收费编码 编码 代码 院内编码",
  ],
  [
    "name",
    "项目名称 收费项目名称 收费项目 medins_list_name 费用名称 明细名称 医疗服务项目 医院项目名称 药品名称 名称 品名 项目 医保项目名称 目录名称 通用名 通用名称 商品名",
  ],
  [
    "grade",
    "收费项目等级 chrgitm_lv 医保等级 项目等级 费用等级 目录等级 甲乙丙 甲乙类 甲乙丙类 等级 级 级别 医保类别 医保类型 医保属性 报销类别 目录类别 类别 类型",
  ],
  ["quantity", "数量 cnt 计费数量 发药数量 总量 次数"],
  ["price", "单价 pric 价格 单价元"],
  [
    "amount",
    "金额 det_item_fee_sumamt 总金额 费用金额 明细金额 合计金额 金额合计 金额元 总价 总额 应收金额 费用 小计 合计",
  ],
  [
    "preSelfPay",
    "先行自付比例 selfpay_prop 先自付比例 先付比例 先付% 个人先行自付比例 个人先付比例 个人先自付比例 首先自付比例 首付比例 自付比例 自付比",
  ],
  [
    "overLimit",
    "超限价 超限价自费 overlmt_selfpay overlmt_amt 超限价自费金额 超限价金额 超限价自付 超限额 超限自费 超标金额",
  ],
  [
    "category",
    "费用类别 med_chrgitm_type 收费类别 费用类型 费用分类 费别 发票项目 发票类别 票据类别 财务分类 核算类别 收费项目类别 项目类别",
  ],
  ["invoice", "票据号码 票据号 发票号码 发票号 电子票据号码 电子票据号 invono"],
]);
