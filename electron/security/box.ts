import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";

export const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/u);

/** Bytes that only the holder of a 32-byte key can read or make. */
export const Box = z.strictObject({
  cipher: z.literal("aes-256-gcm"),
  nonce: base64,
  sealed: base64,
  tag: base64,
});
export type Box = z.output<typeof Box>;

/** Encrypts bytes. `label` is bound to them: one box cannot be passed off as another. */
export function box(content: Uint8Array, key: Uint8Array, label: string): Box {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(label, "utf8"));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return {
    cipher: "aes-256-gcm",
    nonce: nonce.toString("base64"),
    sealed: sealed.toString("base64"),
    tag: cipher.getAuthTag().toString("base64"),
  };
}

/** The bytes, or null when key, label or box is not the right one. */
export function unbox(boxed: Box, key: Uint8Array, label: string): Uint8Array | null {
  try {
    const nonce = Buffer.from(boxed.nonce, "base64");
    const cipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 });
    cipher.setAAD(Buffer.from(label, "utf8"));
    cipher.setAuthTag(Buffer.from(boxed.tag, "base64"));
    const sealed = Buffer.from(boxed.sealed, "base64");
    return Buffer.concat([cipher.update(sealed), cipher.final()]);
  } catch {
    return null;
  }
}
