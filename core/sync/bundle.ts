import { z } from "zod";
import { MOST_BUNDLED } from "./wire.ts";

/**
 * A bundle: several requests of the upload in one, under one signature. The first line is JSON
 * that says what they are; the bodies follow in the same order, byte for byte as they would go
 * alone. The answers stand in the same order.
 */

const BundledRequest = z.strictObject({
  method: z.enum(["PUT", "POST"]),
  path: z.string().startsWith("/v1/").max(500),
  /** `content-range` of a piece of a blob. */
  range: z.string().max(80).optional(),
  /** Length of its body. */
  bytes: z.int().nonnegative(),
});
export const BundleHead = z.strictObject({
  requests: z.array(BundledRequest).min(1).max(MOST_BUNDLED),
});
/** Each as it would be answered alone: of 400 and above `Refused`. */
export const BundleAnswer = z.object({
  answers: z.array(z.object({ status: z.int(), body: z.unknown() })),
});

export interface Bundled {
  readonly method: "PUT" | "POST";
  readonly path: string;
  readonly range?: string;
  readonly body: Uint8Array;
}

const LINE_FEED = 10;

/** The bytes of a bundle. */
export function writeBundle(requests: readonly Bundled[]): Uint8Array {
  const head: z.output<typeof BundleHead> = {
    requests: requests.map(({ method, path, range, body }) => ({
      method,
      path,
      ...(range === undefined ? {} : { range }),
      bytes: body.length,
    })),
  };
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const whole = new Uint8Array(
    line.length + requests.reduce((sum, one) => sum + one.body.length, 0),
  );
  whole.set(line);
  let at = line.length;
  for (const { body } of requests) {
    whole.set(body, at);
    at += body.length;
  }
  return whole;
}

/** The requests of a bundle; nothing where its bytes are none, to the last one. */
export function readBundle(bytes: Uint8Array): readonly Bundled[] | undefined {
  const end = bytes.indexOf(LINE_FEED);
  const head = end < 0 ? undefined : headOf(bytes.subarray(0, end));
  if (head === undefined) return undefined;
  let at = end + 1;
  const requests = head.requests.map(({ bytes: length, range, ...request }): Bundled => {
    const body = bytes.subarray(at, at + length);
    at += length;
    return { ...request, ...(range === undefined ? {} : { range }), body };
  });
  return at === bytes.length ? requests : undefined;
}

function headOf(line: Uint8Array): z.output<typeof BundleHead> | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(line);
    return BundleHead.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
