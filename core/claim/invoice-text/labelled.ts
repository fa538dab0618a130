import { type Fen, parseYuan, yuan } from "../../money.ts";
import { SCAN_PROBLEMS } from "../../words/invoice-text.ts";
import type { Problem } from "../../problem.ts";
import { CAPITAL_MARKS, readCapitals } from "./capitals.ts";
import { byShape } from "./shapes.ts";
import { type Found, INVOICE_FIELDS, type InvoiceField, type Recognised } from "./reading.ts";
import { amountValue, CHECK, CODE, dateValue, NUMBER } from "./values.ts";

const MONEY = String.raw`¥?\s*(?<value>[-−]?\d[\d,]*(?:\.\d+)?)(?![\d.])`;
const DAY = String.raw`(?<value>\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{8})(?!\d)`;
/** A name ends at a blank, or where copying has put the next label right behind it. */
const NAME = String.raw`(?<value>[^\s:()]{1,40}?)(?=\s|$|[:;,(]|开票|校验|票据|交款|性别|年龄|统一社会|身份证|就诊|门诊|住院|科室)`;

interface Label {
  readonly field: InvoiceField;
  readonly pattern: RegExp;
  readonly read: (text: string) => string | null;
}

function label(field: InvoiceField, words: string, value: string, read: Label["read"]): Label {
  return { field, read, pattern: new RegExp(`(?<label>${words})${value}`, "gdu") };
}

function shaped(shape: RegExp): Label["read"] {
  return (text) => {
    const plain = text.replace(/\s/gu, "");
    return shape.test(plain) ? plain : null;
  };
}

/** The words of 医疗收费票据 and of the tax bureau's invoices, each before its value. */
const LABELS: readonly Label[] = [
  label("code", "(?:票据|发票)代码", String.raw`\s*:?\s*(?<value>\d{8,12})(?!\d)`, shaped(CODE)),
  label(
    "number",
    "(?:票据|发票)号码",
    String.raw`\s*:?\s*(?<value>\d{8,20})(?!\d)`,
    shaped(NUMBER),
  ),
  label(
    "check",
    "校验码|防伪码",
    String.raw`\s*:?\s*(?<value>\d{5}(?:\s?\d{5}){3}|[0-9A-Za-z]{6})(?![0-9A-Za-z])`,
    shaped(CHECK),
  ),
  label("date", "开票日期|开具日期", String.raw`\s*:?\s*${DAY}`, dateValue),
  label("amount", "小写", String.raw`\s*\)?\s*:?\s*${MONEY}`, amountValue),
  label(
    "amount",
    "金额合计|合计金额|价税合计|票据总?金额",
    String.raw`\s*(?:\(元\))?\s*:?\s*${MONEY}`,
    amountValue,
  ),
  label(
    "payer",
    String.raw`(?:交|缴)\s*款\s*人|患者姓名|姓名`,
    String.raw`\s*:\s*${NAME}`,
    (text) => text,
  ),
];

const CAPITALS = new RegExp(
  String.raw`大写\s*\)?\s*:?\s*(?:人民币\s*:?\s*)?(?<value>[${CAPITAL_MARKS}\s]+)`,
  "du",
);

/** Reads the words of an invoice; fields without a word are told by their shape. */
export function readLabelled(text: string): Recognised {
  const hits = LABELS.flatMap((each) => hitsOf(each, text));
  const capitals = capitalsIn(text);
  if (hits.length === 0 && capitals === null) return byShape(text);
  const found: { [field in InvoiceField]?: Found } = {};
  const problems: Problem[] = [];
  for (const field of INVOICE_FIELDS) {
    const own = hits.filter((hit) => hit.field === field);
    const [first] = own;
    if (first === undefined) continue;
    const values = [...new Set(own.map((hit) => hit.found.value))];
    if (values.length > 1) problems.push(SCAN_PROBLEMS.several(field, values));
    found[field] = values.length > 1 ? { ...first.found, sure: "guess" } : first.found;
  }
  const amount = amountOf(found.amount, capitals);
  // Copying out of a page may take the labels first and the values after them.
  const rest = byShape(text).found;
  return {
    layout: "labelled",
    found: { ...rest, ...found, ...(amount.found === undefined ? {} : { amount: amount.found }) },
    problems: [...problems, ...amount.problems],
    ...(capitals === null ? {} : { capitals: capitals.amount }),
  };
}

interface Capitals {
  readonly amount: Fen;
  readonly at: readonly [number, number];
}

function capitalsIn(text: string): Capitals | null {
  const match = CAPITALS.exec(text);
  const at = match?.indices?.groups?.["value"];
  const amount = readCapitals(match?.groups?.["value"] ?? "");
  return amount === null || at === undefined ? null : { amount, at };
}

/** The amount in figures (小写) held against the one in capitals (大写), which alone serves too. */
function amountOf(
  figures: Found | undefined,
  capitals: Capitals | null,
): { readonly found: Found | undefined; readonly problems: readonly Problem[] } {
  if (figures === undefined) {
    if (capitals === null) return { found: undefined, problems: [] };
    const where = { by: "label", label: "大写" } as const;
    return {
      found: { value: yuan(capitals.amount), sure: "likely", where, at: capitals.at },
      problems: [],
    };
  }
  const read = parseYuan(figures.value);
  const problem = !read.ok
    ? null
    : read.value < 0
      ? SCAN_PROBLEMS.negative
      : capitals !== null && capitals.amount !== read.value
        ? SCAN_PROBLEMS.amountsDiffer(read.value, capitals.amount)
        : null;
  return problem === null
    ? { found: figures, problems: [] }
    : { found: { ...figures, sure: "guess" }, problems: [problem] };
}

interface Hit {
  readonly field: InvoiceField;
  readonly found: Found;
}

function hitsOf({ field, pattern, read }: Label, text: string): readonly Hit[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const { value = "", label: word = "" } = match.groups ?? {};
    const at = match.indices?.groups?.["value"];
    const read_ = read(value);
    if (read_ === null || at === undefined) return [];
    const where = { by: "label", label: word.replace(/\s/gu, "") } as const;
    return [{ field, found: { value: read_, sure: "plain" as const, where, at } }];
  });
}
