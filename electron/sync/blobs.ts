import { pieceOf } from "../../core/sync/outbox.ts";
import { BlobAnswer, CHUNK_BYTES } from "../../core/sync/wire.ts";
import { sha256Hex } from "../store/blobs.ts";
import { LineFault, NOT_UNDERSTOOD } from "./faults.ts";
import type { Gateway } from "./gateway.ts";
import { readAnswer, refusal } from "./line.ts";
import type { Pace } from "./pace.ts";
import type { NeededBlob } from "./takers/taker.ts";

/** Papers and attachments over a line that may break at any byte. */

/** Sends a blob in pieces as long as the line carries, from where a broken upload ended; `told` hears how far it is. */
export async function sendBlob(
  gateway: Gateway,
  pace: Pace,
  { sha256, content }: { readonly sha256: string; readonly content: Uint8Array },
  told: (have: number) => void,
): Promise<void> {
  let have = await haveOf(gateway, sha256);
  while (have !== null) {
    told(have);
    const piece = content.subarray(have, have + pieceOf(pace.room));
    const from = have;
    const answer = await pace.timed(piece.length, () =>
      sendPiece(gateway, sha256, piece, rangeOf(from, piece.length, content.length)),
    );
    have = answer.whole ? null : Math.min(answer.have, content.length);
  }
  told(content.length);
}

/** How many bytes from the start are there; null: the whole. */
async function haveOf(gateway: Gateway, sha256: string): Promise<number | null> {
  const answer = await gateway.ask({ method: "HEAD", path: `/v1/blobs/${sha256}` });
  if (answer.status === 404) return 0;
  if (answer.status >= 300) throw refusal(answer);
  const have = Number(answer.headers["x-have"] ?? "0");
  if (!Number.isSafeInteger(have) || have < 0) throw new LineFault(NOT_UNDERSTOOD);
  return /^(?:1|true)$/u.test(answer.headers["x-whole"] ?? "") ? null : have;
}

async function sendPiece(
  gateway: Gateway,
  sha256: string,
  body: Uint8Array,
  range: string,
): Promise<BlobAnswer> {
  const headers = { "content-type": "application/octet-stream", "content-range": range };
  const asked = { method: "PUT", path: `/v1/blobs/${sha256}`, headers, body } as const;
  return readAnswer(BlobAnswer, await gateway.ask(asked));
}

/** `bytes 0-262143/1048576` */
export function rangeOf(from: number, length: number, whole: number): string {
  return `bytes ${from}-${from + length - 1}/${whole}`;
}

/** Downloads in pieces; what has come stays with the process, so that a drop costs one piece. */
export class Downloads {
  readonly #parts = new Map<string, readonly Uint8Array[]>();

  async fetch(gateway: Gateway, { sha256, bytes }: NeededBlob): Promise<Uint8Array> {
    let parts = this.#parts.get(sha256) ?? [];
    let have = sizeOf(parts);
    while (have < bytes) {
      const last = Math.min(have + CHUNK_BYTES, bytes) - 1;
      const told = await gateway.ask({
        method: "GET",
        path: `/v1/blobs/${sha256}`,
        headers: { range: `bytes=${have}-${last}` },
      });
      if (told.status !== 206 && told.status !== 200) throw refusal(told);
      if (told.body.length !== last - have + 1 && told.body.length !== bytes) {
        throw new LineFault(NOT_UNDERSTOOD);
      }
      parts = told.body.length === bytes ? [told.body] : [...parts, told.body];
      this.#parts.set(sha256, parts);
      have = sizeOf(parts);
    }
    this.#parts.delete(sha256);
    const whole = Buffer.concat(parts);
    if (sha256Hex(whole) !== sha256) throw new LineFault(NOT_UNDERSTOOD);
    return whole;
  }
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
