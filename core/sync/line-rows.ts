import { parseDate } from "../calendar.ts";
import type { LineForm } from "../casefile/form.ts";
import { splitTyped } from "../casefile/line-split.ts";
import { parsePercent, parseYuan, percentText } from "../money.ts";
import { type LineKey, pairLines } from "./pair-lines.ts";
import { type Aspect, ASPECTS, type BareRow, type Bill, ownLines, type Side } from "./rows.ts";
import { type UploadedLine, uploadedLines } from "./uploaded-lines.ts";
import type { VisitDetails } from "./visit-details.ts";

/** Every typed line with the uploaded one that it is, then what only the upload has. */
export function lineRows(form: Bill, details: VisitDetails): readonly BareRow[] {
  const typed = ownLines(form);
  const uploaded = uploadedLines(details);
  const { pairs, onlyA, onlyB } = pairLines(typed.map(typedKey), uploaded.map(uploadedKey));
  const partner = new Map(pairs);
  const numbers = new Map(form.lines.map(({ id }, index) => [id, index + 1] as const));
  const rows = typed.map((line, at): BareRow => {
    const other = uploaded[partner.get(at) ?? -1];
    return lineRow(line, numbers.get(line.id) ?? null, onlyA.includes(at) ? undefined : other);
  });
  return [...rows, ...onlyB.flatMap((at) => newRow(uploaded[at]))];
}

function lineRow(line: LineForm, no: number | null, source: UploadedLine | undefined): BareRow {
  const typed = typedSide(line);
  const uploaded = source === undefined ? null : uploadedSide(source);
  const differs = uploaded === null ? [] : differences(typed, uploaded);
  const wrong = source?.wrong ?? null;
  return {
    id: line.id,
    no,
    name: line.name.trim() === "" ? (source?.name ?? "") : line.name.trim(),
    typed,
    uploaded,
    differs,
    same: uploaded !== null && differs.length === 0 && wrong === null,
    wrong,
    typedIds: [line.id],
    source: source ?? null,
  };
}

function newRow(source: UploadedLine | undefined): BareRow[] {
  if (source === undefined) return [];
  return [
    {
      id: newId(source.places[0] ?? 0),
      no: null,
      name: source.name,
      typed: null,
      uploaded: uploadedSide(source),
      differs: [],
      same: false,
      wrong: source.wrong,
      typedIds: [],
      source,
    },
  ];
}

/** Id of a line that only the upload has; no typed line has such a one. */
export function newId(place: number): string {
  return `uploaded-${place}`;
}

function typedKey(line: LineForm): LineKey {
  const { grade, quantity, price, preSelfPay, overLimit } = line;
  const date = parseDate(line.date);
  const amount = parseYuan(line.amount);
  return {
    code: line.itemCode,
    name: line.name,
    date: date.ok ? date.value : "",
    amount: amount.ok ? amount.value : null,
    split: splitOf(typedSide(line)),
    rest: [grade, quantity, price, preSelfPay, overLimit].join("\n"),
  };
}

function uploadedKey(line: UploadedLine): LineKey {
  const { code, name, date, split, grade, quantity, price, share } = line;
  const { total: amount, inScope, overLimit } = split;
  const rest = [grade, quantity, price, share, inScope, overLimit].join("\n");
  return { code, name, date, amount, split: splitOf(uploadedSide(line)), rest };
}

function splitOf({ grade, share, inScope }: Side): string {
  return [grade, share, inScope].join(" ");
}

function typedSide(line: LineForm): Side {
  const split = splitTyped(line);
  const amount = parseYuan(line.amount);
  const date = parseDate(line.date);
  const percent = parsePercent(line.preSelfPay);
  return {
    grade: line.grade === "" ? null : line.grade,
    amount: amount.ok ? amount.value : null,
    inScope: split?.inScope ?? null,
    date: date.ok ? date.value : line.date.trim(),
    quantity: line.quantity.trim(),
    share: line.grade === "B" && percent.ok ? percentText(percent.value) : "",
  };
}

function uploadedSide({ grade, split, date, quantity, share }: UploadedLine): Side {
  return {
    grade,
    amount: split.total,
    inScope: split.inScope,
    date,
    quantity,
    share: grade === "B" ? percentText(share) : "",
  };
}

function differences(typed: Side, uploaded: Side): readonly Aspect[] {
  return ASPECTS.filter((aspect) => {
    // A day or a count that the counter did not type is no difference.
    const optional = aspect === "date" || aspect === "quantity";
    if (optional && (typed[aspect] === "" || uploaded[aspect] === "")) return false;
    if (aspect === "quantity") return !sameCount(typed.quantity, uploaded.quantity);
    // The share stands for the class where the class is another.
    if (aspect === "share" && typed.grade !== uploaded.grade) return false;
    return typed[aspect] !== uploaded[aspect];
  });
}

/** `10`, `10.0` and `１０` are one count. */
function sameCount(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize("NFKC")
      .trim()
      .replace(/(\.\d*?)0+$/u, "$1")
      .replace(/\.$/u, "");
  return plain(a) === plain(b);
}
