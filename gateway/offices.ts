import { randomInt, randomUUID } from "node:crypto";
import { z } from "zod";
import type { EnrolmentFile } from "../core/sync/enrolment-file.ts";
import { PROTOCOL } from "../core/sync/wire.ts";
import type { Database } from "./database/database.ts";
import { districtOf, packKeysOf } from "./district.ts";
import type { Gateway } from "./gateway.ts";
import { sha256 } from "./keys.ts";
import { fingerprintOf } from "./tls/own.ts";

/** Where counters find this gateway, and whom they trust for it. */
export interface Reached {
  readonly url: string;
  /** PEM; empty without TLS. */
  readonly authority: string;
}

export interface Invited {
  readonly office: string;
  readonly window: string;
  /** The office reviews cases of the others (复核); an office keeps it once it has it. */
  readonly reviews?: boolean;
}

const Id = z.object({ id: z.string() });

/** An enrolment file with a code that enrols one device; a new office is made on the way. */
export async function invite(
  { db, keys }: Gateway,
  { url, authority }: Reached,
  { office, window, reviews = false }: Invited,
): Promise<EnrolmentFile> {
  const code = newCode();
  await db.transaction(async (tx) => {
    const row = await tx.get(
      Id,
      `INSERT INTO office (id, name, reviews) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET reviews = office.reviews OR excluded.reviews RETURNING id`,
      [randomUUID(), office, reviews],
    );
    await tx.run("INSERT INTO invite (code_hash, office_id, window_name) VALUES ($1, $2, $3)", [
      sha256(code),
      row?.id ?? "",
      window,
    ]);
  });
  return {
    protocol: PROTOCOL,
    url,
    district: (await districtOf(db)).name,
    office,
    window,
    certificate: authority,
    fingerprint: authority === "" ? "" : fingerprintOf(authority),
    gatewayKey: keys.sign.publicKey,
    recipient: keys.recipient,
    packKeys: await packKeysOf(db),
    code,
  };
}

/** Letters and digits that are not taken for each other when read out. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const GROUPS = 5;

/** 25 signs in groups of five: more than anybody can try. */
function newCode(): string {
  const group = () =>
    Array.from({ length: 5 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

/** From now on nothing of this device is taken; what it has sent stays. */
export async function removeDevice(db: Database, device: string): Promise<boolean> {
  const removed = await db.run(
    "UPDATE device SET removed_at = now() WHERE id = $1 AND removed_at IS NULL",
    [device],
  );
  await db.run("DELETE FROM session WHERE device_id = $1", [device]);
  return removed > 0;
}
