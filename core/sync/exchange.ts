import { z } from "zod";
import { PROTOCOL } from "./wire.ts";

/**
 * Exchange files (交换文件), for a counter without a line: lines of JSON in an age file. The
 * first line is the head; each other line of a question is a request, each other line of an
 * answer the answer to the request in the same place.
 */

const id = z.string().max(80);
const signature = z.string().regex(/^[\w-]{86}$/u);

/** First line, in both directions. The signature is over `exchangeText`. */
export const ExchangeHead = z.strictObject({
  protocol: z.literal(PROTOCOL),
  /** Empty in the file that enrols: then the first request is `POST /v1/devices`. */
  device: id,
  /** The counter's own counting of its files; the answer bears the number of its question. */
  no: z.int().positive(),
  signature,
});
export type ExchangeHead = z.output<typeof ExchangeHead>;

/** A request as it would go over the line; `range` is the content-range of a piece of a blob. */
export const ExchangeRequest = z.strictObject({
  method: z.enum(["GET", "HEAD", "POST", "PUT"]),
  path: z.string().startsWith("/v1/").max(500),
  /** JSON of a request, nothing, or the base64 of a piece. */
  body: z.unknown(),
  range: z.string().max(80).optional(),
});
export type ExchangeRequest = z.output<typeof ExchangeRequest>;

/** The answer to the request in the same place; `bytes` is base64 where a blob was asked for. */
export const ExchangeAnswer = z.strictObject({
  status: z.int(),
  body: z.unknown(),
  bytes: z.string().optional(),
});
export type ExchangeAnswer = z.output<typeof ExchangeAnswer>;

/**
 * The text that is signed.
 * @param restHash SHA-256, hex, of everything after the first line break
 */
export function exchangeText(device: string, no: number, restHash: string): string {
  return [PROTOCOL, "exchange", device, String(no), restHash].join("\n");
}
