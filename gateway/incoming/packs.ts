import { z } from "zod";
import { loadPack } from "../../core/policy/load.ts";
import type { ChangeOf } from "../../core/sync/change.ts";
import type { Queries } from "../database/database.ts";
import { isSigned, type SignKey } from "../keys.ts";

/** Signed policy packs: read and linted here, so that no counter gets one that it cannot use. */

const Key = z.object({ public_key: z.string() });

/** A pack as counters take it: its canonical text, under its hash, signed. Its faults where it has any. */
export function signPack(json: unknown, key: SignKey): ChangeOf<"pack"> | readonly string[] {
  const loaded = loadPack(json);
  if (!loaded.ok) return loaded.error.map(({ at, what }) => `${at}：${what}`);
  const { hash, canonical: text } = loaded.value;
  return { kind: "pack", hash, text, signature: key.sign(text), key: key.publicKey };
}

/** Why a signed pack is not given out; null: nothing is wrong with it. */
export async function packFault(
  queries: Queries,
  { hash, text, signature, key }: ChangeOf<"pack">,
): Promise<string | null> {
  const known = await queries.get(Key, "SELECT public_key FROM pack_key WHERE public_key = $1", [
    key,
  ]);
  if (known === undefined) return "政策包的签名密钥不是本统筹区认可的";
  if (!isSigned(key, text, signature)) return "政策包的签名不对";
  const loaded = loadPack(parsed(text));
  if (!loaded.ok) return `政策包有错：${loaded.error[0]?.at ?? ""} ${loaded.error[0]?.what ?? ""}`;
  return loaded.value.hash === hash ? null : "政策包与它的编号（哈希）不符";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
