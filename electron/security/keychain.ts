/** What the operating system keeps for this account on this machine (DPAPI, Keychain, libsecret). */
export interface Keychain {
  /** Whether this machine has one that really keeps a secret. */
  readonly available: () => boolean;
  /** Encrypts bytes so that only this account on this machine reads them. */
  readonly protect: (secret: Uint8Array) => Uint8Array;
  /** The bytes again, or null when the keychain does not know them any more. */
  readonly reveal: (kept: Uint8Array) => Uint8Array | null;
}

/** A machine without a keychain, such as the command line. */
export const NO_KEYCHAIN: Keychain = {
  available: () => false,
  protect: () => {
    throw new Error("this machine has no keychain");
  },
  reveal: () => null,
};
