import { createHash } from "node:crypto";
import { z } from "zod";
import type { Reader, Transaction } from "./connection.ts";

const Found = z.object({ found: z.int() });
const Bytes = z.object({ bytes: z.instanceof(Uint8Array) });

/** SHA-256 of bytes, or of text in UTF-8, in hex. */
export function sha256Hex(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Stores bytes under their hash and returns it; the same bytes are stored once. */
export async function putBlob(
  tx: Transaction,
  bytes: Uint8Array,
  mediaType: string,
): Promise<string> {
  const sha256 = sha256Hex(bytes);
  await tx.run(
    "INSERT INTO blob (sha256, media_type, bytes) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
    [sha256, mediaType, bytes],
  );
  return sha256;
}

export async function hasBlob(reader: Reader, sha256: string): Promise<boolean> {
  const row = await reader.get(Found, "SELECT 1 AS found FROM blob WHERE sha256 = ?", [sha256]);
  return row !== undefined;
}

export async function readBlob(reader: Reader, sha256: string): Promise<Uint8Array | undefined> {
  const row = await reader.get(Bytes, "SELECT bytes FROM blob WHERE sha256 = ?", [sha256]);
  return row?.bytes;
}
