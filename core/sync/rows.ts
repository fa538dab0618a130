import { type CaseForm, enteredLines, type LineForm } from "../casefile/form.ts";
import type { Grade } from "../claim/expenses.ts";
import type { Fen } from "../money.ts";
import type { UploadedLine } from "./uploaded-lines.ts";

/** In what two sides differ. */
export const ASPECTS = ["amount", "grade", "share", "inScope", "date", "quantity"] as const;
export type Aspect = (typeof ASPECTS)[number];

/** One side of a row, as it is shown. */
export interface Side {
  /** Null of a class of charges, and while nothing was chosen. */
  readonly grade: Grade | null;
  readonly amount: Fen | null;
  readonly inScope: Fen | null;
  readonly date: string;
  readonly quantity: string;
  /** Percent; empty where it means nothing. */
  readonly share: string;
}

export interface Row {
  /** Names the row in the clerk's decisions. */
  readonly id: string;
  /** Number of the typed line, from 1; null where there is none, and of a class. */
  readonly no: number | null;
  readonly name: string;
  readonly typed: Side | null;
  readonly uploaded: Side | null;
  /** Empty where both sides say the same, and where one is missing. */
  readonly differs: readonly Aspect[];
  readonly same: boolean;
  /** ask-hospital: the upload itself cannot be right. */
  readonly suggestion: "adopt" | "ask-hospital" | "none";
  readonly wrong: UploadedLine["wrong"];
  /** Ids of the typed lines, and the uploaded line or class behind the row. */
  readonly typedIds: readonly string[];
  readonly source: UploadedLine | ClassSum | null;
}

/** A class of charges with what of it is in scope (统一的大类费用). */
export interface ClassSum {
  readonly category: string;
  readonly amount: Fen;
  readonly inScope: Fen;
  /** Place in the upload, from 0. */
  readonly place: number;
}

/** A row before anything is suggested for it. */
export type BareRow = Omit<Row, "suggestion">;

/** The part of a case that an upload is held against. */
export type Bill = Pick<CaseForm, "lines" | "invoices">;

/** The lines of this hospital: a bill of another provider (外院检查、购药) is not in its upload. */
export function ownLines(form: Bill): readonly LineForm[] {
  const elsewhere = new Set(
    form.invoices.flatMap(({ id, outside }) => (outside === undefined ? [] : [id])),
  );
  return enteredLines(form).filter(({ invoice }) => !elsewhere.has(invoice));
}
