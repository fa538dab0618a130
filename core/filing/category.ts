/** The six filing categories (备案类别) in their two groups (KF-1.1, HUN-7). */
export const CATEGORIES = [
  "resettled-retiree",
  "long-term-resident",
  "posted-worker",
  "referral",
  "emergency",
  "other-temporary",
] as const;
export type FilingCategory = (typeof CATEGORIES)[number];

/** 异地长期居住: retirees resettled, residents, workers posted. */
export type LongTermCategory = Extract<
  FilingCategory,
  "resettled-retiree" | "long-term-resident" | "posted-worker"
>;

/** 临时外出就医: referred on, in an emergency, or for any other reason. */
export type TemporaryCategory = Exclude<FilingCategory, LongTermCategory>;

/** How a filing is supported (办理依据). Only long-term filings may rest on a commitment (HUN-11, KF-2.5c). */
export const BASES = ["proof", "commitment", "declaration"] as const;
export type FilingBasis = (typeof BASES)[number];

/** 长期居住 or 临时外出: every rule of the documents keys on it. */
export function isLongTerm(category: FilingCategory): category is LongTermCategory {
  return (
    category === "resettled-retiree" ||
    category === "long-term-resident" ||
    category === "posted-worker"
  );
}
