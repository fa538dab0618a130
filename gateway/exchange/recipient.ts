import { Encrypter } from "age-encryption";

/** Whether something can be encrypted to this age recipient. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}
