/** Ciphers that a database can have had. */
export const CIPHERS = ["chacha20"] as const;

/** Authenticated page encryption; much faster than AES where the processor has no AES unit. */
export const CIPHER: (typeof CIPHERS)[number] = "chacha20";
