import {
  CHARGE_CATEGORY_LABEL,
  type ChargeCategory,
  chargeCategoryOf,
} from "../claim/charge-category.ts";
import type { Grade } from "../claim/expenses.ts";
import { withoutPrivateUse } from "../private-use.ts";
import { readGrade, readNumber, readShare, type ShareUnit, shareUnitOf } from "./cells.ts";
import { columnCells, findHeader, headingsOf, repeatsHeader } from "./columns.ts";
import { headings } from "./headings.ts";
import { isEmptyRow, type Sheet, type SheetRow } from "./sheet.ts";

/** 目录: what an item of the insured place's catalogue is, as the office imports it. */
export interface CatalogueEntry {
  readonly code: string;
  readonly name: string;
  readonly grade: Grade | "";
  /** 先行自付比例 in percent as typed, `10`; "" where the catalogue says none. */
  readonly share: string;
  readonly category: ChargeCategory | "";
  /** 限价: yuan of one unit up to which it counts, as `3980` or `0.1234`; "" where there is none. */
  readonly limit: string;
  /** 规格、单位 */
  readonly remark: string;
}

export interface CatalogueFault {
  readonly line: number;
  readonly what: string;
}

export interface ReadCatalogue {
  readonly entries: readonly CatalogueEntry[];
  /** Rows that are no entry, each with why. */
  readonly faults: readonly CatalogueFault[];
}

const HEADINGS = headings([
  [
    "code",
    "国家医保编码 国家医保代码 医保编码 医保代码 国家编码 国家代码 医保目录编码 hilist_code med_list_codg 目录编码 项目编码 药品代码 药品编码 耗材代码 编码 代码",
  ],
  [
    "name",
    "项目名称 目录名称 hilist_name 注册名称 药品名称 通用名 通用名称 耗材名称 医保名称 名称 品名 商品名称",
  ],
  [
    "grade",
    "收费项目等级 chrgitm_lv 医保等级 项目等级 目录等级 甲乙类 甲乙丙 甲乙丙类 等级 级 级别 医保类别 目录类别 报销类别 医保属性 支付类别 类别",
  ],
  [
    "share",
    "先行自付比例 selfpay_prop 先自付比例 先付比例 先付% 个人先行自付比例 个人先付比例 个人先自付比例 首先自付比例 自付比例",
  ],
  ["category", "费用类别 med_chrgitm_type 收费类别 费用类型 费用分类 费别 项目类别 目录分类"],
  ["limit", "限价 最高限价 支付标准 医保支付标准 医保支付价 最高支付限价 限额 hilist_pric 支付价"],
  ["remark", "规格 单位 计价单位 包装"],
]);

type Column = "code" | "name" | "grade" | "share" | "category" | "limit" | "remark";

/** Reads a catalogue file; null where no row names the columns of code and name. */
export function readCatalogue(sheet: Sheet): ReadCatalogue | null {
  const mapping = findHeader<Column>(
    sheet,
    HEADINGS,
    (roles) => roles.has("name") && roles.has("code"),
  );
  if (mapping.header === -1) return null;
  const place = new Map(mapping.columns.map((role, at) => [role, at] as const));
  const shares = place.get("share");
  const unit =
    shares === undefined ? "percent" : shareUnitOf(columnCells(sheet, mapping.header, shares));
  const named = headingsOf(sheet.rows[mapping.header]);
  const entries: CatalogueEntry[] = [];
  const faults: CatalogueFault[] = [];
  for (const row of sheet.rows.slice(mapping.header + 1)) {
    if (isEmptyRow(row) || repeatsHeader(row, named)) continue;
    const read = readEntry(row, place, unit);
    if (typeof read === "string") faults.push({ line: row.line, what: read });
    else entries.push(read);
  }
  return { entries, faults };
}

/** Longest text that an entry keeps. */
const LONGEST = 300;

function readEntry(
  row: SheetRow,
  place: ReadonlyMap<Column | null, number>,
  unit: ShareUnit,
): CatalogueEntry | string {
  const cell = (column: Column): string => {
    const at = place.get(column);
    return at === undefined ? "" : withoutPrivateUse((row.cells[at] ?? "").trim());
  };
  const [code, name] = [cell("code"), cell("name")];
  if (name === "") return "没有名称";
  if (name.length > LONGEST || code.length > LONGEST) return "名称或编码太长";
  const grade = cell("grade") === "" ? "" : readGrade(cell("grade"));
  if (grade === null) return `等级“${cell("grade")}”不是甲、乙、丙`;
  const share = cell("share") === "" ? null : readShare(cell("share"), unit);
  if (share !== null && !share.ok) return `先付比例“${cell("share")}”不是比例`;
  const limit = isNone(cell("limit")) ? null : readNumber(cell("limit"), 4);
  if (limit !== null && (!limit.ok || limit.value.isNegative()))
    return `限价“${cell("limit")}”不是金额`;
  return {
    code,
    name,
    grade,
    share: share?.value ?? "",
    category: chargeCategoryOf(cell("category")) ?? "",
    limit: limit?.value.toFixed() ?? "",
    remark: cell("remark").slice(0, LONGEST),
  };
}

function isNone(text: string): boolean {
  return /^(?:|-|—|\/|无|不限|无限价)$/u.test(text);
}

/** `西药` for `09`; nothing where the catalogue says none. */
export function categoryWord(category: ChargeCategory | ""): string {
  return category === "" ? "" : CHARGE_CATEGORY_LABEL[category];
}
