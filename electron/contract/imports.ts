import { z } from "zod";
import type { CatalogueEntry, CatalogueFault } from "../../core/import/catalogue.ts";
import { ROLES } from "../../core/import/headings.ts";
import type { Sheet } from "../../core/import/sheet.ts";
import type { Answer } from "./answer.ts";
import { none } from "./leaf.ts";

/** Channels of lists of expenses and of the catalogue that come in as files. */

const hospital = z.string().max(2000);
const signature = z.string().max(1200);
/** What each column holds; null: it is not used. */
export const RememberedColumns = z.array(z.enum(ROLES).nullable()).max(200);
export type RememberedColumns = z.output<typeof RememberedColumns>;

export const importRequests = {
  /** Asks for a file of expenses and reads it as a table; nothing is kept. */
  "imports.choose": none,
  /** How lists of this hospital with these headings were read last. */
  "imports.mapping": z.strictObject({ hospital, signature }),
  "imports.remember": z.strictObject({ hospital, signature, columns: RememberedColumns }),
  "catalogue.status": none,
  /** Asks for a catalogue file, reads it, and puts it to use. */
  "catalogue.import": none,
  /** Entries by a part of the name, pinyin initials or the beginning of the code. */
  "catalogue.search": z.strictObject({ text: z.string().max(100) }),
  /** Entries with exactly these codes. */
  "catalogue.lookup": z.strictObject({ codes: z.array(z.string().max(300)).max(20_000) }),
} as const;

/** A file that was read, with its tables. */
export interface ChosenTable {
  /** Name of the file, without its folder. */
  readonly name: string;
  readonly sheets: readonly Sheet[];
}

export interface CatalogueVersion {
  readonly source: string;
  readonly entries: number;
  /** Rows of the file that were no entry. */
  readonly faults: number;
  readonly at: string;
  readonly operator: string;
}

export interface CatalogueStatus {
  /** The newest import, which is in use; null before the first. */
  readonly current: CatalogueVersion | null;
  readonly earlier: readonly CatalogueVersion[];
}

export interface CatalogueImported extends CatalogueStatus {
  /** Rows that are no entry, the first of them. */
  readonly faults: readonly CatalogueFault[];
}

export interface CatalogueHit extends CatalogueEntry {
  /** Where the name answers to what was typed. */
  readonly hit: readonly [number, number] | null;
}

export interface CatalogueHits {
  readonly hits: readonly CatalogueHit[];
  /** More were found than are shown. */
  readonly more: boolean;
}

export interface ImportAnswers {
  /** Null when the dialog was closed. */
  "imports.choose": Answer<ChosenTable | null>;
  /** Null where none is remembered. */
  "imports.mapping": Answer<RememberedColumns | null>;
  "imports.remember": Answer<null>;
  "catalogue.status": Answer<CatalogueStatus>;
  /** Null when the dialog was closed. */
  "catalogue.import": Answer<CatalogueImported | null>;
  "catalogue.search": Answer<CatalogueHits>;
  "catalogue.lookup": Answer<readonly CatalogueEntry[]>;
}
