import { z } from "zod";

/** What requests are made of. */

/** Name of a case, an operator, a pack, … as the store gives it. */
export const id = z.string().min(1).max(64);
/** Of a version, or of the bytes of a paper. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
export const none = z.strictObject({});
