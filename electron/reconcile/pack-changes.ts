import { assess } from "../../core/assess.ts";
import { CaseForm } from "../../core/casefile/form.ts";
import { type Fen, yuan } from "../../core/money.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { packOfCase } from "../../core/policy/pack-of-case.ts";
import { rules } from "../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { findArea } from "../../core/area.ts";
import { createAdjudicator } from "../../core/settlement/adjudicate.ts";
import { recompute, type RecomputedCase } from "../../core/settlement/recompute.ts";
import { fail, ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { PackChanges } from "../contract/from-gateway.ts";
import { type Desk, NO_PACK } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { draftsAfter } from "../store/drafts.ts";
import { packsKnown } from "../store/received-packs.ts";
import { readSettings, type SettingsByPack } from "../store/settings.ts";

/** More drafts than a counter has open; beyond them the answer would keep the screen waiting. */
const MOST_DRAFTS = 500;

interface OpenCase extends RecomputedCase {
  readonly number: string;
  readonly name: string;
  readonly under: LoadedPack;
}

/** What a pack would change for the cases that are being written. Nothing is changed by it. */
export function packChanges(desk: Desk, hash: string): Promise<Answer<PackChanges>> {
  const today = chinaDay(desk.clock.now());
  return desk.store.read(async (reader) => {
    const packs = await packsKnown(reader);
    const loaded = packs.find((one) => one.hash === hash);
    if (loaded === undefined) return fail(NO_PACK);
    const settings = await readSettings(reader);
    const cases = await openCases(reader, loaded, packs, settings, today);
    return ok(changesOf(cases, loaded, settings));
  });
}

async function openCases(
  reader: Reader,
  loaded: LoadedPack,
  packs: readonly LoadedPack[],
  settings: SettingsByPack,
  today: ReturnType<typeof chinaDay>,
): Promise<readonly OpenCase[]> {
  const drafts = await draftsAfter(reader, "", MOST_DRAFTS);
  return drafts.flatMap(({ caseId, number, body }) => {
    const form = CaseForm.safeParse(JSON.parse(body));
    if (!form.success || !ruledBy(form.data, loaded)) return [];
    const under = packOfCase(form.data, packs, today)?.loaded;
    if (under === undefined || under.hash === loaded.hash) return [];
    const own = settings[under.pack.id] ?? NO_SETTINGS;
    const { facts } = assess(form.data, under, own, today);
    if (facts === null) return [];
    return [{ id: caseId, number, name: form.data.person.name.trim(), facts, under }];
  });
}

function ruledBy({ pool }: CaseForm, { pack }: LoadedPack): boolean {
  const area = findArea(pool.area);
  return pack.insurance === pool.insurance && area !== undefined && rules(pack, area.code);
}

function changesOf(
  cases: readonly OpenCase[],
  loaded: LoadedPack,
  settings: SettingsByPack,
): PackChanges {
  const under = new Map<LoadedPack, ReturnType<typeof createAdjudicator>>();
  const computed = (pack: LoadedPack): ReturnType<typeof createAdjudicator> => {
    const known = under.get(pack);
    if (known !== undefined) return known;
    const made = createAdjudicator(pack, settings[pack.pack.id] ?? NO_SETTINGS);
    under.set(pack, made);
    return made;
  };
  const { counts, changed } = recompute(
    cases,
    (one) => computed(one.under)(one.facts),
    (one) => computed(loaded)(one.facts),
  );
  const named = new Map(cases.map((one) => [one.id, one] as const));
  return {
    cases: cases.length,
    gains: counts.gains,
    loses: counts.loses,
    others: cases.length - counts.gains - counts.loses - counts.unchanged,
    changed: changed
      .filter(({ verdict }) => verdict !== "unchanged")
      .map(({ id, difference: { person } }) => ({
        caseId: id,
        number: named.get(id)?.number ?? "",
        name: named.get(id)?.name ?? "",
        before: amountOf(person.before),
        after: amountOf(person.after),
      })),
  };
}

function amountOf(amount: Fen | null): string {
  return amount === null ? "" : yuan(amount);
}
