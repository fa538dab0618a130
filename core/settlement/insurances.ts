/**
 * Kinds of insurance (险种, national code insutype) and which of them the
 * documents cover. 职工 and 居民 basic insurance only; the supplementary layers
 * ride on a basic one and are no case of their own (HUN-3, GD-93-scope).
 */
export const INSURANCES = {
  "310": "职工基本医疗保险",
  "320": "公务员医疗补助",
  "330": "大额医疗费用补助",
  "340": "离休人员医疗保障",
  "350": "伤残军人医疗保障",
  "360": "老红军医疗保障",
  "370": "企业补充医疗保险",
  "380": "新型农村合作医疗",
  "390": "城乡居民基本医疗保险",
  "391": "城镇居民基本医疗保险",
  "392": "城乡居民大病医疗保险",
  "410": "长期护理保险",
  "510": "生育保险",
} as const;
export type InsuranceCode = keyof typeof INSURANCES;

/** The clauses that say which insurances their document covers. */
export type ScopeClause = "HUN-3" | "GD-93-scope";

/**
 * Basic insurances that a document covers. HUN-3 names 城乡居民, into which 城镇居民
 * had been merged by then; in 2014 the two stood side by side.
 */
const COVERED: Readonly<Record<ScopeClause, ReadonlySet<InsuranceCode>>> = {
  "HUN-3": new Set(["310", "390"]),
  "GD-93-scope": new Set(["310", "390", "391"]),
};

const SUPPLEMENTARY: ReadonlySet<InsuranceCode> = new Set(["320", "330", "370", "392"]);

const SCOPE: Readonly<Record<ScopeClause, { readonly place: string; readonly covers: string }>> = {
  "HUN-3": {
    place: "湘医保发〔2022〕61号第三条",
    covers: "职工基本医疗保险和城乡居民基本医疗保险",
  },
  "GD-93-scope": {
    place: "人社部发〔2014〕93号第七部分",
    covers: "人力资源社会保障部门负责的基本医疗保险",
  },
};

export type InsuranceScope =
  | { readonly kind: "covered"; readonly clause: ScopeClause }
  | {
      readonly kind: "refused";
      readonly clause: ScopeClause;
      readonly why: "outside" | "supplementary" | "unknown-code";
      /** One fact and one instruction for the clerk, as of every problem (HUN-83). */
      readonly what: string;
      readonly remedy: string;
    };

/** Whether a case of this insurance falls under a document, by its code as files and the platform give it. */
export function insuranceScope(clause: ScopeClause, insutype: string): InsuranceScope {
  if (!isInsuranceCode(insutype)) {
    return {
      kind: "refused",
      clause,
      why: "unknown-code",
      what: `险种代码“${insutype}”不在国家险种代码之列。`,
      remedy: "对照参保信息改险种代码。",
    };
  }
  if (COVERED[clause].has(insutype)) return { kind: "covered", clause };
  const name = `${INSURANCES[insutype]}（${insutype}）`;
  if (SUPPLEMENTARY.has(insutype)) {
    return {
      kind: "refused",
      clause,
      why: "supplementary",
      what: `${name}是基本医疗保险之外的补充，不单独办理。`,
      remedy: "按参保人的职工或居民基本医疗保险办理。",
    };
  }
  const { place, covers } = SCOPE[clause];
  return {
    kind: "refused",
    clause,
    why: "outside",
    what: `${name}不适用：${place}只适用于${covers}。`,
    remedy: isMerged(insutype)
      ? "已并入城乡居民医保的，按390登记；没有并入的，按其主管部门的规定办理。"
      : "按该险种自己的规定办理。",
  };
}

/** 新农合 and 城镇居民 have become 城乡居民 where the two were merged. */
function isMerged(code: InsuranceCode): boolean {
  return code === "380" || code === "391";
}

function isInsuranceCode(code: string): code is InsuranceCode {
  return Object.hasOwn(INSURANCES, code);
}
