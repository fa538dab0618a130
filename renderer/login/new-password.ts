/** A new password as typed, and typed again. */
export interface NewPassword {
  readonly password: string;
  readonly again: string;
}

export const NO_PASSWORD: NewPassword = { password: "", again: "" };

/** Fewest characters of a password: what the desktop process asks for, too. */
export const PASSWORD_LENGTH = 8;

export function isTooShort(password: string): boolean {
  return password.length > 0 && password.length < PASSWORD_LENGTH;
}

export function isReady({ password, again }: NewPassword): boolean {
  return password.length >= PASSWORD_LENGTH && password === again;
}

/** A password is never tidied. */
export function asTyped(text: string): string {
  return text;
}
