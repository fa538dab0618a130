import type { Fen } from "../../money.ts";
import type { Problem } from "../../problem.ts";

/** What the text of an invoice can give; all but the payer (交款人) are cells of the case. */
export type InvoiceField = "code" | "number" | "check" | "date" | "amount" | "payer";
export const INVOICE_FIELDS: readonly InvoiceField[] = [
  "code",
  "number",
  "check",
  "date",
  "amount",
  "payer",
];

/**
 * How sure a reading is. plain: a published layout, or a label beside the value, says what
 * it is. likely: the layout has been seen on invoices, is not published, and every part has
 * the shape it should have. guess: told by its shape alone, or something speaks against it.
 */
export type Sureness = "plain" | "likely" | "guess";

/** Where in the text a value stood. */
export type Where =
  /** The n-th part of the code, from one. */
  | { readonly by: "place"; readonly place: number }
  /** A part of a link, by its name. */
  | { readonly by: "parameter"; readonly name: string }
  | { readonly by: "label"; readonly label: string }
  | { readonly by: "shape" };

/** One field as it was read. */
export interface Found {
  /** As the case form writes it: `2026-10-14`, `57274.55`. */
  readonly value: string;
  readonly sure: Sureness;
  readonly where: Where;
  /** Its first character in the text, and the one after its last. */
  readonly at: readonly [number, number];
}

export type FoundFields = { readonly [field in InvoiceField]?: Found };

/** What of the text was recognised. */
export interface Recognised {
  readonly layout: Layout;
  readonly found: FoundFields;
  /** The amount in capitals (大写), where the text has one that can be read. */
  readonly capitals?: Fen;
  readonly problems: readonly Problem[];
}

/**
 * tax: the code on an invoice of the tax bureau. link: a web address. labelled: words of the
 * invoice with its values. shapes: values without a word beside them. none: nothing was found.
 */
export type Layout = "tax" | "link" | "labelled" | "shapes" | "none";

/** What a text says of an invoice, for the clerk to confirm. */
export interface InvoiceReading extends Recognised {
  /** The text as it was read, tidied; nothing of it is left out. */
  readonly text: string;
}
