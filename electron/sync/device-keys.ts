import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
  X509Certificate,
} from "node:crypto";
import { generateX25519Identity, identityToRecipient } from "age-encryption";

/** The keys of this device. They are made here, and leave the encrypted database only in use. */
export interface DeviceKeys {
  /** Private key of Ed25519, PKCS #8 in base64url. */
  readonly signKey: string;
  /** Public key, raw 32 bytes in base64url. */
  readonly publicKey: string;
  /** `AGE-SECRET-KEY-1…` */
  readonly ageKey: string;
  /** `age1…` */
  readonly recipient: string;
}

export async function newDeviceKeys(): Promise<DeviceKeys> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const signKey = privateKey.export({ type: "pkcs8", format: "der" }).toString("base64url");
  const ageKey = await generateX25519Identity();
  return {
    signKey,
    publicKey: publicKeyOf(signKey),
    ageKey,
    recipient: await identityToRecipient(ageKey),
  };
}

export function publicKeyOf(signKey: string): string {
  const { x } = createPublicKey(privateKeyOf(signKey)).export({ format: "jwk" });
  if (x === undefined) throw new Error("no key of Ed25519");
  return x;
}

/** Signature of a text, base64url. */
export function signText(signKey: string, text: string): string {
  return sign(null, Buffer.from(text, "utf8"), privateKeyOf(signKey)).toString("base64url");
}

/** Whether a text was signed by whoever has this public key (raw, base64url). */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({
      key: { kty: "OKP", crv: "Ed25519", x: publicKey },
      format: "jwk",
    });
    return verify(null, Buffer.from(text, "utf8"), key, Buffer.from(signature, "base64url"));
  } catch {
    // No key of this kind.
    return false;
  }
}

/** The key that was read last: every request is signed with the same one, and reading costs more than signing. */
let read: { readonly signKey: string; readonly key: KeyObject } | null = null;

function privateKeyOf(signKey: string): KeyObject {
  if (read?.signKey === signKey) return read.key;
  const der = Buffer.from(signKey, "base64url");
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  read = { signKey, key };
  return key;
}

/** SHA-256 of a certificate's DER, hex; null where the text is no certificate. */
export function fingerprintOf(certificate: string): string | null {
  try {
    return createHash("sha256").update(new X509Certificate(certificate).raw).digest("hex");
  } catch {
    return null;
  }
}
