import table from "./codes.json" with { type: "json" };

/** What a code says and what to do; `…` stands for a name or a figure of the case at hand. */
export interface CodeEntry {
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
}

/** Every code of the program, read out of its sources by `npm run help-codes`. */
export const CODES: readonly CodeEntry[] = table;

/** The entries of a code: it may say several things. */
export function entriesOf(code: string): readonly CodeEntry[] {
  return CODES.filter((entry) => entry.code === code);
}

/** Entries with every word of a search, in the code or in what it says. */
export function findCodes(typed: string): readonly CodeEntry[] {
  const words = typed
    .normalize("NFKC")
    .toUpperCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  return CODES.filter(({ code, what, remedy }) => {
    const text = `${code} ${what} ${remedy}`.toUpperCase();
    return words.every((word) => text.includes(word));
  });
}
