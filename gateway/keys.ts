import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { z } from "zod";

/** Ed25519 by Node; on the wire raw keys and signatures are base64url. */

const Jwk = z.object({ x: z.string(), d: z.string() });

export interface SignKey {
  readonly publicKey: string;
  /** As it is kept: `x.d` of the key as JWK. */
  readonly kept: string;
  readonly sign: (text: string | Uint8Array) => string;
}

export function newSignKey(): SignKey {
  const { privateKey } = generateKeyPairSync("ed25519");
  const { x, d } = Jwk.parse(privateKey.export({ format: "jwk" }));
  return signKeyOf(`${x}.${d}`);
}

/** A kept key; throws where it is none, for then the gateway cannot work. */
export function signKeyOf(kept: string): SignKey {
  const [x = "", d = ""] = kept.split(".");
  const key = createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", x, d }, format: "jwk" });
  return {
    publicKey: x,
    kept,
    sign: (text) => sign(null, Buffer.from(text), key).toString("base64url"),
  };
}

/** Whether a signature is of this key; a key or signature that is none is not. */
export function isSigned(publicKey: string, text: string | Uint8Array, signature: string): boolean {
  const key = verifyKey(publicKey);
  return key !== null && verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url"));
}

function verifyKey(x: string): KeyObject | null {
  try {
    return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  } catch {
    return null;
  }
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
