import type { Emergency, FailureCause, HospitalLevel, Injury, ThirdParty } from "../claim/stay.ts";
import type { Grade } from "../claim/expenses.ts";
import type { AgentKind } from "../filing/agent.ts";
import type { FilingBasis, FilingCategory } from "../filing/category.ts";
import type { CountedStays } from "../policy/pack-settlement.ts";
import type { AidIdentity } from "../settlement/facts.ts";
import type { LayerId } from "../settlement/receipt.ts";
import type { Situation } from "../policy/situation.ts";

/** The words clerks use, once each. */
export const CATEGORY_LABEL: Readonly<Record<FilingCategory, string>> = {
  "resettled-retiree": "异地安置退休人员",
  "long-term-resident": "异地长期居住人员",
  "posted-worker": "常驻异地工作人员",
  referral: "异地转诊人员",
  emergency: "异地急诊抢救人员",
  "other-temporary": "其他临时外出就医人员",
};

/** Who acts for the person (HUN-11). */
export const AGENT_LABEL: Readonly<Record<AgentKind, string>> = {
  relative: "亲属",
  township: "乡镇街道",
  village: "村社区",
  employer: "参保单位",
};

/** Short names, for tick boxes and lists. */
export const CATEGORY_SHORT: Readonly<Record<FilingCategory, string>> = {
  "resettled-retiree": "异地安置退休",
  "long-term-resident": "异地长期居住",
  "posted-worker": "常驻异地工作",
  referral: "异地转诊",
  emergency: "异地急诊抢救",
  "other-temporary": "其他临时外出",
};

export const BASIS_LABEL: Readonly<Record<FilingBasis, string>> = {
  proof: "凭证明材料",
  commitment: "个人承诺",
  declaration: "无需证明",
};

export const LEVEL_LABEL: Readonly<Record<HospitalLevel, string>> = {
  primary: "基层（乡镇、社区）",
  level1: "一级",
  "level2-county": "二级（县级）",
  level2: "二级",
  level3: "三级",
  provincial: "省部属三级",
  unrated: "未定级",
};

export const FAILURE_LABEL: Readonly<Record<FailureCause, string>> = {
  "not-filed": "未备案",
  network: "网络或系统故障",
  credential: "就诊凭证故障",
  data: "数据传输或个人信息报错",
  "not-networked": "医院未开通异地联网",
  "own-choice": "个人原因未直接结算",
};

export const INJURY_LABEL: Readonly<Record<Injury, string>> = {
  none: "非外伤",
  "no-third-party": "外伤，无第三方责任",
  "third-party": "外伤，涉及第三方",
};

export const EMERGENCY_LABEL: Readonly<Record<Emergency, string>> = {
  yes: "急诊抢救",
  plain: "普通急诊",
  no: "不是急诊",
};

/** What the third party does about an injury that it must bear. */
export const THIRD_PARTY_LABEL: Readonly<Record<ThirdParty, string>> = {
  pays: "第三方支付",
  "advance-asked": "第三方不付或找不到，申请先行支付",
};

export const GRADE_LABEL: Readonly<Record<Grade, string>> = { A: "甲", B: "乙", C: "丙" };

export const AID_LABEL: Readonly<Record<Exclude<AidIdentity, "unknown">, string>> = {
  none: "非救助对象",
  subsistence: "低保对象",
  destitute: "特困人员",
  "at-risk": "易返贫致贫人口",
};

export const INSURANCE_LABEL = { resident: "城乡居民", employee: "职工" } as const;
export const INSURANCE_CODE = { resident: "390", employee: "310" } as const;

export const EMPLOYMENT_LABEL = { active: "在职", retired: "退休" } as const;

/** What the person was known by at the hospital (HUN-6, KF-5.2). */
export const CREDENTIAL_LABEL = {
  "e-credential": "医保电子凭证",
  "id-card": "居民身份证",
  "social-card": "社会保障卡",
} as const;

export const OPENING_LABEL = {
  "core-system": "核心系统查询",
  "first-stay": "本年首次就医",
  "office-ledger": "窗口台账",
} as const;

/** Among which stays a repeat stay is counted: `本季度第2次住院`. */
export const COUNTED_STAYS_LABEL: Readonly<Record<CountedStays, string>> = {
  "same-level": "本年同级",
  "any-level": "本年",
  "same-hospital": "本年同一医院",
  "same-quarter": "本季度",
  "same-month": "本月",
};

export const LAYER_LABEL: Readonly<Record<LayerId, string>> = {
  pooled: "统筹基金",
  "serious-illness": "大病保险",
  "large-amount": "大额补助",
  "civil-servant": "公务员补助",
  "medical-assistance": "医疗救助",
  "tilt-assistance": "倾斜救助",
};

/** When the filing was made (办理时点), as a situation sees it. */
export const TIMING_LABEL: Readonly<Record<Situation["timing"], string>> = {
  none: "未备案",
  "before-admission": "就医前",
  "before-discharge": "出院结算前补办",
  discharged: "出院后、结算前补办",
  "after-settlement": "出院自费结算后补办",
  "for-another-stay": "结算后为另一次住院备案",
};

export const SEX_LABEL = { male: "男", female: "女" } as const;
export const CHANNEL_LABEL = { window: "窗口", phone: "电话", online: "线上" } as const;
