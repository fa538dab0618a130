import { type Fen, parseYuan, sum, ZERO } from "../money.ts";
import { classRows } from "./class-rows.ts";
import { lineRows } from "./line-rows.ts";
import type { BareRow, Bill, Row } from "./rows.ts";
import type { VisitDetails } from "./visit-details.ts";

/**
 * What the hospital has uploaded beside what was typed (HUN-59, KF-3.1), row by row. Every
 * line of both sides stands in exactly one row.
 */
export interface Reconciliation {
  /** Inpatient visits may come by classes of charges alone (KF-3.1a, HUN-44). */
  readonly by: "lines" | "classes";
  readonly rows: readonly Row[];
  readonly typed: Sums;
  readonly uploaded: Sums;
  /** What the invoices of the case say in all; null where one cannot be read. */
  readonly faces: Fen | null;
  /** The upload is not the bill: it says another total itself, or the invoices do. */
  readonly incomplete: boolean;
}

export interface Sums {
  readonly count: number;
  readonly amount: Fen;
  readonly inScope: Fen;
}

export function reconcile(form: Bill, details: VisitDetails): Reconciliation {
  const by = details.lines.length === 0 ? "classes" : "lines";
  const rows = by === "lines" ? lineRows(form, details) : classRows(form, details);
  const typed = sumsOf(rows, "typed");
  const uploaded = sumsOf(rows, "uploaded");
  const faces = facesOf(form);
  const stated = parseYuan(details.medfee_sumamt);
  const incomplete =
    (stated.ok && stated.value !== uploaded.amount) ||
    (faces !== null && faces !== uploaded.amount);
  return {
    by,
    rows: rows.map((row) => ({ ...row, suggestion: suggested(row, typed, faces, incomplete) })),
    typed,
    uploaded,
    faces,
    incomplete,
  };
}

/**
 * HUN-59: what was uploaded takes the place of what was typed. Not where it does not add
 * up, nor where the typed lines are the invoice to the fen and the uploaded ones are not.
 */
function suggested(
  row: BareRow,
  typed: Sums,
  faces: Fen | null,
  incomplete: boolean,
): Row["suggestion"] {
  if (row.same) return "none";
  if (row.wrong !== null) return "ask-hospital";
  const moves = row.uploaded === null || row.typed === null || row.differs.includes("amount");
  return incomplete && moves && typed.amount === faces ? "ask-hospital" : "adopt";
}

function sumsOf(rows: readonly BareRow[], side: "typed" | "uploaded"): Sums {
  const sides = rows.flatMap((row) => row[side] ?? []);
  const behind = ({ typedIds, source }: BareRow): number =>
    side === "typed"
      ? typedIds.length
      : source !== null && "places" in source
        ? source.places.length
        : Number(source !== null);
  return {
    count: rows.reduce((total, row) => total + behind(row), 0),
    amount: sum(sides.map(({ amount }) => amount ?? ZERO)),
    inScope: sum(sides.map(({ inScope }) => inScope ?? ZERO)),
  };
}

function facesOf({ invoices }: Bill): Fen | null {
  const read = invoices
    .filter(({ outside }) => outside === undefined)
    .map(({ amount }) => parseYuan(amount));
  const faces = read.flatMap((face) => (face.ok ? [face.value] : []));
  return faces.length === 0 || faces.length < read.length ? null : sum(faces);
}
