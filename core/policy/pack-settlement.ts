import { z } from "zod";
import { LEVELS } from "../claim/stay.ts";
import { QUESTIONS } from "./questions.ts";
import { bands, cited, factor, local, money, share } from "./values.ts";

/**
 * The money side of a pack. Cities differ in mechanism, not only in number:
 * each mechanism is a named choice here and a named operation in the core.
 */

/** Whose catalogue (三个目录) rules what is in scope. */
export const CATALOGUES = ["insured-place", "place-of-care", "province"] as const;
export type Catalogue = (typeof CATALOGUES)[number];

/**
 * What a treatment changes beside the points taken off (facts A3: the mechanisms
 * that cities use for care outside).
 */
export const operation = z.discriminatedUnion("op", [
  /** 起付标准乘以倍数 (LN-2a: the factor itself, so ×2.5 is "2.5"). */
  z.strictObject({ op: z.literal("deductible-factor"), factor: local(factor) }),
  /** 起付标准另定一个金额. */
  z.strictObject({ op: z.literal("deductible-amount"), amount: local(money) }),
  /** 起付标准按医疗费总额的比例, within bounds. */
  z.strictObject({
    op: z.literal("deductible-share"),
    share: local(share),
    atLeast: local(money),
    atMost: local(money),
  }),
  /** 先由个人负担一定比例, of the in-scope amount or of 医疗费总额: that much of what is in scope never enters the fund. */
  z.strictObject({
    op: z.literal("self-pay-first"),
    share: local(share),
    of: z.enum(["in-scope", "total"]).default("in-scope"),
  }),
  /** 另有一张表: the rows of the scale that replace the local ones, by id. */
  z.strictObject({ op: z.literal("own-rows"), rows: z.record(z.string(), z.string()) }),
  /** 再降低: points on top of those of the rule, such as for not settling directly (E25). */
  z.strictObject({ op: z.literal("more-points"), points: local(share) }),
  /** 支付比例不低于. */
  z.strictObject({ op: z.literal("rate-floor"), rate: local(share) }),
  /** 保底: the fund pays at least this share of the amount above the deductible. */
  z.strictObject({
    op: z.literal("payment-floor"),
    share: local(share),
    of: z.enum(["in-scope", "total"]),
  }),
]);
export type Operation = z.output<typeof operation>;

/** One row of the pool's own scale for inpatients. */
const row = z.strictObject({
  id: z.string(),
  label: z.string(),
  deductible: local(money),
  bands: local(bands),
});
export type ScaleRow = z.output<typeof row>;

/**
 * Which earlier stays of the year make a stay a repeat one: those at the same
 * level, at any, at the same hospital, of the same quarter or the same month.
 * `shares-by-stay` with "1", "0" is one deductible a hospital, a quarter or a month.
 */
export const COUNTED_STAYS = [
  "same-level",
  "any-level",
  "same-hospital",
  "same-quarter",
  "same-month",
] as const;
export type CountedStays = (typeof COUNTED_STAYS)[number];

/** Packs written before there was a choice count stays at the same level. */
const counts = z.enum(COUNTED_STAYS).default("same-level");

/** The deductible of a stay after the first of a year (多次住院). */
const repeat = z.discriminatedUnion("kind", [
  /** A share of the standard from the second stay at the same level on. */
  z.strictObject({
    kind: z.literal("share-at-same-level"),
    share: cited(share),
    yearlyCeiling: cited(money).nullable(),
  }),
  /** 第二次、第三次……: shares by the number of the stay; the last one holds from there on. */
  z.strictObject({
    kind: z.literal("shares-by-stay"),
    shares: cited(z.array(share).min(1)),
    yearlyCeiling: cited(money).nullable(),
    counts,
  }),
  /** A fixed sum less (减100元) from the second stay on. */
  z.strictObject({ kind: z.literal("less-amount"), amount: cited(money), counts }),
  /** 年度不足补齐: one deductible a year, at the highest level used. */
  z.strictObject({ kind: z.literal("once-a-year") }),
]);
export type Repeat = z.output<typeof repeat>;

/** What the person bore that a supplementary layer may count. */
export const BORNE = [
  "deductible",
  "ratio-share",
  "over-cap",
  "self-pay-first",
  "pre-self-pay",
  "over-limit",
  "full-self-pay",
] as const;
export type Borne = (typeof BORNE)[number];

export const AIDED = ["subsistence", "destitute", "at-risk"] as const;

/** What becomes of an outpatient bill in a supplementary layer. */
export const OUTPATIENT = ["counted", "not-counted"] as const;

export const SUPPLEMENTS = [
  "serious-illness",
  "large-amount",
  "civil-servant",
  "medical-assistance",
  "tilt-assistance",
] as const;

const scale = z.strictObject({
  deductible: local(money),
  bands: local(bands),
  countBandsFrom: z.enum(["zero", "deductible"]),
  /** Yearly limit on what this layer pays; null: none. */
  cap: local(money).nullable(),
});
export type SupplementScale = z.output<typeof scale>;

/** A layer above the pooled fund; they stand in the order in which they pay. */
const supplement = z.strictObject({
  id: z.enum(SUPPLEMENTS),
  /** `aided`: only 救助对象. */
  serves: z.enum(["everyone", "aided"]),
  base: z.array(z.enum(BORNE)).min(1),
  /** Whether what earlier stays of the year left counts with this one's. */
  counts: z.enum(["year", "stay"]),
  scale,
  /** Scales of 救助对象 where they have their own. */
  scaleOf: z.partialRecord(z.enum(AIDED), scale).optional(),
  /** Whether what a visit (门诊) leaves to the person enters the layer; absent: the pool is asked (Q9). */
  outpatient: local(z.enum(OUTPATIENT)).optional(),
  /** Whether the points taken off reach this layer: the pool's answer to Q15, or known. */
  points: z.enum(["Q15", "yes", "no"]),
  /** The make-up above holds only under this reading of a question. */
  onlyUnder: z
    .strictObject({
      question: z.enum(QUESTIONS),
      reading: z.string(),
      /** What enters under any other answer; absent: nobody can say. */
      otherwise: z.array(z.enum(BORNE)).min(1).optional(),
    })
    .optional(),
});
export type Supplement = z.output<typeof supplement>;

const cap = z.strictObject({
  /** `payment`: on what the fund pays in the year; `entering`: on the in-scope amounts above the deductible (E04). */
  on: z.enum(["payment", "entering"]),
  amount: local(money),
});

export const settlement = z.strictObject({
  /** Catalogue of a manual claim (KF-1.4: 按参保地规定). */
  catalogue: local(z.enum(CATALOGUES)),
  /** Catalogue of a manual claim after a failure, where the text rules it (HUN-53); null: as any other. */
  catalogueAfterFailure: local(z.enum(CATALOGUES)).nullable(),
  /** Catalogue of direct settlement (KF-2.1, HUN-18, GD-1c). */
  directCatalogue: z.strictObject({
    crossProvince: local(z.enum(CATALOGUES)),
    intraProvince: local(z.enum(CATALOGUES)),
  }),
  rows: z.array(row).min(1),
  /** Row of the same level (同级别); a level that is missing here asks Q8. */
  rowByLevel: z.partialRecord(z.enum(LEVELS), z.string()),
  /** Rows of the retired where they have their own table. */
  retiredRowByLevel: z.partialRecord(z.enum(LEVELS), z.string()).optional(),
  /** The pool's own row for care outside the province, where it has one (Q8). */
  outsideRow: z.string().nullable(),
  /** Row of general outpatient and of 门慢特 bills; null: no document gives one (Q9). */
  outpatientRow: z.string().nullable(),
  retiredBonus: cited(share).nullable(),
  countBandsFrom: z.enum(["zero", "deductible"]),
  /** `person`: the person's part of each band is rounded and the fund's is what remains (E08). */
  rounds: z.enum(["fund", "person"]),
  repeat: repeat.nullable(),
  /** A stay of more days bears another deductible per period begun (满90天再付一次). */
  againAfterDays: cited(z.int().positive()).nullable(),
  /** 转院、急诊转住院: what the later part of one episode still bears. */
  continued: z.strictObject({
    transfer: local(z.enum(["own", "difference", "none"])),
    emergency: local(z.enum(["own", "difference", "none"])),
  }),
  cap: cap.nullable(),
  /**
   * 个人账户 in a manual claim: whether the person's share may be paid from it
   * (HUN-26); null: this insurance has no personal account.
   */
  account: local(z.enum(["may-pay", "may-not"])).nullable(),
  /** 外院检查、购药 joined in a manual claim (HUN-57). */
  outsideBills: local(z.enum(["join", "apart"])),
  supplements: z.array(supplement),
});
export type SettlementRules = z.output<typeof settlement>;
