import type { VisitDetails } from "./visit-details.ts";

/** What of a case says which visit it is about; days as `YYYY-MM-DD`, empty while not typed. */
export interface CaseVisit {
  readonly caseId: string;
  readonly certNo: string;
  readonly hospitalCode: string;
  readonly hospital: string;
  readonly admission: string;
  readonly discharge: string;
  readonly invoices: readonly string[];
}

export const GROUNDS = ["person", "provider", "dates", "invoice"] as const;
export type Ground = (typeof GROUNDS)[number];

/**
 * How sure it is that an upload is of a case (HUN-59.2). `same`: taken as such; `likely`: a
 * clerk looks. An upload under another person's number is at most likely: 个人信息报错 is
 * one of the reasons for which hospitals upload.
 */
export interface VisitMatch {
  readonly caseId: string;
  readonly is: "same" | "likely";
  readonly by: readonly Ground[];
}

type Visit = Pick<
  VisitDetails,
  "psn_cert_no" | "fixmedins_code" | "fixmedins_name" | "begndate" | "enddate" | "invoices"
>;

/** Null where they have nothing to do with each other. */
export function matchVisit(visit: Visit, one: CaseVisit): VisitMatch | null {
  const by = GROUNDS.filter((ground) => HOLDS[ground](visit, one));
  const has = (...grounds: readonly Ground[]): boolean =>
    grounds.every((ground) => by.includes(ground));
  const { caseId } = one;
  if (has("person", "invoice") || has("person", "provider", "dates")) {
    return { caseId, is: "same", by };
  }
  const likely =
    has("provider", "dates", "invoice") ||
    (has("person", "provider") && overlap(visit, one)) ||
    (has("person", "dates") && !contradicts(visit, one));
  return likely ? { caseId, is: "likely", by } : null;
}

/** The cases that an upload may be of, the surest first. */
export function matchesOf(visit: Visit, cases: readonly CaseVisit[]): readonly VisitMatch[] {
  return cases
    .flatMap((one) => matchVisit(visit, one) ?? [])
    .toSorted((a, b) => rank(b) - rank(a) || (a.caseId < b.caseId ? -1 : 1));
}

function rank({ is, by }: VisitMatch): number {
  return (is === "same" ? GROUNDS.length + 1 : 0) + by.length;
}

const HOLDS: Readonly<Record<Ground, (visit: Visit, one: CaseVisit) => boolean>> = {
  person: (visit, { certNo }) => equal(folded(visit.psn_cert_no), folded(certNo)),
  provider: (visit, { hospitalCode, hospital }) =>
    equal(folded(visit.fixmedins_code), folded(hospitalCode)) ||
    equal(folded(visit.fixmedins_name), folded(hospital)),
  dates: (visit, { admission, discharge }) =>
    visit.begndate === admission && visit.enddate === discharge,
  invoice: (visit, { invoices }) => {
    const known = new Set(invoices.map(folded));
    return visit.invoices.some(({ number }) => folded(number) !== "" && known.has(folded(number)));
  },
};

function overlap({ begndate, enddate }: Visit, { admission, discharge }: CaseVisit): boolean {
  return admission !== "" && discharge !== "" && begndate <= discharge && admission <= enddate;
}

/** Another code stands in the case: two hospitals on the same days are two visits. */
function contradicts(visit: Visit, { hospitalCode }: CaseVisit): boolean {
  const [theirs, ours] = [folded(visit.fixmedins_code), folded(hospitalCode)];
  return theirs !== "" && ours !== "" && theirs !== ours;
}

function equal(a: string, b: string): boolean {
  return a !== "" && a === b;
}

/** Without blanks and marks, full-width forms as plain ones, letters in capitals. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, "");
}
