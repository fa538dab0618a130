import { covers, sameProvince } from "../area.ts";
import { LEVELS } from "../claim/stay.ts";
import type { LoadedPack } from "../policy/load.ts";
import { readChoice } from "../policy/local-value.ts";
import type { Pack } from "../policy/pack.ts";
import { AIDED, CATALOGUES, type Catalogue, type ScaleRow } from "../policy/pack-settlement.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { FACTORS, type Situation } from "../policy/situation.ts";
import type { Local } from "../policy/values.ts";
import { fail, ok, type NonEmpty, type Result } from "../result.ts";
import { type Asker, createAsker, type Overrides } from "./ask.ts";
import { ruleOn, type Ruling } from "./decide.ts";
import type { AidIdentity, ClaimFacts } from "./facts.ts";
import { type Payer, planPooled, type PooledPlan } from "./plan.ts";
import type { Lack, Source } from "./receipt.ts";
import { planSupplement, type SupplementPlan } from "./supplement-plan.ts";
import type { Terms } from "./terms.ts";

/**
 * A pack with what the office has settled for it. Rules and scales are worked
 * out once for each situation and each kind of stay, and used for every case.
 */
export interface Policy {
  readonly loaded: LoadedPack;
  readonly settings: PoolSettings;
  readonly ask: Asker;
  readonly ruling: (situation: Situation) => Ruling;
  readonly plan: (terms: Terms, facts: ClaimFacts) => StayPlan;
}

/** Everything looked up that settling a stay of this kind under these terms needs. */
export interface StayPlan {
  readonly scope: NonEmpty<Source>;
  readonly pooled: Result<PooledPlan, NonEmpty<Lack>>;
  readonly supplements: readonly SupplementPlan[];
}

export function createPolicy(
  loaded: LoadedPack,
  settings: PoolSettings,
  overrides: Overrides = {},
): Policy {
  const { pack } = loaded;
  const ask = createAsker(pack, settings, overrides);
  const rulings = new Map<string, Ruling>();
  const plans = new WeakMap<Terms, StayPlan[]>();
  return {
    loaded,
    settings,
    ask,
    ruling: (situation) => {
      const key = situationKey(situation);
      const known = rulings.get(key);
      if (known !== undefined) return known;
      const ruling = ruleOn(pack, situation, ask);
      rulings.set(key, ruling);
      return ruling;
    },
    plan: (terms, facts) => {
      const known = plans.get(terms);
      const byStay = known ?? [];
      if (known === undefined) plans.set(terms, byStay);
      const key = stayKey(facts);
      const planned = byStay[key];
      if (planned !== undefined) return planned;
      const plan = planStay(pack, terms, facts, ask);
      byStay[key] = plan;
      return plan;
    },
  };
}

function situationKey(situation: Situation): string {
  let key = "";
  for (const factor of FACTORS) key += `${situation[factor]} `;
  return key;
}

/**
 * What of the facts a plan depends on, as one number: it is worked out for every stay. The
 * kind of care and whether the place lies in the province are told by the situation that
 * gave the terms.
 */
function stayKey({ aid, retired, stay }: ClaimFacts): number {
  const key = LEVELS.indexOf(stay.level) * AIDS.length + AIDS.indexOf(aid);
  return key * 2 + (retired ? 1 : 0);
}

/** Within the province, as the span of a situation has it. */
function isNear({ pool, stay }: ClaimFacts): boolean {
  return covers(pool, stay.place) || sameProvince(pool, stay.place);
}

const AIDS: readonly AidIdentity[] = ["unknown", "none", ...AIDED];

function planStay(pack: Pack, terms: Terms, facts: ClaimFacts, ask: Asker): StayPlan {
  const catalogue = catalogueOf(pack, facts, terms, ask);
  const row = rowOf(pack, facts, terms, ask);
  const pooled = row.ok
    ? planPooled(pack, row.value.row, row.value.sources, payerOf(facts), terms, ask)
    : fail<NonEmpty<Lack>>([row.error]);
  const { supplements } = pack.settlement;
  return {
    scope: catalogue.sources,
    pooled: withCatalogue(catalogue.lack, pooled),
    supplements: supplements.map((layer) =>
      planSupplement(layer, { aid: facts.aid, care: facts.stay.care }, terms.points, ask),
    ),
  };
}

function payerOf({ retired, stay }: ClaimFacts): Payer {
  return { retired, care: stay.care };
}

/** Without a catalogue nobody can say what is in scope. */
function withCatalogue(
  lack: Lack | null,
  pooled: Result<PooledPlan, NonEmpty<Lack>>,
): Result<PooledPlan, NonEmpty<Lack>> {
  if (lack === null) return pooled;
  return fail(pooled.ok ? [lack] : [lack, ...pooled.error]);
}

interface CatalogueChoice {
  readonly sources: NonEmpty<Source>;
  readonly lack: Lack | null;
}

/**
 * Whose catalogue rules: in direct settlement as KF-2.1, HUN-18 and GD-1c say,
 * in a manual claim the insured place's where the text says so (HUN-53), else
 * what the pool has set (KF-1.4).
 */
function catalogueOf(pack: Pack, facts: ClaimFacts, terms: Terms, ask: Asker): CatalogueChoice {
  const [path, local] = catalogueRule(pack, facts, terms);
  const read = ask.value(path, local, readChoice(CATALOGUES));
  if (read.ok) return { sources: [read.value.source], lack: null };
  const [clause] = read.error.clauses;
  return { sources: [{ kind: "clause", clause }], lack: read.error };
}

function catalogueRule(
  pack: Pack,
  facts: ClaimFacts,
  terms: Terms,
): readonly [string, Local<Catalogue>] {
  const { catalogue, catalogueAfterFailure, directCatalogue } = pack.settlement;
  const near = isNear(facts);
  if (terms.route === "direct") {
    return near
      ? ["settlement.directCatalogue.intraProvince", directCatalogue.intraProvince]
      : ["settlement.directCatalogue.crossProvince", directCatalogue.crossProvince];
  }
  return terms.afterFailure && !near && catalogueAfterFailure !== null
    ? ["settlement.catalogueAfterFailure", catalogueAfterFailure]
    : ["settlement.catalogue", catalogue];
}

interface ChosenRow {
  readonly row: ScaleRow;
  readonly sources: readonly Source[];
}

/**
 * The row of the pool's own scale (HUN-19: by level): the same level as the hospital's, the
 * pool's row for other provinces where it has one (Q8, KF-2.4c), or what the
 * treatment puts in its place (另有一张表).
 */
function rowOf(pack: Pack, facts: ClaimFacts, terms: Terms, ask: Asker): Result<ChosenRow, Lack> {
  const { rows, outpatientRow } = pack.settlement;
  const find = (id: string) => rows.find((row) => row.id === (terms.ownRows?.[id] ?? id));
  if (facts.stay.care === "outpatient") {
    const row = outpatientRow === null ? undefined : find(outpatientRow);
    return row === undefined ? fail({ kind: "question", question: "Q9" }) : ok(chosen(row));
  }
  const { rowByLevel, retiredRowByLevel, outsideRow } = pack.settlement;
  const table = facts.retired ? (retiredRowByLevel ?? rowByLevel) : rowByLevel;
  const own = table[facts.stay.level];
  const outside = outsideRow !== null && !isNear(facts);
  if (!outside && own !== undefined) {
    const row = find(own);
    if (row !== undefined) return ok(chosen(row));
  }
  const picked = ask.pick("Q8");
  if (picked.reading === null) return fail({ kind: "question", question: "Q8" });
  const id = outside && picked.reading === "outside-row" ? outsideRow : own;
  const row = id === undefined || id === null ? undefined : find(id);
  if (row !== undefined) return ok({ row, sources: [picked.source] });
  // Once the pool has said which row rules, what is left to say is the hospital's level.
  return fail(
    picked.source.kind === "answer"
      ? { kind: "fact", fact: "level" }
      : { kind: "question", question: "Q8" },
  );
}

function chosen(row: ScaleRow): ChosenRow {
  return { row, sources: [] };
}
