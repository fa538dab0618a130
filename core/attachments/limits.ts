/** What is taken as an attachment, and how large it is kept. */

const MEGABYTE = 1024 * 1024;

/** Largest file that is looked at. */
export const RAW_BYTES = 50 * MEGABYTE;
/** Dots of a picture as it comes: an A3 page at 400 dpi has half of it. */
export const MOST_DOTS = 60_000_000;
export const MOST_PAGES = 50;
/** Longest side of a kept page: A4 at 200 dots per inch. */
export const LONGEST_SIDE = 2339;
export const DOTS_PER_INCH = 200;
/** Largest page that is kept. */
export const PAGE_BYTES = 3 * MEGABYTE;
/** What a page of several takes when it is well kept. */
const USUAL_PAGE_BYTES = MEGABYTE / 2;

/** Largest PDF of so many pages that is kept as it is. */
export function pdfBytes(pages: number): number {
  return Math.max(PAGE_BYTES, pages * USUAL_PAGE_BYTES);
}
