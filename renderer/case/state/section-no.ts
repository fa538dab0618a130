/** The eight sections of a case, as Ctrl+1…8 and 缺什么 number them. */
export type SectionNo = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export const SECTION_NOS: readonly SectionNo[] = [1, 2, 3, 4, 5, 6, 7, 8];

const BY_PART: Readonly<Record<string, SectionNo>> = {
  person: 1,
  agent: 1,
  opening: 1,
  pool: 1,
  filing: 2,
  purpose: 2,
  stay: 3,
  invoices: 4,
  lines: 5,
  materials: 7,
  overrides: 8,
};

/** A field of one part of the case that is asked where it matters. */
const BY_FIELD: Readonly<Record<string, SectionNo>> = { "stay.details": 5 };

/** The section that holds a field; what belongs to no field concerns the computation. */
export function sectionOfField(path: string | null): SectionNo {
  if (path === null) return 6;
  return BY_FIELD[path] ?? BY_PART[path.split(".")[0] ?? ""] ?? 6;
}

/** Fields in the order in which the paper form is read, section by section. */
const READ = [
  "person.name person.certNo person.county person.employment person.phone person.aid",
  "person.address person.payeeName person.payeeBank person.payeeAccount",
  "person.credential person.coveredFrom person.coveredUntil person.died person.accountPart",
  "opening.source opening.asOf opening.sameLevelStays opening.anyLevelStays",
  "opening.sameHospitalStays opening.sameQuarterStays opening.sameMonthStays",
  "opening.deductiblePaid",
  "opening.pooledPaid opening.inScopeBorne opening.seriousIllnessPaid",
  "agent.name agent.certNo agent.relation agent.phone",
  "filing.wanted filing.date filing.sameDayOrder filing.channel filing.category",
  "filing.basis filing.place filing.madeFor filing.number filing.proofNumber filing.proofEnds",
  "filing.referringHospital filing.completed filing.referredOn filing.household",
  "filing.reason filing.ended",
  "stay.hospital stay.hospitalCode stay.place stay.level stay.designated stay.admission",
  "stay.discharge stay.settled stay.emergency stay.injury stay.care stay.directFund",
  "stay.hospitalPart stay.thirdParty stay.admittedAs stay.diagnosis stay.inpatientNo",
  "stay.failure stay.failureNote stay.chronic.inInsuredList stay.chronic.inCareList",
].flatMap((fields) => fields.split(" "));

/** Place of a field in its section; the rows of a list follow in their own order. */
export function orderOfField(path: string | null): number {
  const at = READ.indexOf(path ?? "");
  if (at !== -1) return at;
  const row = Number(path?.split(".")[1] ?? "");
  return READ.length + (Number.isInteger(row) ? row : 0);
}
