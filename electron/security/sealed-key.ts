import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { z } from "zod";
import { box, Box, unbox } from "./box.ts";

/** A public key for X25519: 32 bytes in base64url, as a JSON Web Key writes them. */
export const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

/** A key that anyone can seal to a public key and only the private key opens. */
export const SealedKey = z.strictObject({ ephemeral: PublicKey, box: Box });
export type SealedKey = z.output<typeof SealedKey>;

export interface KeyPair {
  readonly publicKey: string;
  /** 32 bytes. */
  readonly privateKey: Uint8Array;
}

export function newKeyPair(): KeyPair {
  const { x, d } = Jwk.parse(generateKeyPairSync("x25519").privateKey.export({ format: "jwk" }));
  return { publicKey: x, privateKey: Buffer.from(d, "base64url") };
}

/** Seals a key to a public key; `label` is bound to it. */
export function sealKey(key: Uint8Array, publicKey: string, label: string): SealedKey {
  const ephemeral = newKeyPair();
  const shared = agreed(ephemeral, publicKey, [ephemeral.publicKey, publicKey], label);
  return { ephemeral: ephemeral.publicKey, box: box(key, shared, label) };
}

/** The key, or null when the pair (or the label) is not the right one. */
export function unsealKey(sealed: SealedKey, own: KeyPair, label: string): Uint8Array | null {
  try {
    const parties = [sealed.ephemeral, own.publicKey];
    return unbox(sealed.box, agreed(own, sealed.ephemeral, parties, label), label);
  } catch {
    // A public key that is no point, or one that gives no secret.
    return null;
  }
}

/** The key that both sides arrive at; it depends on who they are and what it is for. */
function agreed(
  own: KeyPair,
  other: string,
  parties: readonly string[],
  label: string,
): Uint8Array {
  const secret = diffieHellman({ privateKey: privateOf(own), publicKey: publicOf(other) });
  const context = Buffer.from(`${label} ${parties.join(" ")}`, "utf8");
  return new Uint8Array(hkdfSync("sha256", secret, new Uint8Array(), context, 32));
}

const Jwk = z.object({ x: PublicKey, d: PublicKey });

function privateOf({ publicKey: x, privateKey }: KeyPair): KeyObject {
  const d = Buffer.from(privateKey).toString("base64url");
  return createPrivateKey({ key: { kty: "OKP", crv: "X25519", x, d }, format: "jwk" });
}

function publicOf(x: string): KeyObject {
  return createPublicKey({ key: { kty: "OKP", crv: "X25519", x }, format: "jwk" });
}
