import { generateIdentity, identityToRecipient } from "age-encryption";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Database, Queries } from "./database/database.ts";
import type { DistrictKeys } from "./gateway.ts";
import { newSignKey, signKeyOf } from "./keys.ts";

/** The district whose gateway this is: one row, made when the first node starts. */

const Row = z.object({ sign_key: z.string(), age_identity: z.string() });
const Named = z.object({ name: z.string(), area: z.string() });
const Key = z.object({ public_key: z.string() });

export interface DistrictNames {
  readonly name?: string | undefined;
  /** Six digits of the pool; a case of another pool is refused. Empty: any is taken. */
  readonly area?: string | undefined;
}

/** Makes the district's keys at the first start; nodes that start together agree on the first's. */
export async function openDistrict(db: Database, names: DistrictNames): Promise<DistrictKeys> {
  await db.run(
    `INSERT INTO district (only_one, name, area, sign_key, age_identity, epoch)
     VALUES (1, $1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [
      names.name ?? "本统筹区",
      names.area ?? "",
      newSignKey().kept,
      await generateIdentity(),
      randomUUID(),
    ],
  );
  if (names.name !== undefined) await db.run("UPDATE district SET name = $1", [names.name]);
  if (names.area !== undefined) await db.run("UPDATE district SET area = $1", [names.area]);
  const row = await db.get(Row, "SELECT sign_key, age_identity FROM district");
  if (row === undefined) throw new Error("the district's row is missing");
  const identity = row.age_identity;
  return {
    sign: signKeyOf(row.sign_key),
    identity,
    recipient: await identityToRecipient(identity),
  };
}

export async function districtOf(db: Database): Promise<z.output<typeof Named>> {
  return (await db.get(Named, "SELECT name, area FROM district")) ?? { name: "", area: "" };
}

/** Keys whose signature on a pack counts, the oldest first. */
export async function packKeysOf(db: Database): Promise<string[]> {
  const rows = await db.all(Key, "SELECT public_key FROM pack_key ORDER BY added_at LIMIT 10");
  return rows.map((row) => row.public_key);
}

/**
 * The data were put back from a copy: a new epoch, by which every counter sends again what the
 * copy lacks. Their sessions end, so each hears of it before it asks for anything.
 */
export async function beginEpoch(queries: Queries): Promise<void> {
  await queries.run("UPDATE district SET epoch = $1", [randomUUID()]);
  await queries.run("DELETE FROM session");
}
