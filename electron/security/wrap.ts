import { randomBytes, scrypt } from "node:crypto";
import { z } from "zod";
import { base64, box, type Box, unbox } from "./box.ts";

/** How a secret was stretched; kept beside what it wraps so that it can grow with the machines. */
export const Stretch = z.strictObject({
  name: z.literal("scrypt"),
  // Upper limits, so that an altered file cannot make the login eat the machine's memory.
  cost: z
    .int()
    .min(2)
    .max(2 ** 20),
  blockSize: z.int().min(1).max(16),
  parallel: z.int().min(1).max(4),
  salt: base64,
});
export type Stretch = z.output<typeof Stretch>;

/** About a tenth of a second and 32 MiB on the office's machines. */
const COST = { cost: 2 ** 15, blockSize: 8, parallel: 1 } as const;

/** Something that a secret opens, with how the secret is stretched for it. */
export interface Wrapped {
  readonly stretch: Stretch;
  readonly wrapped: Box;
}

/** Wraps a private key under a secret. `label` is bound to it: a slot cannot pass for another. */
export async function wrap(content: Uint8Array, secret: string, label: string): Promise<Wrapped> {
  const stretch: Stretch = { name: "scrypt", ...COST, salt: randomBytes(16).toString("base64") };
  const key = await stretched(secret, stretch);
  const wrapped = box(content, key, label);
  key.fill(0);
  return { stretch, wrapped };
}

/** What was wrapped, or null when the secret (or the label) is not the right one. */
export async function unwrap(
  { stretch, wrapped }: Wrapped,
  secret: string,
  label: string,
): Promise<Uint8Array | null> {
  const key = await stretched(secret, stretch);
  const content = unbox(wrapped, key, label);
  key.fill(0);
  return content;
}

function stretched(secret: string, stretch: Stretch): Promise<Buffer> {
  const { cost, blockSize, parallel } = stretch;
  const salt = Buffer.from(stretch.salt, "base64");
  const options = { N: cost, r: blockSize, p: parallel, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    // The same password typed by another input method may be composed differently.
    scrypt(secret.normalize("NFKC"), salt, 32, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
