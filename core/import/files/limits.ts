/** Largest file that is read. */
export const MOST_FILE_BYTES = 50 * 1024 * 1024;
/** A list of expenses has a dozen columns. */
export const MOST_COLUMNS = 200;
/** A catalogue of drugs, items and materials. */
export const MOST_CATALOGUE_ROWS = 300_000;

/** How far a table may go, and who hears how far its reading has come, from 0 to 1. */
export interface TableLimits {
  readonly rows: number;
  readonly progress: (part: number) => void;
}
