import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Queries } from "../database/database.ts";
import { sha256 } from "../keys.ts";

/** The password of the district's page and the sessions that it opens. */

export const SHORTEST = 10;
const HOURS = 8;
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

const Kept = z.object({ page_password: z.string().nullable() });
const Token = z.object({ token_hash: z.string() });

export async function hasPassword(queries: Queries): Promise<boolean> {
  const row = await queries.get(Kept, "SELECT page_password FROM district");
  return (row?.page_password ?? null) !== null;
}

/** Sets the password; everybody who was logged in has to log in again. */
export async function setPassword(queries: Queries, password: string): Promise<void> {
  const salt = randomBytes(16);
  const key = await derived(password, salt);
  const kept = `${salt.toString("base64url")}.${key.toString("base64url")}`;
  await queries.run("UPDATE district SET page_password = $1", [kept]);
  await queries.run("DELETE FROM page_session");
}

export async function isPassword(queries: Queries, password: string): Promise<boolean> {
  const row = await queries.get(Kept, "SELECT page_password FROM district");
  const [salt = "", key = ""] = (row?.page_password ?? "").split(".");
  if (key === "") return false;
  const tried = await derived(password, Buffer.from(salt, "base64url"));
  return timingSafeEqual(tried, Buffer.from(key, "base64url"));
}

function derived(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFC"), salt, 32, COST, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/** A password that nobody has chosen, for the first start. */
export function randomPassword(): string {
  return randomBytes(12).toString("base64url");
}

/** Opens a session: the token is the browser's, its hash is kept. */
export async function beginSession(queries: Queries): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await queries.run(`DELETE FROM page_session WHERE begun_at < now() - interval '${HOURS} hours'`);
  await queries.run("INSERT INTO page_session (token_hash) VALUES ($1)", [sha256(token)]);
  return token;
}

export async function isSession(queries: Queries, token: string): Promise<boolean> {
  const row = await queries.get(
    Token,
    `SELECT token_hash FROM page_session
     WHERE token_hash = $1 AND begun_at > now() - interval '${HOURS} hours'`,
    [sha256(token)],
  );
  return row !== undefined;
}

export async function endSession(queries: Queries, token: string): Promise<void> {
  await queries.run("DELETE FROM page_session WHERE token_hash = $1", [sha256(token)]);
}

/** What every form of a session has to bring along: another site cannot know it. */
export function formToken(token: string): string {
  return sha256(`form ${token}`);
}
