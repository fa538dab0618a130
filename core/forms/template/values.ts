import { originOf } from "../sheet.ts";
import { dated, type TemplateValue, written } from "./value-kinds.ts";
import { AGENT_VALUES, FILING_VALUES, PERSON_VALUES, STAY_VALUES } from "./values-case.ts";
import { CHANGE_VALUES } from "./values-change.ts";
import { COST_VALUES, SETTLEMENT_VALUES } from "./values-costs.ts";
import { REVOCATION_VALUES } from "./values-revocation.ts";

export type { TemplateValue } from "./value-kinds.ts";

const OFFICE_VALUES: readonly TemplateValue[] = [
  written("经办", ["case.number", "受理号"], ({ caseNumber }) => caseNumber),
  written("经办", ["office.name", "经办机构"], ({ office }) => office.name),
  written("经办", ["office.window", "窗口"], ({ office }) => office.window),
  written("经办", ["office.origin", "经办机构和窗口"], ({ office }) => originOf(office)),
  written("经办", ["office.telephone", "咨询电话"], ({ office }) => office.telephone ?? ""),
  written("经办", ["operator", "经办人"], ({ operator }) => operator),
  written(
    "经办",
    ["case.version", "版本"],
    ({ revision }) => `版本${revision.count}（${revision.hash.slice(0, 8)}）`,
  ),
];

/** Everything that a template can show, in the words of our reference forms: the closed list of mappings. */
export const TEMPLATE_VALUES: readonly TemplateValue[] = [
  ...PERSON_VALUES,
  ...AGENT_VALUES,
  ...FILING_VALUES,
  ...CHANGE_VALUES,
  ...REVOCATION_VALUES,
  ...STAY_VALUES,
  ...COST_VALUES,
  ...SETTLEMENT_VALUES,
  ...OFFICE_VALUES,
  ...dated("日期", ["date", "出表日期"], ({ date }) => date),
];

const BY_ID = new Map(TEMPLATE_VALUES.map((value) => [value.id, value]));

export function templateValue(id: string): TemplateValue | undefined {
  return BY_ID.get(id);
}
