import { type AreaCode, findArea } from "../area.ts";
import { type LoadedPack, readPack } from "./load.ts";
import hunanEmployees from "./packs/hunan-employees.json" with { type: "json" };
import hunanResidents from "./packs/hunan-residents.json" with { type: "json" };
import kaifengResidents from "./packs/kaifeng-residents.json" with { type: "json" };
import type { Pack } from "./pack.ts";

/** The packs that ship with the program. */
export const PACKS: readonly LoadedPack[] = [
  shipped(kaifengResidents),
  shipped(hunanResidents),
  shipped(hunanEmployees),
];

/** The packs that rule an insured pool (统筹区). */
export function packsOf(pool: AreaCode): readonly LoadedPack[] {
  return PACKS.filter(({ pack }) => rules(pack, pool));
}

/** The pack of a pool and a kind of insurance. */
export function packFor(pool: AreaCode, insurance: Pack["insurance"]): LoadedPack | undefined {
  return packsOf(pool).find(({ pack }) => pack.insurance === insurance);
}

/** The shipped pack with this id: a saved case names it. */
export function packById(id: string): LoadedPack | undefined {
  return PACKS.find(({ pack }) => pack.id === id);
}

/** A provincial pack rules every pool of the province until the pool has its own (HUN-86). */
export function rules(pack: Pack, pool: AreaCode): boolean {
  if (pack.pool.covers === "pool") return pack.pool.code === pool;
  return pack.pool.code.slice(0, 2) === pool.slice(0, 2) && findArea(pool) !== undefined;
}

function shipped(json: unknown): LoadedPack {
  const read = readPack(json);
  if (!read.ok) throw new Error(`shipped pack: ${JSON.stringify(read.error)}`);
  return read.value;
}
