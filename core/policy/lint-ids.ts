import type { PackFault } from "./lint.ts";
import type { Pack } from "./pack.ts";

/** What settings, receipts and screens call by an id has that id alone. */
export function lintIds(pack: Pack): PackFault[] {
  const { filing, questions, settlement, treatment } = pack;
  return [
    ...once("treatment.rules", "规则编号", idsOf(treatment.rules)),
    ...once("settlement.rows", "行的编号", idsOf(settlement.rows)),
    ...once("settlement.supplements", "补充层", idsOf(settlement.supplements)),
    ...once(
      "filing.routes",
      "备案方式",
      filing.routes.map(({ category, basis }) => `${category}.${basis}`),
    ),
    ...filing.routes.flatMap(({ category, basis, materials }) =>
      once(`filing.routes.${category}.${basis}`, "材料", idsOf(materials)),
    ),
    ...questions.flatMap(({ id, readings }) => once(`questions.${id}`, "读法", idsOf(readings))),
    ...settlement.supplements.flatMap(({ id, base }) =>
      once(`settlement.supplements.${id}.base`, "计入的费用", base),
    ),
    ...treatment.rules.flatMap(({ id, then }) =>
      once(
        `treatment.rules.${id}`,
        "调整方式",
        "also" in then ? (then.also ?? []).map(({ op }) => op) : [],
      ),
    ),
  ];
}

function idsOf(items: readonly { readonly id: string }[]): readonly string[] {
  return items.map(({ id }) => id);
}

function once(at: string, what: string, ids: readonly string[]): PackFault[] {
  const again = ids.filter((id, index) => ids.indexOf(id) < index);
  return [...new Set(again)].map((id) => ({ at: `${at}.${id}`, what: `${what}重复` }));
}
