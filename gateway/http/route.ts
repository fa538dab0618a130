import type { z } from "zod";
import { assertNever } from "../../core/result.ts";
import { CHUNK_BYTES, MOST_BUNDLE_BYTES, MOST_BYTES, Refused } from "../../core/sync/wire.ts";
import type { Device, Gateway } from "../gateway.ts";
import { NOT_UNDERSTOOD, type Refusal } from "../refusals.ts";

/** A request, whether it came over the line or in an exchange file. */
export interface Call {
  readonly gateway: Gateway;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** `content-range` of a piece that is sent, `range` of bytes that are asked for. */
  readonly range: string;
}

export interface SignedCall extends Call {
  readonly device: Device;
}

export interface Reply {
  readonly status: number;
  /** Becomes JSON; nothing where `bytes` are the answer or there is none. */
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Described {
  readonly method: "GET" | "HEAD" | "POST" | "PUT";
  /** As in the OpenAPI document: `/v1/blobs/{sha256}`. */
  readonly path: string;
  readonly summary: string;
  /** Schema of the JSON body, where there is one. */
  readonly request?: z.ZodType;
  /** The body is bytes: a piece of a blob, or requests with their bodies. */
  readonly takesBytes?: "piece" | "bundle";
  readonly query?: readonly string[];
  readonly status: number;
  /** Schema of the answer; bytes where there is none. */
  readonly answer?: z.ZodType;
  readonly answerHeaders?: readonly string[];
}

export interface OpenRoute extends Described {
  readonly signed: false;
  readonly handle: (call: Call) => Promise<Reply>;
}
export interface SignedRoute extends Described {
  readonly signed: true;
  readonly handle: (call: SignedCall) => Promise<Reply>;
  /** Answers the calls of one bundle at once, each as `handle` would: their statements are shared. */
  readonly together?: (calls: readonly SignedCall[]) => Promise<readonly Reply[]>;
}
export type Route = OpenRoute | SignedRoute;

/** Bytes that the body of a request may have. */
export function mostBytes({ takesBytes }: Pick<Route, "takesBytes">): number {
  switch (takesBytes) {
    case "piece":
      return CHUNK_BYTES;
    case "bundle":
      return MOST_BUNDLE_BYTES;
    case undefined:
      return MOST_BYTES;
    default:
      return assertNever(takesBytes);
  }
}

export function refuse({ status, ...refused }: Refusal): Reply {
  return { status, body: Refused.parse(refused) };
}

/** The body as a schema wants it; nothing where it is not. */
export function bodyOf<S extends z.ZodType>(schema: S, body: Uint8Array): z.output<S> | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
    return schema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Handles a body of a schema; another is refused with the same words everywhere. */
export function withBody<C extends Call, S extends z.ZodType>(
  schema: S,
  handle: (call: C, body: z.output<S>) => Promise<Reply>,
): (call: C) => Promise<Reply> {
  return (call) => {
    const body = bodyOf(schema, call.body);
    return body === undefined ? Promise.resolve(refuse(NOT_UNDERSTOOD)) : handle(call, body);
  };
}
