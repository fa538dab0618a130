/** Every paper that is drawn from a case, in the order in which a counter meets them. */
export const FORM_KINDS = [
  "filing-notice",
  "filing",
  "commitment",
  "filing-review",
  "filing-change",
  "filing-revocation",
  "no-third-party",
  "outside-bill",
  "claim",
  "acceptance",
  "missing",
  "commitment-reminder",
  "statement",
  "expenses",
  "refusal",
  "cross-check",
  "account-transfer",
] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** Title of each form, as it stands on paper. */
export const FORM_TITLE: Readonly<Record<FormKind, string>> = {
  "filing-notice": "异地就医备案事项告知单",
  filing: "异地就医登记备案表",
  commitment: "异地就医备案个人承诺书",
  "filing-review": "异地就医补办备案审核表",
  "filing-change": "异地就医备案变更（取消、补齐）登记表",
  "filing-revocation": "异地就医备案撤销告知书",
  "no-third-party": "外伤无第三方责任承诺书",
  "outside-bill": "住院期间外院检查治疗或定点药店购药单",
  claim: "医疗费用手工报销申请表",
  acceptance: "材料接收清单与受理回执",
  missing: "一次性告知书",
  "commitment-reminder": "承诺补齐材料提醒单",
  statement: "医疗费用手工报销结算单",
  expenses: "医疗费用明细表",
  refusal: "不予受理（支付）告知书",
  "cross-check": "异地就医费用协查申请表",
  "account-transfer": "个人账户资金划转申请表",
};

/** Short names, for the journal and for narrow lists. */
export const FORM_SHORT: Readonly<Record<FormKind, string>> = {
  "filing-notice": "备案告知单",
  filing: "备案表",
  commitment: "承诺书",
  "filing-review": "补办审核表",
  "filing-change": "备案变更表",
  "filing-revocation": "撤销告知书",
  "no-third-party": "外伤承诺书",
  "outside-bill": "外院购药单",
  claim: "报销申请表",
  acceptance: "受理回执",
  missing: "一次性告知书",
  "commitment-reminder": "补材料提醒单",
  statement: "结算单",
  expenses: "费用明细表",
  refusal: "不予告知书",
  "cross-check": "协查申请表",
  "account-transfer": "个账划转表",
};
