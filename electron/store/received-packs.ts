import { z } from "zod";
import { type LoadedPack, readPack } from "../../core/policy/load.ts";
import { PACKS } from "../../core/policy/packs.ts";
import type { Reader, Transaction } from "./connection.ts";

/**
 * Packs that the district has sent (政策包): checked before they are kept, and from then on
 * chosen by their days like those that came with the program.
 */

const Hash = z.object({ hash: z.string() });
const Text = z.object({ text: z.string() });

/** A pack never changes under its hash, so each is read once. */
const READ = new Map<string, LoadedPack>();

/** The shipped packs and those that have come down, in the order in which they came. */
export async function packsKnown(reader: Reader): Promise<readonly LoadedPack[]> {
  const rows = await reader.all(Hash, "SELECT hash FROM received_pack ORDER BY received_at, hash");
  if (rows.length === 0) return PACKS;
  const received: LoadedPack[] = [];
  for (const { hash } of rows) received.push(...(await readOne(reader, hash)));
  return [...PACKS, ...received];
}

/** None where the text of the store is no pack any more: a check of the data names it. */
async function readOne(reader: Reader, hash: string): Promise<readonly LoadedPack[]> {
  const known = READ.get(hash);
  if (known !== undefined) return [known];
  const row = await reader.get(Text, "SELECT text FROM received_pack WHERE hash = ?", [hash]);
  const read = row === undefined ? null : readPack(JSON.parse(row.text));
  if (read === null || !read.ok || read.value.hash !== hash) return [];
  READ.set(hash, read.value);
  return [read.value];
}

export interface Received {
  readonly loaded: LoadedPack;
  /** Exact text that the signature covers. */
  readonly text: string;
  /** Public key of the signature, base64url. */
  readonly signedBy: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly at: string;
}

export async function keepReceived(tx: Transaction, received: Received): Promise<void> {
  const { loaded, text, signedBy, firstDay, lastDay, at } = received;
  const { id, pool, insurance } = loaded.pack;
  await tx.run(
    `INSERT INTO received_pack
       (hash, pack_id, pool, insurance, first_day, last_day, text, signed_by, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [loaded.hash, id, pool.code, insurance, firstDay, lastDay, text, signedBy, at],
  );
}

const Row = z
  .object({ text: z.string(), signed_by: z.string(), received_at: z.string() })
  .transform(({ text, signed_by: signedBy, received_at: receivedAt }) => ({
    text,
    signedBy,
    receivedAt,
  }));

/** The packs that have come down, with the key of the signature, in the order in which they came. */
export function receivedPacks(reader: Reader): Promise<readonly z.output<typeof Row>[]> {
  return reader.all(
    Row,
    "SELECT text, signed_by, received_at FROM received_pack ORDER BY received_at, hash",
  );
}
