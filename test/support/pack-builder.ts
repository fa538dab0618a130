import type { z } from "zod";
import { LEVELS } from "../../core/claim/stay.ts";
import { loadPack, type LoadedPack } from "../../core/policy/load.ts";
import type { Pack } from "../../core/policy/pack.ts";

/** A pack as its JSON file holds it. */
export type PackJson = z.input<typeof Pack>;
export type RuleJson = PackJson["treatment"]["rules"][number];
export type ConditionJson = RuleJson["when"];
export type SettlementJson = PackJson["settlement"];
export type SupplementJson = SettlementJson["supplements"][number];
export type RepeatJson = NonNullable<SettlementJson["repeat"]>;
export type OperationJson = NonNullable<
  Extract<RuleJson["then"], { do: "reduce" }>["also"]
>[number];
type QuestionJson = PackJson["questions"][number];

/** Bands as a test writes them: one rate for all, or `[up to, rate]` rising, the last open. */
export type BandsSpec = string | readonly (readonly [upTo: string | null, rate: string])[];

export interface RowSpec {
  readonly deductible: string;
  readonly bands: BandsSpec;
}

/** What a test pack says; everything else is the plainest pack that the schema takes. */
export interface PackSpec {
  readonly id: string;
  readonly insurance?: PackJson["insurance"];
  /** Rows by id. An id that is a hospital level is the row of that level. */
  readonly rows: Readonly<Record<string, RowSpec>>;
  /** None given: the local rate for everyone. */
  readonly rules?: readonly RuleJson[];
  readonly cap?: { readonly on: "payment" | "entering"; readonly amount: string };
  readonly supplements?: readonly SupplementJson[];
  /** What the pack asks beside the questions of every pack. */
  readonly questions?: readonly QuestionJson[];
  /** Any other choice of the money side. */
  readonly settlement?: Partial<SettlementJson>;
}

const DOCUMENT = "EXAMPLE";
const CLAUSES: [string] = ["EXAMPLE-1"];

/** A value that an authority has published, so that nothing that rests on it is a trial. */
export function known<T>(value: T) {
  return { value, source: { document: DOCUMENT }, confidence: "authority" as const };
}

/** A choice that the pool has yet to make. */
export function notSaid(asks: string) {
  return { unset: "choice" as const, asks, clauses: CLAUSES };
}

export function bands(spec: BandsSpec) {
  const list = typeof spec === "string" ? [[null, spec] as const] : spec;
  return known(list.map(([upTo, rate]) => ({ upTo, rate })));
}

/** A rule that takes points off, for every situation unless a condition is given. */
export function reduce(
  id: string,
  points: string,
  when: ConditionJson = {},
  also: OperationJson[] = [],
): RuleJson {
  return { id, label: id, clauses: CLAUSES, when, then: { do: "reduce", points, also } };
}

/** A rule for every situation that changes the local treatment by one operation alone. */
export function only(operation: OperationJson, points = "0"): readonly RuleJson[] {
  return [reduce("only", points, {}, [operation])];
}

export interface SupplementSpec extends Partial<Omit<SupplementJson, "id" | "scale">> {
  readonly deductible?: string;
  readonly bands: BandsSpec;
  readonly countBandsFrom?: "zero" | "deductible";
  readonly cap?: string;
}

/** A layer above the pooled fund: by default for everyone, by the year, on all that is left in scope. */
export function supplement(id: SupplementJson["id"], spec: SupplementSpec): SupplementJson {
  const { deductible, bands: scaleBands, countBandsFrom, cap, ...rest } = spec;
  return {
    id,
    serves: "everyone",
    base: ["deductible", "ratio-share", "over-cap"],
    counts: "year",
    points: "no",
    scale: scale({ deductible, bands: scaleBands, countBandsFrom, cap }),
    ...rest,
  };
}

interface ScaleSpec {
  readonly deductible?: string | undefined;
  readonly bands: BandsSpec;
  readonly countBandsFrom?: "zero" | "deductible" | undefined;
  readonly cap?: string | undefined;
}

export function scale(spec: ScaleSpec): SupplementJson["scale"] {
  return {
    deductible: known(spec.deductible ?? "0"),
    bands: bands(spec.bands),
    countBandsFrom: spec.countBandsFrom ?? "zero",
    cap: spec.cap === undefined ? null : known(spec.cap),
  };
}

/** The pack as JSON, for tests that change or write it. */
export function packJson(spec: PackSpec): PackJson {
  return {
    format: "pack/2",
    id: spec.id,
    name: spec.id,
    pool: { code: "410200", name: "开封市", covers: "pool" },
    insurance: spec.insurance ?? "resident",
    documents: {
      [DOCUMENT]: { number: "算例", title: "算例", clauses: { [CLAUSES[0]]: "算例的规则" } },
    },
    period: { from: known("2016-01-01"), to: null },
    notices: [],
    filing: FILING,
    treatment: { rules: [...(spec.rules ?? [reduce("local", "0")])] },
    questions: [...QUESTIONS, ...(spec.questions ?? [])],
    processingDays: known(30),
    settlement: settlementOf(spec),
  };
}

/** A pack that has passed schema and lint; one that does not pass is a bug of the test. */
export function buildPack(spec: PackSpec): LoadedPack {
  const loaded = loadPack(packJson(spec));
  if (!loaded.ok) throw new Error(`${spec.id}: ${JSON.stringify(loaded.error)}`);
  return loaded.value;
}

/** A pack whose pooled fund takes a deductible of 1 000 and pays 80 %, with these layers above it. */
export function city(
  supplements: readonly SupplementJson[],
  changes: Partial<PackSpec> = {},
): LoadedPack {
  const rows = { level3: { deductible: "1000", bands: "0.80" } };
  return buildPack({ id: "city", rows, supplements, ...changes });
}

function settlementOf({ rows, cap, supplements, settlement }: PackSpec): SettlementJson {
  const levels = LEVELS.filter((level) => level in rows);
  return {
    catalogue: known("insured-place"),
    catalogueAfterFailure: null,
    directCatalogue: { crossProvince: known("place-of-care"), intraProvince: known("province") },
    rows: Object.entries(rows).map(([id, row]) => ({
      id,
      label: id,
      deductible: known(row.deductible),
      bands: bands(row.bands),
    })),
    rowByLevel: Object.fromEntries(levels.map((level) => [level, level])),
    outsideRow: null,
    outpatientRow: null,
    retiredBonus: null,
    countBandsFrom: "zero",
    rounds: "fund",
    repeat: null,
    againAfterDays: null,
    continued: { transfer: known("own"), emergency: known("own") },
    cap: cap === undefined ? null : { on: cap.on, amount: known(cap.amount) },
    account: null,
    outsideBills: known("apart"),
    supplements: [...(supplements ?? [])],
    ...settlement,
  };
}

const FILING: PackJson["filing"] = {
  longTerm: { validity: known("open-ended"), changeLockMonths: null },
  temporary: { validityMonths: known(6) },
  commitmentMonths: known(6),
  deemedForEmergency: known(false),
  arisesAtAdmission: null,
  routes: [],
};

/** The questions that every pack must word, each with the readings that the core knows. */
const QUESTIONS: QuestionJson[] = [
  question("Q2", "admission-day", "filing-day"),
  question("Q7", "discharge-year", "admission-year", "day-split"),
  question("Q8", "own-row", "outside-row"),
  question("Q9", null, "pool-rule"),
  question("Q15", "no", "yes"),
  question("Q16", "settlement", "admission"),
];

/** A question with the id of each reading; the proposed one, if any, stands first. */
export function question(
  id: QuestionJson["id"],
  proposed: string | null,
  ...others: string[]
): QuestionJson {
  const ids = proposed === null ? others : [proposed, ...others];
  const readings = ids.map((reading) => ({ id: reading, label: reading }));
  return { id, asks: id, clauses: CLAUSES, proposed, readings };
}
