import type { IsoDate } from "../calendar.ts";
import type { ExpenseLine } from "../claim/expenses.ts";
import { displayYuan, fen, type Fen, MAX_FEN, minus, type Rate } from "../money.ts";
import type { Problem } from "../problem.ts";
import { halfWidth } from "../text.ts";
import { invalid } from "../words/problems.ts";
import { type CaseForm, isBlankLine, type LineForm } from "./form.ts";
import type { ReadLine } from "./read-outside.ts";
import { FormReader } from "./reader.ts";

/** Nothing is charged before the person is born or after today. */
export interface Life {
  readonly birth: IsoDate | null;
  readonly today: IsoDate;
}

export function checkDay(
  reader: FormReader,
  field: string,
  day: IsoDate | null,
  label: string,
  { birth, today }: Life,
): void {
  if (day === null) return;
  if (day > today) {
    const what = `${label}在今天（${today}）之后。`;
    reader.add(invalid("E-DAY-11", field, what, "对照票据重输。"));
  } else if (birth !== null && day < birth) {
    const what = `${label}早于出生日期 ${birth}。`;
    reader.add(invalid("E-DAY-15", field, what, "核对身份证号和票据上的日期。"));
  }
}

/** What the lines of a bill say: null while one is wrong or unfinished; and what there is to say of them. */
export interface LinesRead {
  readonly complete: readonly ReadLine[] | null;
  readonly problems: readonly Problem[];
}

/** What one line says, at its place in the bill. */
interface LineRead {
  readonly line: ExpenseLine | null;
  readonly problems: readonly Problem[];
}

type Lines = CaseForm["lines"];
const bills = new WeakMap<Lines, Life & { readonly read: LinesRead }>();
const single = new WeakMap<LineForm, Life & { readonly index: number; readonly read: LineRead }>();

/** Reads the lines of a bill; blank ones are none. The same bill, filed another way, is not read again. */
export function readLines(lines: Lines, life: Life): LinesRead {
  const { birth, today } = life;
  const before = bills.get(lines);
  if (before?.birth === birth && before.today === today) return before.read;
  const each = lines.flatMap((line, index) =>
    isBlankLine(line) ? [] : [{ invoice: line.invoice, ...readLine(line, index, life) }],
  );
  const complete = each.flatMap(({ invoice, line }) => (line === null ? [] : [{ invoice, line }]));
  const read = {
    complete: complete.length < each.length ? null : complete,
    problems: each.flatMap(({ problems }) => problems),
  };
  bills.set(lines, { birth, today, read });
  return read;
}

/**
 * Reads one line. A line that stands where it stood, in a case of the same birth and day, is
 * not read again: of hundreds of lines a keystroke changes one.
 */
function readLine(line: LineForm, index: number, life: Life): LineRead {
  const { birth, today } = life;
  const before = single.get(line);
  if (before?.index === index && before.birth === birth && before.today === today) {
    return before.read;
  }
  const reader = new FormReader();
  const read = { line: readInto(reader, line, index, life), problems: reader.problems };
  single.set(line, { birth, today, index, read });
  return read;
}

function readInto(
  reader: FormReader,
  line: LineForm,
  index: number,
  life: Life,
): ExpenseLine | null {
  const field = `lines.${index}`;
  const name = `明细第${index + 1}行`;
  if (line.name.trim() === "") reader.need(`${field}.name`, `${name}项目名称未填。`);
  const charged = reader.dateIfAny(`${field}.date`, line.date, `${name}费用日期`);
  checkDay(reader, `${field}.date`, charged, `${name}费用日期`, life);
  const grade = reader.choice(`${field}.grade`, line.grade, `${name}等级`);
  const amount = reader.amount(`${field}.amount`, line.amount, `${name}金额`);
  const preSelfPayRate = readPreSelfPay(reader, line, field, name);
  const overLimit = reader.amountOrZero(`${field}.overLimit`, line.overLimit, `${name}超限价`);
  if (amount !== null) checkProduct(reader, line, field, name, amount);
  if (grade === null || amount === null || preSelfPayRate === null || overLimit === null)
    return null;
  if (overLimit > amount) {
    reader.add(
      invalid("E-AMT-03", `${field}.overLimit`, `${name}超限价大于金额。`, "对照清单重输。"),
    );
    return null;
  }
  return { grade, amount, preSelfPayRate, overLimit };
}

/**
 * 先行自付比例 of a 乙 line must be written, be it 0: nothing written is not zero.
 * Of other lines it has no effect, and the clerk is told so.
 */
function readPreSelfPay(
  reader: FormReader,
  line: LineForm,
  field: string,
  name: string,
): Rate | null {
  const blank = line.preSelfPay.trim() === "";
  if (blank && line.grade === "B") {
    return reader.need(`${field}.preSelfPay`, `${name}是乙类，先付比例未填。`);
  }
  const read = reader.percentOrZero(`${field}.preSelfPay`, line.preSelfPay, `${name}先付比例`);
  if (read !== null && read > 0 && line.grade !== "B" && line.grade !== "") {
    reader.add({
      code: "W-EXP-02",
      what: `${name}不是乙类，所填先付比例没有用上。`,
      remedy: "核对等级；乙类才有先行自付。",
      field: `${field}.preSelfPay`,
      kind: "check",
    });
  }
  return read;
}

/** 单价×数量 may differ from the amount by the rounding of one fen, not by more. */
function checkProduct(
  reader: FormReader,
  line: LineForm,
  field: string,
  name: string,
  amount: Fen,
): void {
  if (line.quantity.trim() === "" || line.price.trim() === "") return;
  const product = productOf(line.quantity, line.price);
  if (product === null) {
    reader.add(
      invalid(
        "E-AMT-04",
        `${field}.quantity`,
        `${name}数量或单价不是数，或乘积大得不合常理。`,
        "对照清单重输；没有的可以不填。",
      ),
    );
    return;
  }
  if (Math.abs(minus(product, amount)) > 1) {
    reader.add({
      code: "W-EXP-01",
      what: `${name}单价×数量得${displayYuan(product)}，不等于金额。`,
      remedy: "对照清单核对数量、单价和金额。",
      field: `${field}.amount`,
      kind: "check",
    });
  }
}

/** Quantity × price in fen; both may have up to four decimals. */
function productOf(quantity: string, price: string): Fen | null {
  const pattern = /^\d{1,8}(\.\d{1,4})?$/u;
  const q = halfWidth(quantity);
  const p = halfWidth(price);
  if (!pattern.test(q) || !pattern.test(p)) return null;
  return scaledProduct(q, p);
}

/** Nothing where the product is larger than any amount may be. */
function scaledProduct(quantity: string, price: string): Fen | null {
  const unit = 1_000_000n;
  const product = (ten4(quantity) * ten4(price) + unit / 2n) / unit;
  return product > BigInt(MAX_FEN) ? null : fen(Number(product));
}

/** `1.25` as 12500n: exact, whatever the number of digits. */
function ten4(text: string): bigint {
  const [whole = "0", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(4, "0"));
}
