import type { Agent } from "undici";
import { request } from "undici";
import { z } from "zod";
import type { Problem } from "../../core/problem.ts";
import { MOST_BYTES, Refused } from "../../core/sync/wire.ts";
import { agentFor, type Way } from "./connector.ts";
import {
  EXPIRED_CERTIFICATE,
  FOREIGN_CERTIFICATE,
  LineFault,
  NO_LINE,
  NOT_UNDERSTOOD,
  PORTAL,
  RefusedFault,
  WRONG_NAME,
} from "./faults.ts";

/** One request as it goes over the line. */
export interface Asked {
  readonly method: "GET" | "HEAD" | "POST" | "PUT";
  /** With query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A page of changes may carry a pack or a register; no more than this is read into memory. */
const MOST_READ = 32 * MOST_BYTES;

/** The line to a gateway: requests out, answers in, and what is in the way told by name. */
export class Line {
  readonly #origin: string;
  readonly #agent: Agent;

  constructor(way: Way) {
    this.#origin = way.url;
    this.#agent = agentFor(way);
  }

  /** Asks, and throws `LineFault` where no gateway has answered. */
  async ask({ method, path, headers: sent = {}, body }: Asked, signal: AbortSignal): Promise<Told> {
    try {
      const told = await request(`${this.#origin}${path}`, {
        dispatcher: this.#agent,
        method,
        headers: sent,
        body: body ?? null,
        signal,
      });
      const headers = Object.fromEntries(
        Object.entries(told.headers).map(([name, value]) => [name, String(value)] as const),
      );
      return { status: told.statusCode, headers, body: await wholeOf(told.body) };
    } catch (error) {
      if (signal.aborted) throw error;
      throw error instanceof LineFault ? error : new LineFault(problemOf(error));
    }
  }

  /** Asks for JSON of a shape. A refusal comes as `RefusedFault`, in the gateway's own words. */
  async json<T>(shape: z.ZodType<T>, asked: Asked, signal: AbortSignal): Promise<T> {
    return readAnswer(shape, await this.ask(asked, signal));
  }

  /** Ends all connections, also those in use. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

/** An answer as what it must be; whatever else answers is not the gateway, or not ours. */
export function readAnswer<T>(shape: z.ZodType<T>, { status, headers, body }: Told): T {
  const value = jsonOf(body);
  if (status >= 200 && status < 300) {
    const read = shape.safeParse(value);
    if (read.success) return read.data;
    throw new LineFault(isPage(headers) ? PORTAL : NOT_UNDERSTOOD);
  }
  throw refusal({ status, headers, body });
}

/** An answer that is not what was asked for, as the fault that it is. */
export function refusal({ status, headers, body }: Told): Error {
  const refused = Refused.safeParse(jsonOf(body));
  if (refused.success) return new RefusedFault(status, refused.data);
  if (isPage(headers) || (status >= 300 && status < 400)) return new LineFault(PORTAL);
  // A proxy or a gateway that is just starting answers without words of ours.
  return new LineFault(status >= 500 || status === 429 ? NO_LINE : NOT_UNDERSTOOD);
}

function isPage(headers: Told["headers"]): boolean {
  return headers["content-type"]?.startsWith("text/html") === true;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return undefined;
  }
}

async function wholeOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MOST_READ) throw new LineFault(NOT_UNDERSTOOD);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const Coded = z.object({ code: z.string() });

const FOREIGN: ReadonlySet<string> = new Set([
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "CERT_SIGNATURE_FAILURE",
  "CERT_UNTRUSTED",
  "CERT_REJECTED",
  "CERT_REVOKED",
  "INVALID_CA",
  "INVALID_PURPOSE",
]);
const EXPIRED: ReadonlySet<string> = new Set(["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"]);

function problemOf(error: unknown): Problem {
  const read = Coded.safeParse(error);
  const code = read.success ? read.data.code : "";
  if (EXPIRED.has(code)) return EXPIRED_CERTIFICATE;
  if (FOREIGN.has(code)) return FOREIGN_CERTIFICATE;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return WRONG_NAME;
  // Something answers there that does not speak TLS, such as the login page of a network.
  if (code.startsWith("ERR_SSL_") || code === "EPROTO") return PORTAL;
  return NO_LINE;
}
