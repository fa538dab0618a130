import { type IsoDate, addDays, daysBetween, parseDate } from "../calendar.ts";
import { type CaseForm, isBlankLine, type LineForm } from "../casefile/form.ts";
import { parseYuan } from "../money.ts";
import type { Problem } from "../problem.ts";
import { halfWidth } from "../text.ts";

/*
 * Suspicion rules on manual claims (HEN-3.4): what is out of line is shown to be
 * looked at, and never keeps a case back. Most of what they find has a reason.
 */

/** The densest ordinary order is every four hours: six times a day. */
export const MOST_TIMES_A_DAY = 6;
/** Hospitals count the day of admission and not that of discharge; some count both. */
export const DAYS_BESIDE_NIGHTS = 1;
/** A bill is a sum of prices in fen: one in ten thousand comes out at whole hundreds by chance. */
export const ROUND_FEN = 100_00;
/** Charged once a day, so never on more days than the stay has. Intensive care is charged by the hour. */
const BY_DAY = /床位费|^(?:住院)?诊[察查]费|^[一二三ⅠⅡⅢ]级护理/u;

/** What looks out of line in the bill of a stay. */
export function suspicions(form: CaseForm): readonly Problem[] {
  const bill = billOf(form);
  return [
    ...chargedOutside(bill),
    ...chargedOften(bill),
    ...chargedLonger(bill),
    ...roundInSequence(form),
    ...issuedBefore(form, bill),
    ...chargedAfterDeath(form, bill),
  ];
}

interface Charge {
  readonly line: LineForm;
  readonly row: number;
  readonly date: IsoDate | null;
}

interface Bill {
  readonly admission: IsoDate | null;
  readonly discharge: IsoDate | null;
  readonly inpatient: boolean;
  /** Lines of the stay itself; those of other providers have their own rule (HUN-57). */
  readonly charges: readonly Charge[];
}

function billOf({ stay, invoices, lines }: CaseForm): Bill {
  const others = new Set(
    invoices.flatMap(({ id, outside }) => (outside === undefined ? [] : [id])),
  );
  const days = new Map<string, IsoDate | null>();
  const charges = lines.flatMap((line, row): Charge[] => {
    if (isBlankLine(line) || others.has(line.invoice)) return [];
    const date = days.has(line.date) ? (days.get(line.date) ?? null) : dayOf(line.date);
    days.set(line.date, date);
    return [{ line, row, date }];
  });
  return {
    admission: dayOf(stay.admission),
    discharge: dayOf(stay.discharge),
    inpatient: stay.care === "inpatient",
    charges,
  };
}

function dayOf(text: string): IsoDate | null {
  const parsed = parseDate(text);
  return parsed.ok ? parsed.value : null;
}

function look(code: Problem["code"], what: string, remedy: string, field: string): Problem {
  return { code, what, remedy, field, kind: "check" };
}

/** `第3、7、9行等5行` */
function rowsText(charges: readonly Charge[]): string {
  const first = charges.slice(0, 3).map(({ row }) => row + 1);
  const more = charges.length > first.length ? `等${charges.length}行` : "";
  return `第${first.join("、")}行${more}`;
}

function chargedOutside({ admission, discharge, charges }: Bill): Problem[] {
  if (admission === null || discharge === null) return [];
  const found = charges.filter(
    ({ date }) => date !== null && (date < admission || date > discharge),
  );
  const [first] = found;
  if (first === undefined) return [];
  const what = `明细${rowsText(found)}费用日期不在就诊期间（${admission} 至 ${discharge}）。`;
  const remedy = "对照清单核对日期；出院带药、急诊转住院等有记录的，可以不改。";
  return [look("N-SUS-01", what, remedy, `lines.${first.row}.date`)];
}

/** The same item on one day, counted by lines: hospitals write each order as a line of its own. */
function chargedOften({ charges }: Bill): Problem[] {
  const byDay = new Map<string, Charge[]>();
  for (const charge of charges) {
    if (charge.date === null) continue;
    const key = `${charge.date} ${charge.line.name.trim()}`;
    const same = byDay.get(key);
    if (same === undefined) byDay.set(key, [charge]);
    else same.push(charge);
  }
  return [...byDay.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length <= MOST_TIMES_A_DAY) return [];
    const what = `${first.line.name.trim()}在${first.date ?? ""}一天收了${same.length}次。`;
    return [look("N-SUS-02", what, "对照医嘱和清单，看有没有重复收费。", lineField(first, "name"))];
  });
}

/** 床位、诊察、护理 are charged by the day: more of them than days is looked at. */
function chargedLonger({ admission, discharge, inpatient, charges }: Bill): Problem[] {
  if (!inpatient || admission === null || discharge === null || discharge < admission) return [];
  const most = Math.max(1, daysBetween(admission, discharge)) + DAYS_BESIDE_NIGHTS;
  const totals = new Map<string, { readonly first: Charge; days: number }>();
  for (const charge of charges) {
    const kind = BY_DAY.exec(charge.line.name.trim())?.[0];
    const count = kind === undefined ? null : countOf(charge.line.quantity);
    if (kind === undefined || count === null) continue;
    const known = totals.get(kind);
    if (known === undefined) totals.set(kind, { first: charge, days: count });
    else known.days += count;
  }
  return [...totals].flatMap(([kind, { first, days }]) => {
    if (days <= most) return [];
    const what = `${kind}共收了${days}天，住院只有${most - DAYS_BESIDE_NIGHTS}天。`;
    return [look("N-SUS-03", what, "对照清单核对数量和出入院日期。", lineField(first, "quantity"))];
  });
}

/** A quantity that is not written says nothing. */
function countOf(text: string): number | null {
  const plain = halfWidth(text);
  return /^\d{1,6}(?:\.\d{1,4})?$/u.test(plain) ? Number(plain) : null;
}

function lineField({ row }: Charge, cell: "name" | "quantity"): string {
  return `lines.${row}.${cell}`;
}

/** Invoices of one code with running numbers, each over whole hundreds of yuan. */
function roundInSequence({ invoices }: CaseForm): Problem[] {
  const round = invoices.flatMap(({ code, number, amount }, index) => {
    const face = parseYuan(amount);
    const plain = halfWidth(number);
    const whole = face.ok && face.value > 0 && face.value % ROUND_FEN === 0;
    return whole && /^\d{4,20}$/u.test(plain)
      ? [{ code: code.trim(), number: BigInt(plain), index }]
      : [];
  });
  const inOrder = round.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const second = inOrder.find((one, at) => {
    const before = inOrder[at - 1];
    return before?.code === one.code && one.number === before.number + 1n;
  });
  if (second === undefined) return [];
  const what = `第${second.index + 1}张票据与前一号连号，金额都是整百元。`;
  const remedy = "查验票据真伪，向医院核实收费。";
  return [look("N-SUS-04", what, remedy, `invoices.${second.index}.number`)];
}

/** A hospital bills a stay when it is over; what was billed before it began belongs elsewhere. */
function issuedBefore({ invoices }: CaseForm, { admission, inpatient }: Bill): Problem[] {
  if (admission === null || !inpatient) return [];
  return invoices.flatMap(({ date, outside }, index) => {
    const issued = dayOf(date);
    if (outside !== undefined || issued === null || issued >= admission) return [];
    const what = `第${index + 1}张票据开票日期早于入院日期 ${admission}。`;
    return [look("N-SUS-05", what, "核对是不是本次住院的票据。", `invoices.${index}.date`)];
  });
}

function chargedAfterDeath({ person }: CaseForm, { charges }: Bill): Problem[] {
  const died = dayOf(person.died ?? "");
  if (died === null) return [];
  // What is done on the day after, such as 尸体料理, is ordinary.
  const last = addDays(died, 1);
  const found = charges.filter(({ date }) => date !== null && date > last);
  const [first] = found;
  if (first === undefined) return [];
  const what = `明细${rowsText(found)}费用日期晚于死亡日期 ${died}。`;
  return [look("N-SUS-06", what, "对照死亡证明和清单核对日期。", `lines.${first.row}.date`)];
}
