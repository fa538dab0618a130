import type { FastifyReply, FastifyRequest } from "fastify";
import { timingSafeEqual } from "node:crypto";
import { districtOf } from "../district.ts";
import type { Gateway } from "../gateway.ts";
import type { Viewer } from "./frame.ts";
import { type Submitted, readMultipart } from "./multipart.ts";
import { formToken, isSession } from "./password.ts";

/** Who may see the page, and which forms are taken. */

const COOKIE = "district";

export const PAGE_HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

export function sessionCookie(token: string, secure: boolean): string {
  const parts = [`${COOKIE}=${token}`, "Path=/district", "HttpOnly", "SameSite=Strict"];
  return [...parts, ...(secure ? ["Secure"] : []), ...(token === "" ? ["Max-Age=0"] : [])].join(
    "; ",
  );
}

export function tokenOf({ headers }: FastifyRequest): string {
  const cookies = (headers.cookie ?? "").split(/; */u);
  const own = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`));
  return own?.slice(COOKIE.length + 1) ?? "";
}

/** The viewer of an open session; otherwise the browser is sent to the login. */
export async function viewerOf(
  { db }: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Viewer | null> {
  const token = tokenOf(request);
  if (token !== "" && (await isSession(db, token))) {
    return { form: formToken(token), district: (await districtOf(db)).name };
  }
  await reply
    .code(303)
    .headers({ ...PAGE_HEADERS, location: "/district/login" })
    .send();
  return null;
}

/** What a form holds, if it is one of ours: it bears the token that no other site can know. */
export function submittedBy(request: FastifyRequest, { form }: Viewer): Submitted | null {
  const submitted = formOf(request);
  const token = submitted?.fields["form"] ?? "";
  const same =
    token.length === form.length && timingSafeEqual(Buffer.from(token), Buffer.from(form));
  return same ? submitted : null;
}

export function formOf({ headers, body }: FastifyRequest): Submitted | null {
  const type = headers["content-type"] ?? "";
  if (!Buffer.isBuffer(body)) return null;
  if (type.startsWith("multipart/form-data")) return readMultipart(type, body);
  if (!type.startsWith("application/x-www-form-urlencoded")) return null;
  return { fields: Object.fromEntries(new URLSearchParams(body.toString("utf8"))), file: null };
}
