import { z } from "zod";
import { type LoadedPack, readPack } from "../../core/policy/load.ts";
import { PACKS } from "../../core/policy/packs.ts";
import { textOf } from "../blobs/read.ts";
import type { Queries } from "../database/database.ts";

const Body = z.object({ body: z.string() });

/** A district has a few; the readings of a pack cost more than its look-up. */
const MOST_REMEMBERED = 50;
const remembered = new Map<string, LoadedPack>();

/** The pack of a hash: shipped, given out by the district, or brought by a counter as a blob. */
export async function packOf(queries: Queries, hash: string): Promise<LoadedPack | undefined> {
  const known = PACKS.find((pack) => pack.hash === hash) ?? remembered.get(hash);
  if (known !== undefined) return known;
  const row = await queries.get(Body, "SELECT body FROM pack WHERE hash = $1", [hash]);
  const read = packIn(row?.body ?? (await textOf(queries, hash)));
  if (read?.hash !== hash) return undefined;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(hash, read);
  return read;
}

function packIn(text: string | undefined): LoadedPack | undefined {
  if (text === undefined) return undefined;
  try {
    const read = readPack(JSON.parse(text));
    return read.ok ? read.value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
