/** The eight sections of a case, as Ctrl+1…8 and 缺什么 number them. */
export type SectionNo = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export const SECTION_NOS: readonly SectionNo[] = [1, 2, 3, 4, 5, 6, 7, 8];

const BY_PART: Readonly<Record<string, SectionNo>> = {
  person: 1,
  agent: 1,
  opening: 1,
  pool: 1,
  filing: 2,
  stay: 3,
  invoices: 4,
  lines: 5,
};

/** The section that holds a field; what belongs to no field concerns the computation. */
export function sectionOfField(path: string | null): SectionNo {
  return BY_PART[path?.split(".")[0] ?? ""] ?? 6;
}
