import { type AreaCode, findArea } from "../area.ts";
import type { IsoDate } from "../calendar.ts";
import { type LoadedPack, readPack } from "./load.ts";
import { daysOfPack, inSequence, packOn } from "./pack-days.ts";
import type { Pack } from "./pack.ts";
import guangdongEmployees from "./packs/guangdong-employees.json" with { type: "json" };
import guangdongResidents from "./packs/guangdong-residents.json" with { type: "json" };
import guangzhouEmployees from "./packs/guangzhou-employees.json" with { type: "json" };
import guangzhouResidents from "./packs/guangzhou-residents.json" with { type: "json" };
import hunanEmployees from "./packs/hunan-employees.json" with { type: "json" };
import hunanResidents from "./packs/hunan-residents.json" with { type: "json" };
import kaifengEmployees from "./packs/kaifeng-employees.json" with { type: "json" };
import kaifengResidents from "./packs/kaifeng-residents.json" with { type: "json" };
import shenyangEmployees from "./packs/shenyang-employees.json" with { type: "json" };
import shenyangResidents from "./packs/shenyang-residents.json" with { type: "json" };

/** The packs that ship with the program. */
export const PACKS: readonly LoadedPack[] = [
  shipped(kaifengResidents),
  shipped(kaifengEmployees),
  shipped(hunanResidents),
  shipped(hunanEmployees),
  shipped(shenyangResidents),
  shipped(shenyangEmployees),
  shipped(guangzhouResidents),
  shipped(guangzhouEmployees),
  shipped(guangdongResidents),
  shipped(guangdongEmployees),
];

/**
 * The packs that rule an insured pool (统筹区) on a day, one for each kind of insurance: its
 * own, which overrides the province's (HUN-86), else the province's.
 * @param packs the shipped ones, with those that the district has sent
 */
export function packsOn(
  pool: AreaCode,
  on: IsoDate,
  packs: readonly LoadedPack[] = PACKS,
): readonly LoadedPack[] {
  return INSURANCES.flatMap((insurance) => packFor(pool, insurance, on, packs) ?? []);
}

const INSURANCES: readonly Pack["insurance"][] = ["resident", "employee"];

/** The pack of a pool and a kind of insurance that rules a day. */
export function packFor(
  pool: AreaCode,
  insurance: Pack["insurance"],
  on: IsoDate,
  packs: readonly LoadedPack[] = PACKS,
): LoadedPack | undefined {
  const all = packs.filter(({ pack }) => pack.insurance === insurance && rules(pack, pool));
  const begun = all.filter(({ pack }) => daysOfPack(pack).from <= on);
  return packOn(ruling(begun, pool), on) ?? packOn(ruling(all, pool), on);
}

/** Every pack that rules a pool at some time, those of a kind of insurance in their order. */
export function packsOf(
  pool: AreaCode,
  packs: readonly LoadedPack[] = PACKS,
): readonly LoadedPack[] {
  const own = ruling(packs, pool);
  return INSURANCES.flatMap((insurance) =>
    inSequence(own.filter(({ pack }) => pack.insurance === insurance)),
  );
}

/** Those of a list that rule a pool: an own pack leaves out the province's for its kind of insurance. */
export function ruling(packs: readonly LoadedPack[], pool: AreaCode): readonly LoadedPack[] {
  const candidates = packs.filter(({ pack }) => rules(pack, pool));
  const own = new Set(candidates.flatMap(({ pack }) => (isOwn(pack) ? [pack.insurance] : [])));
  return candidates.filter(({ pack }) => isOwn(pack) || !own.has(pack.insurance));
}

/** The pack with this id: a saved case names it. */
export function packById(id: string, packs: readonly LoadedPack[] = PACKS): LoadedPack | undefined {
  return packs.find(({ pack }) => pack.id === id);
}

/** A provincial pack rules every pool of the province until the pool has its own (HUN-86). */
export function rules(pack: Pack, pool: AreaCode): boolean {
  if (isOwn(pack)) return pack.pool.code === pool;
  return pack.pool.code.slice(0, 2) === pool.slice(0, 2) && findArea(pool) !== undefined;
}

function isOwn(pack: Pack): boolean {
  return pack.pool.covers === "pool";
}

function shipped(json: unknown): LoadedPack {
  const read = readPack(json);
  if (!read.ok) throw new Error(`shipped pack: ${JSON.stringify(read.error)}`);
  return read.value;
}
