import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Database } from "./database/database.ts";
import { newSignKey, type SignKey, signKeyOf } from "./keys.ts";
import { hasPassword, randomPassword, setPassword } from "./page/password.ts";

/** What is made when the first node of a district starts, and lies in its folder. */

export const PASSWORD_FILE = "page-password.txt";
const PACK_KEY_FILE = "pack-key";
const PublicKey = z.object({ public_key: z.string() });

/** The page has a password from the first moment on: nobody else can set it before the district does. */
export async function firstPassword(db: Database, folder: string): Promise<void> {
  if (await hasPassword(db)) return;
  const password = randomPassword();
  writeFileSync(path.join(folder, PASSWORD_FILE), `${password}\n`, { mode: 0o600 });
  await setPassword(db, password);
}

/** The key that signs policy packs. Its public half goes into every enrolment; the file may be kept elsewhere. */
export async function ownPackKey(db: Database, folder: string): Promise<void> {
  const known = await db.all(PublicKey, "SELECT public_key FROM pack_key LIMIT 1");
  if (known.length > 0) return;
  const key = newSignKey();
  writeFileSync(path.join(folder, PACK_KEY_FILE), `${key.kept}\n`, { mode: 0o600 });
  await db.run("INSERT INTO pack_key (public_key) VALUES ($1) ON CONFLICT DO NOTHING", [
    key.publicKey,
  ]);
}

/** The pack key of this folder; null where it is kept elsewhere. */
export function packKeyIn(folder: string): SignKey | null {
  const file = path.join(folder, PACK_KEY_FILE);
  return existsSync(file) ? signKeyOf(readFileSync(file, "utf8").trim()) : null;
}
