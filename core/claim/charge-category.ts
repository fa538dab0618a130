import { halfWidth } from "../text.ts";

/** 费用类别 (med_chrgitm_type), the fourteen kinds of charge of the national platform. */
export const CHARGE_CATEGORIES = [
  "01",
  "02",
  "03",
  "04",
  "05",
  "06",
  "07",
  "08",
  "09",
  "10",
  "11",
  "12",
  "13",
  "14",
] as const;
export type ChargeCategory = (typeof CHARGE_CATEGORIES)[number];

export const CHARGE_CATEGORY_LABEL: Readonly<Record<ChargeCategory, string>> = {
  "01": "床位",
  "02": "诊察",
  "03": "检查",
  "04": "化验",
  "05": "治疗",
  "06": "手术",
  "07": "护理",
  "08": "卫材",
  "09": "西药",
  "10": "中药饮片",
  "11": "中成药",
  "12": "一般诊疗",
  "13": "挂号",
  "14": "其他",
};

/** What hospitals call them besides. */
const OTHER_NAMES: Readonly<Record<string, ChargeCategory>> = {
  住院: "01",
  诊查: "02",
  放射: "03",
  检验: "04",
  麻醉: "06",
  卫生材料: "08",
  材料: "08",
  耗材: "08",
  医用耗材: "08",
  医用材料: "08",
  一次性材料: "08",
  中草药: "10",
  草药: "10",
  饮片: "10",
  中药: "10",
  成药: "11",
  一般诊疗费: "12",
};

const BY_NAME: ReadonlyMap<string, ChargeCategory> = new Map([
  ...Object.entries(OTHER_NAMES),
  ...CHARGE_CATEGORIES.map((code) => [CHARGE_CATEGORY_LABEL[code], code] as const),
]);

/** The kind of charge that a hospital's word or code means: `西药费`, `09`, `检验`; null where none is known. */
export function chargeCategoryOf(text: string): ChargeCategory | null {
  const plain = halfWidth(text).replaceAll(/\s/gu, "");
  const code = CHARGE_CATEGORIES.find((known) => known === plain.padStart(2, "0"));
  return code ?? BY_NAME.get(plain) ?? BY_NAME.get(plain.replace(/(?:费用?|类)$/u, "")) ?? null;
}
