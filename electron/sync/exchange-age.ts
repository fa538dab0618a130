import { Decrypter, Encrypter, identityToRecipient } from "age-encryption";

/** The encryption of exchange files: age, to the one who is to read them. */

export function publicRecipient(ageKey: string): Promise<string> {
  return identityToRecipient(ageKey);
}

export function sealTo(recipient: string, text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(text);
}

export type Unsealed =
  | { readonly is: "text"; readonly text: string }
  /** Sealed to somebody else. */
  | { readonly is: "foreign" }
  /** Cut off, altered, or no such file at all. */
  | { readonly is: "damaged" };

/** The text of a file that was sealed to us. */
export async function unseal(ageKey: string, file: Uint8Array): Promise<Unsealed> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(ageKey);
  try {
    return { is: "text", text: await decrypter.decrypt(file, "text") };
  } catch (error) {
    const foreign = error instanceof Error && error.message.includes("no identity matched");
    return { is: foreign ? "foreign" : "damaged" };
  }
}
