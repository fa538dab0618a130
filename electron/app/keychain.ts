import { safeStorage } from "electron";
import type { Keychain } from "../security/keychain.ts";

/** The keychain of the operating system. To be asked only once the program is ready. */
export const systemKeychain: Keychain = {
  available: () => safeStorage.isEncryptionAvailable() && !isPretended(),
  // Electron protects text only.
  protect: (secret) => safeStorage.encryptString(Buffer.from(secret).toString("base64")),
  reveal: (kept) => {
    try {
      return Buffer.from(safeStorage.decryptString(Buffer.from(kept)), "base64");
    } catch {
      return null;
    }
  },
};

/** A Linux without a keyring is given one by Electron whose password everybody knows. */
function isPretended(): boolean {
  if (process.platform !== "linux") return false;
  return ["basic_text", "unknown"].includes(safeStorage.getSelectedStorageBackend());
}
