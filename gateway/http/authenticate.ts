import { z } from "zod";
import { HEADERS, requestText } from "../../core/sync/signed.ts";
import type { Device, Gateway } from "../gateway.ts";
import { isSigned, sha256 } from "../keys.ts";
import { NO_DEVICE, NO_SESSION, NOT_SIGNED, type Refusal, REPLAYED } from "../refusals.ts";
import { fail, ok, type Result } from "../../core/result.ts";

/** What stands in the headers of a signed request. */
const Signed = z.object({
  [HEADERS.device]: z.string().max(80),
  [HEADERS.session]: z.string().max(80),
  [HEADERS.count]: z.string().regex(/^\d{1,9}$/u),
  [HEADERS.signature]: z.string().regex(/^[\w-]{86}$/u),
});

const Key = z.object({ sign_key: z.string() });
const Known = z.object({
  removed: z.boolean(),
  office_id: z.string(),
  reviews: z.boolean(),
  open: z.boolean(),
  taken: z.boolean(),
});

/** A device has its key for good: another key is another device. */
const keys = new Map<string, string>();
const MOST_KEYS = 10_000;

interface Incoming {
  readonly method: string;
  /** Path with query, as it came. */
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Uint8Array;
}

/**
 * Who sends a request. The signature covers method, path, session, count and body; each count
 * of a session is taken once by all nodes together, so what was recorded is worth nothing.
 */
export async function authenticate(
  { db }: Gateway,
  { method, path, headers, body }: Incoming,
): Promise<Result<Device, Refusal>> {
  const signed = Signed.safeParse(headers).data;
  if (signed === undefined) return fail(NOT_SIGNED);
  const { "x-device": id, "x-session": session, "x-signature": signature } = signed;
  const count = Number(signed["x-count"]);
  const key = keys.get(id) ?? (await db.get(Key, KEY, [id]))?.sign_key;
  if (key === undefined) return fail(NO_DEVICE);
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(id, key);
  const text = requestText({ method, path, session, count, bodyHash: sha256(body) });
  if (!isSigned(key, text, signature)) return fail(NOT_SIGNED);
  const known = await db.get(Known, TAKE, [id, session, count]);
  if (known === undefined || known.removed) return fail(NO_DEVICE);
  if (!known.open) return fail(NO_SESSION);
  if (!known.taken) return fail(REPLAYED);
  return ok({ id, officeId: known.office_id, reviews: known.reviews });
}

const KEY = "SELECT sign_key FROM device WHERE id = $1";

const TAKE = `WITH taken AS (
    INSERT INTO used_count (session_id, count)
    SELECT session.id, $3 FROM session JOIN device ON device.id = device_id
    WHERE session.id = $2 AND device_id = $1 AND removed_at IS NULL
    ON CONFLICT DO NOTHING RETURNING count)
  SELECT removed_at IS NOT NULL AS removed, office_id, reviews,
    EXISTS (SELECT FROM session WHERE session.id = $2 AND device_id = device.id) AS open,
    EXISTS (SELECT FROM taken) AS taken
  FROM device JOIN office ON office.id = office_id WHERE device.id = $1`;
