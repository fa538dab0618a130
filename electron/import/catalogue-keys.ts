import type { CatalogueEntry, ReadCatalogue } from "../../core/import/catalogue.ts";
import { initialLetters } from "../store/initials.ts";

/** What an entry is found by. */
export interface CatalogueKeys {
  readonly code: string;
  readonly name: string;
  /** Every way to write its pinyin initials. */
  readonly initials: string;
}

export interface KeyedCatalogue extends ReadCatalogue {
  readonly entries: readonly (CatalogueEntry & { readonly keys: CatalogueKeys })[];
}

export function keyed(catalogue: ReadCatalogue): KeyedCatalogue {
  return {
    ...catalogue,
    entries: catalogue.entries.map((entry) => ({
      ...entry,
      keys: {
        code: searchKey(entry.code),
        name: searchKey(entry.name),
        initials: initialsOf(searchKey(entry.name)),
      },
    })),
  };
}

/** Full-width and capital letters as the plain ones, without blanks. */
export function searchKey(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s/gu, "");
}

/** So many ways to read a name are kept: a catalogue has long names, and many of them. */
const MOST_WAYS = 8;

/** The ways to write the initials of a name, with a blank between two: 重组 is cz and zz. */
function initialsOf(name: string): string {
  let ways: readonly string[] = [""];
  for (const letters of initialLetters(name)) {
    if (letters.length === 0) continue;
    const counted = ways.length * letters.length > MOST_WAYS ? letters.slice(0, 1) : letters;
    ways = ways.flatMap((way) => counted.map((letter) => way + letter));
  }
  return ways.join(" ");
}
