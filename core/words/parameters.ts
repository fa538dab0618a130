import { readDate } from "../policy/local-value.ts";
import type { Pack } from "../policy/pack.ts";
import { AIDED, SUPPLEMENTS } from "../policy/pack-settlement.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { isUnset } from "../policy/values.ts";
import type { Lack } from "../settlement/receipt.ts";
import { AID_LABEL } from "./labels.ts";
import { layerName } from "./steps.ts";

/** What the local parameters of a pack are called, by the path that receipts and settings use. */

const NAMES: Readonly<Record<string, string>> = {
  "filing.commitmentMonths": "承诺补齐期限",
  "filing.temporary.validityMonths": "临时备案有效期",
  "filing.longTerm.validity": "长期备案有效期",
  "filing.longTerm.changeLockMonths": "变更期限",
  "filing.deemedForEmergency": "急诊视同备案",
  "filing.arisesAtAdmission": "入院即备案",
  "filing.commitment.clawback": "待遇差的计算口径",
  "period.from": "施行日期",
  "period.to": "停止施行日期",
  processingDays: "手工报销办理时限",
  "settlement.catalogue": "手工报销目录",
  "settlement.catalogueAfterFailure": "故障后手工报销目录",
  "settlement.directCatalogue.crossProvince": "跨省直接结算目录",
  "settlement.directCatalogue.intraProvince": "省内直接结算目录",
  "settlement.cap.amount": "封顶线",
  "settlement.repeat.share": "再次住院起付",
  "settlement.repeat.shares": "各次住院起付",
  "settlement.repeat.amount": "再次住院起付减少",
  "settlement.repeat.yearlyCeiling": "年度起付累计",
  "settlement.retiredBonus": "退休人员加点",
  "settlement.againAfterDays": "住满再付起付的天数",
  "settlement.continued.transfer": "转院后的起付标准",
  "settlement.continued.emergency": "急诊转住院的起付标准",
  "settlement.account": "个人账户支付手工报销",
  "settlement.outsideBills": "外院检查、购药并入住院",
};

/** By the last parts of a path under `treatment.rules.<id>` or `questions.<id>.<reading>`. */
const TREATMENT_NAMES: Readonly<Record<string, string>> = {
  points: "支付比例降低",
  "deductible-factor.factor": "起付标准的倍数",
  "deductible-amount.amount": "起付标准",
  "deductible-share.share": "起付标准占总额的比例",
  "deductible-share.atLeast": "起付标准的下限",
  "deductible-share.atMost": "起付标准的上限",
  "self-pay-first.share": "先由个人负担的比例",
  "more-points.points": "支付比例再降低",
  "rate-floor.rate": "支付比例的下限",
  "payment-floor.share": "保底比例",
};

/** What a local parameter is called; of a row, a rule or a question without saying of which. */
export function parameterName(path: string): string {
  const known = NAMES[path];
  if (known !== undefined) return known;
  const [section = "", part = "", id = "", ...rest] = path.split(".");
  // The id of a question may hold dots; what its reading asks for is always points.
  if (section === "questions") return TREATMENT_NAMES["points"] ?? path;
  if (section === "treatment" && part === "rules") return TREATMENT_NAMES[rest.join(".")] ?? path;
  if (part === "rows") return scaleName("起付标准", rest[0]) ?? path;
  if (part === "supplements") return supplementName(id, rest) ?? path;
  return path;
}

/** `市级三级 起付标准`: the name, with what it belongs to in this pack. */
export function parameterTitle(pack: Pack, path: string): string {
  const name = parameterName(path);
  const owner = ownerOf(pack, path);
  return owner === null ? name : `${owner} ${name}`;
}

/** First day of a pack: the office's own, else the pack's; null where nobody has set it (LN-eff). */
export function effectiveFrom({ period }: Pack, settings: PoolSettings): string | null {
  const own = settings.values?.["period.from"];
  const day = own === undefined ? null : readDate(own.value);
  return day ?? (isUnset(period.from) ? null : period.from.value);
}

/** Whether long-term filings hold as long as their proof does (LN-1.1a), by the office's word or the pack's. */
export function boundByProof({ filing }: Pack, settings: PoolSettings): boolean {
  const { validity } = filing.longTerm;
  const own = settings.values?.["filing.longTerm.validity"]?.value;
  return (own ?? (isUnset(validity) ? "" : validity.value)) === "until-proof-ends";
}

/** `医疗救助起付线、医疗救助封顶线`: what the pool has yet to set, by name. */
export function parameterNames(lacks: readonly ParameterLack[]): string {
  const names = lacks.map(({ path, asks }) =>
    path.startsWith("questions.") ? asks.replace(/？.*$/u, "") : parameterName(path),
  );
  return [...new Set(names)].join("、");
}

export type ParameterLack = Extract<Lack, { kind: "parameter" }>;

function ownerOf(pack: Pack, path: string): string | null {
  const under = (prefix: string) => (one: { readonly id: string }) =>
    path.startsWith(`${prefix}.${one.id}.`);
  return (
    pack.settlement.rows.find(under("settlement.rows"))?.label ??
    pack.treatment.rules.find(under("treatment.rules"))?.label ??
    pack.questions.find(under("questions"))?.asks.replace(/？$/u, "") ??
    null
  );
}

/** `大病起付线`, `大病起付线（低保对象）` */
function supplementName(id: string, rest: readonly string[]): string | null {
  const layer = SUPPLEMENTS.find((known) => known === id);
  if (layer === undefined) return null;
  const aid = AIDED.find((known) => known === rest[1]);
  if (rest[0] === "outpatient") return `门诊费用计入${layerName(layer)}`;
  const name = scaleName("起付线", rest.at(-1));
  const whose = rest[0] === "scaleOf" && aid !== undefined ? `（${AID_LABEL[aid]}）` : "";
  return name === null ? null : `${layerName(layer)}${name}${whose}`;
}

function scaleName(deductible: string, part: string | undefined): string | null {
  if (part === "deductible") return deductible;
  if (part === "bands") return "分段比例";
  return part === "cap" ? "封顶线" : null;
}
