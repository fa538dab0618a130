import { type IsoDate, addDays, dateOf, daysBetween, weekdayOf, yearOf } from "./calendar.ts";
import type { Problem } from "./problem.ts";
import { fail, ok, type Result } from "./result.ts";
import { halfWidth } from "./text.ts";
import type { Arrangement } from "./working-days.ts";

/**
 * Reads the arrangement of a year out of the State Council's notice (国务院办公厅关于部分节假日
 * 安排的通知), as somebody pastes it: `1月1日（周五）至3日（周日）放假调休，共3天。1月4日（周一）上班。`
 * Weekdays and counts that stand there must be right for that year: a day that was read wrongly
 * would move every due date behind it.
 */
export function readArrangement(year: number, text: string): Result<Arrangement, Problem> {
  const told = sentencesOf(halfWidth(text)).map((sentence) => readSentence(sentence, year));
  const wrong = told.find((one) => !one.ok);
  if (wrong?.ok === false) return wrong;
  const days = told.flatMap((one) => (one.ok ? [one.value] : []));
  const off = sorted(days.flatMap((one) => one.off));
  const worked = sorted(days.flatMap((one) => one.worked));
  const problem = wrongWith(year, off, worked);
  return problem === null ? ok({ year, off, worked }) : fail(problem);
}

interface Told {
  readonly off: readonly IsoDate[];
  readonly worked: readonly IsoDate[];
}

const NOTHING: Told = { off: [], worked: [] };

function sentencesOf(text: string): readonly string[] {
  return text.split(/[。;；\n]/u).map((one) => one.replaceAll(/\s/gu, ""));
}

const DAY = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/u;
/** Days with what may stand between them, before what is said of them. */
const SAID = new RegExp(`((?:${DAY.source}[至、和]?)+),?(放假|补休|上班)`, "gu");
const COUNTED = /共(\d{1,2})天|放假(\d{1,2})天/u;

function readSentence(sentence: string, year: number): Result<Told, Problem> {
  let told = NOTHING;
  for (const match of sentence.matchAll(SAID)) {
    const days = readDays(match[1] ?? "", year);
    if (!days.ok) return days;
    if (match.at(-1) === "上班") told = { ...told, worked: [...told.worked, ...days.value] };
    else told = { ...told, off: [...told.off, ...days.value] };
  }
  const [, together, alone] = COUNTED.exec(sentence) ?? [];
  const count = Number(together ?? alone ?? told.off.length);
  return told.off.length === 0 || count === told.off.length
    ? ok(told)
    : fail(miscounted(sentence, count, told.off.length));
}

/** Single days and stretches; a day without its month is of the month before it. */
function readDays(text: string, year: number): Result<readonly IsoDate[], Problem> {
  const days: IsoDate[] = [];
  let [years, months] = [year, 0];
  let until = false;
  for (const match of text.matchAll(new RegExp(`${DAY.source}([至、和]?)`, "gu"))) {
    const [whole, ownYear, ownMonth, dayOfMonth, aside = "", between] = match;
    years = ownYear === undefined ? years : Number(ownYear);
    months = ownMonth === undefined ? months : Number(ownMonth);
    const date = dateOf(years, months, Number(dayOfMonth));
    if (!date.ok) return fail(noSuchDay(whole, years));
    const wrong = wrongWeekday(date.value, aside);
    if (wrong !== null) return fail(wrong);
    const from = days.at(-1);
    if (until && from !== undefined) {
      const length = daysBetween(from, date.value);
      if (length < 1 || length > LONGEST) return fail(noStretch(from, date.value));
      for (let step = 1; step <= length; step += 1) days.push(addDays(from, step));
    } else {
      days.push(date.value);
    }
    until = between === "至";
  }
  return ok(days);
}

/** No holiday is as long. */
const LONGEST = 20;

const WEEKDAYS = "一二三四五六日";
const WEEKDAY = /(?:周|星期)([一二三四五六日天])/u;

function wrongWeekday(date: IsoDate, aside: string): Problem | null {
  const said = WEEKDAY.exec(aside)?.[1]?.replace("天", "日");
  const real = WEEKDAYS[weekdayOf(date) - 1];
  if (said === undefined || said === real) return null;
  return {
    code: "E-HOL-03",
    what: `通知写的${date}是周${said}，而这一天是周${real}。`,
    remedy: "请核对年份选得对不对、粘贴的是不是这一年的通知。",
    kind: "check",
  };
}

function wrongWith(
  year: number,
  off: readonly IsoDate[],
  worked: readonly IsoDate[],
): Problem | null {
  if (off.length === 0) return NOT_FOUND;
  const nationalDay = dateOf(year, 10, 1);
  if (!nationalDay.ok || !off.includes(nationalDay.value)) return incomplete(year);
  const elsewhere = [...off, ...worked].find((date) => !isNear(date, year));
  if (elsewhere !== undefined) return noSuchDay(elsewhere, year);
  const both = worked.find((date) => off.includes(date) || weekdayOf(date) <= 5);
  return both === undefined ? null : oddWork(both);
}

/** Of the year itself, or of the last week before it (`working-days.ts`). */
function isNear(date: IsoDate, year: number): boolean {
  return yearOf(date) === year || (yearOf(date) === year - 1 && date.slice(5) >= "12-25");
}

const NOT_FOUND: Problem = {
  code: "E-HOL-01",
  what: "没有认出放假的日子。",
  remedy: "请粘贴国务院办公厅通知的正文，要有“×月×日至×日放假”的那几段。",
  kind: "invalid",
};

function incomplete(year: number): Problem {
  return {
    code: "E-HOL-02",
    what: `没有认出${year}年的国庆节，通知可能没有粘贴完整。`,
    remedy: "请从“一、元旦”到“国庆节”整段粘贴。",
    kind: "invalid",
  };
}

function noSuchDay(written: string, year: number): Problem {
  return {
    code: "E-HOL-04",
    what: `“${written}”不是${year}年的日子。`,
    remedy: "请核对年份和粘贴的文字。",
    kind: "invalid",
  };
}

function noStretch(from: IsoDate, to: IsoDate): Problem {
  return {
    code: "E-HOL-05",
    what: `${from}至${to}不像一段放假的日子。`,
    remedy: "请核对粘贴的文字；跨年的假期要写明年份，例如“2026年12月31日至2027年1月2日”。",
    kind: "check",
  };
}

function miscounted(sentence: string, said: number, found: number): Problem {
  return {
    code: "E-HOL-06",
    what: `“${sentence}”写的是${said}天，认出来的是${found}天。`,
    remedy: "请核对这一段有没有漏字、错字。",
    kind: "check",
  };
}

function oddWork(date: IsoDate): Problem {
  return {
    code: "E-HOL-07",
    what: `${date}写的是上班，但这一天在放假的日子里，或者不是周末。`,
    remedy: "请核对年份和粘贴的文字。",
    kind: "check",
  };
}

function sorted(days: readonly IsoDate[]): readonly IsoDate[] {
  return [...new Set(days)].toSorted();
}
