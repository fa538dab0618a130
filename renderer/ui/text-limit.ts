/**
 * Most characters that one field of a case may hold (`core/casefile/form.ts`).
 * The field itself stops there: a draft with a longer text could not be kept.
 */
export const TEXT_LIMIT = 2000;
