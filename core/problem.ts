/**
 * Something the clerk must see: a code, what happened, what to do (HUN-83, KF-5.3b).
 *
 * The first letter of the code is its weight: E blocks, W warns, U is
 * undetermined, N is a notice.
 */
export interface Problem {
  readonly code: `${"E" | "W" | "U" | "N"}-${string}`;
  /** One fact, ending in 。 */
  readonly what: string;
  /** One instruction. */
  readonly remedy: string;
  /** Field it belongs to, as a path into the case form: `person.certNo`, `invoices.2.amount`. */
  readonly field?: string;
  /** invalid: what stands there is wrong; missing: nothing stands there yet. */
  readonly kind: "invalid" | "missing" | "check";
  /** missing items: needed before hand-over, or only before the result is final. */
  readonly needed?: "submit" | "final";
}
