import { askedMaterials } from "../../filing/asked-materials.ts";
import { parseIdNumber, maskedId } from "../../identity.ts";
import {
  AID_LABEL,
  BASIS_LABEL,
  CATEGORY_LABEL,
  CATEGORY_SHORT,
  CHANNEL_LABEL,
  EMERGENCY_LABEL,
  EMPLOYMENT_LABEL,
  FAILURE_LABEL,
  INJURY_LABEL,
  INSURANCE_LABEL,
  LEVEL_LABEL,
  SEX_LABEL,
  THIRD_PARTY_LABEL,
  TIMING_LABEL,
} from "../../words/labels.ts";
import { areaText, certText, insuranceText, insuredPlace, routeOf, stayDays } from "../entries.ts";
import { paperTiming, spanChoices, validityText } from "../filing.ts";
import type { FormInput } from "../input.ts";
import { dated, picked, type TemplateValue, written } from "./value-kinds.ts";

/** What the counter has written down of the person, the filing and the stay. */

export const PERSON_VALUES: readonly TemplateValue[] = [
  written("参保人", ["person.name", "姓名"], ({ form }) => form.person.name),
  picked("参保人", ["person.sex", "性别"], SEX_LABEL, ({ form }) => {
    const id = parseIdNumber(form.person.certNo);
    return id.ok ? id.value.sex : "";
  }),
  ...dated("参保人", ["person.birth", "出生日期"], ({ form }) => {
    const id = parseIdNumber(form.person.certNo);
    return id.ok ? id.value.birth : "";
  }),
  written("参保人", ["person.certNo", "身份证号"], ({ form }) => certText(form.person.certNo)),
  written("参保人", ["person.certNo.masked", "身份证号（遮掩）"], ({ form }) =>
    maskedId(certText(form.person.certNo)),
  ),
  written("参保人", ["person.phone", "联系电话"], ({ form }) => form.person.phone),
  written("参保人", ["person.address", "居住地址"], ({ form }) => form.person.address),
  written("参保人", ["person.insuredPlace", "参保地"], ({ form }) => insuredPlace(form)),
  written("参保人", ["person.insuranceText", "险种（职工注明在职、退休）"], ({ form }) =>
    insuranceText(form),
  ),
  picked(
    "参保人",
    ["person.insurance", "险种"],
    INSURANCE_LABEL,
    ({ form }) => form.pool.insurance,
  ),
  picked(
    "参保人",
    ["person.employment", "在职或退休"],
    EMPLOYMENT_LABEL,
    ({ form }) => form.person.employment,
  ),
  picked("参保人", ["person.aid", "救助对象身份"], AID_LABEL, ({ form }) => form.person.aid),
  written("参保人", ["person.payeeName", "收款户名"], ({ form }) => form.person.payeeName),
  written("参保人", ["person.payeeBank", "开户银行"], ({ form }) => form.person.payeeBank),
  written("参保人", ["person.payeeAccount", "收款账号"], ({ form }) => form.person.payeeAccount),
];

export const AGENT_VALUES: readonly TemplateValue[] = [
  written("代办人", ["agent.name", "代办人姓名"], ({ form }) => form.agent.name),
  written("代办人", ["agent.certNo", "代办人证件号"], ({ form }) => certText(form.agent.certNo)),
  written("代办人", ["agent.relation", "与本人关系"], ({ form }) => form.agent.relation),
  written("代办人", ["agent.phone", "代办人电话"], ({ form }) => form.agent.phone),
];

const FILED_LABEL = { new: "本窗口新办", existing: "已有备案", none: "未备案" } as const;
const SPAN_LABEL = { cross: "跨省异地就医", intra: "省内异地就医" } as const;
const YES_NO = { yes: "是", no: "否" } as const;

export const FILING_VALUES: readonly TemplateValue[] = [
  picked("备案", ["filing.wanted", "备案情况"], FILED_LABEL, ({ form }) => form.filing.wanted),
  picked(
    "备案",
    ["filing.category", "备案类型"],
    CATEGORY_SHORT,
    ({ form }) => form.filing.category,
  ),
  picked(
    "备案",
    ["filing.categoryFull", "备案类型（全称）"],
    CATEGORY_LABEL,
    ({ form }) => form.filing.category,
  ),
  picked("备案", ["filing.basis", "办理依据"], BASIS_LABEL, ({ form }) => form.filing.basis),
  picked("备案", ["filing.timing", "办理时点"], TIMING_LABEL, timingOf),
  picked("备案", ["filing.span", "备案范围"], SPAN_LABEL, spanOf),
  picked("备案", ["filing.channel", "办理渠道"], CHANNEL_LABEL, ({ form }) => form.filing.channel),
  ...dated("备案", ["filing.date", "备案日期"], ({ form }) => form.filing.date),
  written("备案", ["filing.place", "备案就医地"], ({ form }) =>
    areaText(form.filing.place || form.stay.place),
  ),
  written("备案", ["filing.validity", "备案有效期"], validityText),
  written("备案", ["filing.proofNumber", "证明编号"], ({ form }) => form.filing.proofNumber),
  written(
    "备案",
    ["filing.referringHospital", "转出医院"],
    ({ form }) => form.filing.referringHospital,
  ),
  written("备案", ["filing.reason", "补办原因"], ({ form }) => form.filing.reason),
  written("备案", ["filing.materials", "已收的备案材料"], materialsOf),
];

export const STAY_VALUES: readonly TemplateValue[] = [
  written("住院", ["stay.hospital", "就医机构"], ({ form }) => form.stay.hospital),
  written("住院", ["stay.hospitalCode", "机构编码"], ({ form }) => form.stay.hospitalCode),
  written("住院", ["stay.place", "就医地"], ({ form }) => areaText(form.stay.place)),
  picked("住院", ["stay.level", "机构级别"], LEVEL_LABEL, ({ form }) => form.stay.level),
  picked("住院", ["stay.designated", "定点机构"], YES_NO, ({ form }) => form.stay.designated),
  written("住院", ["stay.inpatientNo", "住院号"], ({ form }) => form.stay.inpatientNo),
  written("住院", ["stay.diagnosis", "诊断"], ({ form }) => form.stay.diagnosis),
  ...dated("住院", ["stay.admission", "入院日期"], ({ form }) => form.stay.admission),
  ...dated("住院", ["stay.discharge", "出院日期"], ({ form }) => form.stay.discharge),
  written("住院", ["stay.days", "住院天数"], ({ form }) => stayDays(form)),
  ...dated("住院", ["stay.settled", "自费结算日"], ({ form }) => form.stay.settled),
  picked("住院", ["stay.emergency", "急诊"], EMERGENCY_LABEL, ({ form }) => form.stay.emergency),
  picked("住院", ["stay.injury", "外伤"], INJURY_LABEL, ({ form }) => form.stay.injury),
  picked(
    "住院",
    ["stay.thirdParty", "第三方责任"],
    THIRD_PARTY_LABEL,
    ({ form }) => form.stay.thirdParty ?? "",
  ),
  picked(
    "住院",
    ["stay.failure", "未直接结算原因"],
    FAILURE_LABEL,
    ({ form }) => form.stay.failure,
  ),
  written("住院", ["stay.failureNote", "未直接结算的说明"], ({ form }) => form.stay.failureNote),
];

function timingOf({ receipt }: FormInput): keyof typeof TIMING_LABEL | "" {
  return paperTiming(receipt?.treatment.situation?.timing) ?? "";
}

function spanOf(input: FormInput): keyof typeof SPAN_LABEL | "" {
  const [cross, intra] = spanChoices(input);
  if (cross?.on === true) return "cross";
  return intra?.on === true ? "intra" : "";
}

/** Those of the route's materials that have been taken. */
function materialsOf({ form, pack }: FormInput): string {
  const taken = form.filing.materials;
  return askedMaterials(routeOf(pack, form), form.filing)
    .filter(({ id }) => taken[id] !== undefined)
    .map(({ label }) => label)
    .join("、");
}
