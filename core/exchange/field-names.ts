/**
 * Where a field of the case form stands in a case file. Problems name the form's
 * field; whoever sent the file knows only its own.
 */
const NAMES: Readonly<Record<string, string>> = {
  "pool.area": "insu_admdvs",
  "person.name": "person.psn_name",
  "person.certNo": "person.certno",
  "person.phone": "person.tel",
  "person.employment": "person.psn_type",
  "person.aid": "person.aid_type",
  "person.accountPart": "person.acct_pay",
  "person.coveredFrom": "person.coverage.begndate",
  "person.coveredUntil": "person.coverage.enddate",
  "opening.source": "opening",
  "opening.asOf": "opening.as_of",
  "opening.sameLevelStays": "opening.same_level_stays",
  "opening.anyLevelStays": "opening.any_level_stays",
  "opening.sameHospitalStays": "opening.same_hospital_stays",
  "opening.sameQuarterStays": "opening.same_quarter_stays",
  "opening.sameMonthStays": "opening.same_month_stays",
  "opening.deductiblePaid": "opening.act_pay_dedc",
  "opening.pooledPaid": "opening.hifp_pay",
  "opening.inScopeBorne": "opening.inscp_borne",
  "opening.seriousIllnessPaid": "opening.hifmi_pay",
  "filing.wanted": "filing",
  "filing.date": "filing.begndate",
  "filing.place": "filing.place_admdvs",
  "filing.sameDayOrder": "filing.same_day_order",
  "filing.effective": "filing.effective_date",
  "filing.proofEnds": "filing.proof_ends",
  "filing.madeFor": "filing.made_for",
  "filing.referredOn": "filing.referred_on",
  "stay.hospital": "stay.fixmedins_name",
  "stay.hospitalCode": "stay.fixmedins_code",
  "stay.place": "stay.mdtrtarea_admvs",
  "stay.level": "stay.hosp_lv",
  "stay.admission": "stay.begntime",
  "stay.discharge": "stay.endtime",
  "stay.settled": "stay.setl_time",
  "stay.diagnosis": "stay.dscg_maindiag_name",
  "stay.inpatientNo": "stay.ipt_no",
  "stay.injury": "stay.trauma",
  "stay.thirdParty": "stay.third_party",
  "stay.admittedAs": "stay.admitted_as",
  "stay.directFund": "stay.direct_fund",
  "stay.hospitalPart": "stay.hosp_part_amt",
  "stay.groupPay": "stay.group_pay",
  "invoices.*.number": "invoices.*.invono",
  "invoices.*.date": "invoices.*.issue_date",
  "invoices.*.amount": "invoices.*.medfee_sumamt",
  "lines.*.invoice": "lines.*.invono",
  "lines.*.date": "lines.*.fee_date",
  "lines.*.name": "lines.*.medins_list_name",
  "lines.*.grade": "lines.*.chrgitm_lv",
  "lines.*.quantity": "lines.*.cnt",
  "lines.*.amount": "lines.*.det_item_fee_sumamt",
  "lines.*.preSelfPay": "lines.*.selfpay_prop",
  "lines.*.overLimit": "lines.*.overlmt_selfpay",
};

/** `lines.3.amount` as `lines.3.det_item_fee_sumamt`; a name that is the same stays. */
export function exchangeField(formField: string): string {
  const [, index = ""] = /\.(\d+)\./u.exec(formField) ?? [];
  if (formField.startsWith("filing.materials.")) return "filing.materials";
  return (NAMES[anyRow(formField)] ?? formField).replace("*", index);
}

/** `lines.3.amount` as `lines.*.amount`. */
export function anyRow(field: string): string {
  return field.replace(/\.\d+(?=\.|$)/u, ".*");
}
