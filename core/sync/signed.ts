import { PROTOCOL } from "./wire.ts";

/** A request as its signature covers it; the count makes each request of a session another. */
export interface SignedRequest {
  readonly method: string;
  /** Path with query, as sent. */
  readonly path: string;
  readonly session: string;
  readonly count: number;
  /** SHA-256 of the body's bytes, hex; of nothing where there is no body. */
  readonly bodyHash: string;
}

/** The text that the device signs for a request: no clock stands in it. */
export function requestText({ method, path, session, count, bodyHash }: SignedRequest): string {
  return [PROTOCOL, method.toUpperCase(), path, session, String(count), bodyHash].join("\n");
}

/** The text that the device signs to open a session. */
export function sessionText(device: string, nonce: string): string {
  return [PROTOCOL, "session", device, nonce].join("\n");
}

/** Header names of a signed request, in lower case. */
export const HEADERS = {
  device: "x-device",
  session: "x-session",
  count: "x-count",
  signature: "x-signature",
} as const;
