import type { Backup } from "../contract/administration.ts";
import { readKeySlots } from "../security/keyslots.ts";
import type { DataFiles } from "../store/profile.ts";
import {
  asBackup,
  bytesOf,
  copiesIn,
  type Copy,
  filesOf,
  hasAllBytes,
  isWhole,
  ownPlace,
} from "./copies.ts";
import { placesUnder } from "./places.ts";

/** How much is read to tell whether the newest copies are whole; the rest is told by its size. */
const READ_AT_MOST = 2 * 1024 ** 3;

/** Lists the copies that a start screen can offer, the newest first: the own ones and those chosen. */
export async function copiesToChoose(
  files: DataFiles,
  chosen: string | null,
): Promise<readonly Backup[]> {
  const own = await found(ownPlace(files), "own");
  const others = chosen === null ? [] : placesUnder(chosen).filter((at) => at !== ownPlace(files));
  const there = await Promise.all(others.map((place) => found(place, "chosen")));
  const all = [...own, ...there.flat()].toSorted((a, b) =>
    a.copy.manifest.at < b.copy.manifest.at ? 1 : -1,
  );
  const listed: Backup[] = [];
  let read = 0;
  for (const { copy, place } of all) {
    read += bytesOf(copy);
    const whole = await (read <= READ_AT_MOST ? isWhole(copy) : hasAllBytes(copy));
    listed.push(asBackup(copy, place, whole));
  }
  return listed;
}

/** Key slots that can be read: those of the data, else those of the newest copy. */
export async function readableSlots(files: DataFiles): Promise<string | null> {
  const copies = await copiesIn(ownPlace(files)).catch(() => []);
  for (const file of [files.keySlots, ...copies.map((copy) => filesOf(copy).keySlots)]) {
    const slots = await readKeySlots(file).catch(() => null);
    if (slots?.ok === true) return file;
  }
  return null;
}

interface Found {
  readonly copy: Copy;
  readonly place: Backup["place"];
}

/** A place that cannot be read has no copies to offer; the others still have. */
async function found(place: string, kind: Backup["place"]): Promise<readonly Found[]> {
  const copies = await copiesIn(place).catch(() => []);
  return copies.map((copy) => ({ copy, place: kind }));
}
