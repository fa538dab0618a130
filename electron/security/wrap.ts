import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import { z } from "zod";

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/u);

/** How a secret was stretched; kept beside the wrapped key so that it can grow with the machines. */
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

export const WrappedKey = z.strictObject({
  cipher: z.literal("aes-256-gcm"),
  nonce: base64,
  sealed: base64,
  tag: base64,
});
export type WrappedKey = z.output<typeof WrappedKey>;

/** About a tenth of a second and 32 MiB on the office's machines. */
const COST = { cost: 2 ** 15, blockSize: 8, parallel: 1 } as const;

/** Wraps a key under a secret. `label` is bound to it: a slot cannot be passed off as another. */
export async function wrapKey(
  key: Uint8Array,
  secret: string,
  label: string,
): Promise<{ stretch: Stretch; wrapped: WrappedKey }> {
  const stretch: Stretch = { name: "scrypt", ...COST, salt: randomBytes(16).toString("base64") };
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", await stretched(secret, stretch), nonce);
  cipher.setAAD(Buffer.from(label, "utf8"));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    stretch,
    wrapped: {
      cipher: "aes-256-gcm",
      nonce: nonce.toString("base64"),
      sealed: sealed.toString("base64"),
      tag: cipher.getAuthTag().toString("base64"),
    },
  };
}

/** The key, or null when the secret (or the slot) is not the right one. */
export async function unwrapKey(
  stretch: Stretch,
  wrapped: WrappedKey,
  secret: string,
  label: string,
): Promise<Uint8Array | null> {
  const wrapping = await stretched(secret, stretch);
  try {
    const nonce = Buffer.from(wrapped.nonce, "base64");
    const cipher = createDecipheriv("aes-256-gcm", wrapping, nonce, { authTagLength: 16 });
    cipher.setAAD(Buffer.from(label, "utf8"));
    cipher.setAuthTag(Buffer.from(wrapped.tag, "base64"));
    const sealed = Buffer.from(wrapped.sealed, "base64");
    return Buffer.concat([cipher.update(sealed), cipher.final()]);
  } catch {
    return null;
  }
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
