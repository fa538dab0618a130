import { z } from "zod";

/** The leaves of the case form: text as typed, the id of a row, a code; "" is not known. */

export const text = z.string().max(2000);
export const rowId = z.string().max(64);
export const choice = <const T extends readonly string[]>(...values: T) => z.enum(["", ...values]);
export const yesNo = choice("yes", "no");
