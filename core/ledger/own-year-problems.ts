import type { CaseForm } from "../casefile/form.ts";
import { parseYuan } from "../money.ts";
import type { Problem } from "../problem.ts";
import type { YearForm } from "./balance-form.ts";
import { takenOver } from "./take-over.ts";
import type { OwnYear, OwnYearRow } from "./own-year.ts";

/**
 * What the person's other cases at this counter say against 本年累计 as it stands in
 * the form. Each is a warning: whoever knows better gives a reason.
 */
export function ownYearProblems(form: YearForm, year: OwnYear | null): readonly Problem[] {
  if (year === null || form.opening.source === "") return [];
  const { result, rows } = year;
  if (result.kind === "ask") return [asks(year)];
  if (result.kind === "unknown" && form.opening.source === "first-stay") return [notFirst(year)];
  const taken = takenOver(form, year);
  if (taken === null || sameFigures(form.opening, taken)) return [];
  if (form.opening.source === "first-stay" && recordedElsewhere(year)) return [contradicted(year)];
  if (form.opening.own !== undefined) return [changed(form.opening.own.cases, rows)];
  const counting = rows.filter(({ part: { kind } }) => kind === "added" || kind === "taken-out");
  return counting.length === 0 ? [] : [leftOut(counting)];
}

/** Whether the figures of two openings say the same, however they are written. */
export function sameFigures(a: CaseForm["opening"], b: CaseForm["opening"]): boolean {
  return figuresOf(a) === figuresOf(b);
}

function figuresOf({ own: _own, contained: _contained, asOf: _asOf, ...opening }: Opening): string {
  const { source: _source, layers = {}, ...flat } = opening;
  const amounts = Object.entries(flat).flatMap(([key, text = ""]) =>
    text === "" ? [] : [`${key} ${canonical(text)}`],
  );
  const counted = Object.entries(layers).map(
    ([id, { borne, paid }]) => `${id} ${canonical(borne)} ${canonical(paid)}`,
  );
  return [...amounts, ...counted].toSorted().join("\n");
}

type Opening = CaseForm["opening"];

function canonical(text: string): string {
  const read = parseYuan(text);
  return read.ok ? String(read.value) : text;
}

function warning(code: `W-${string}`, what: string, remedy: string): Problem {
  return { code, what, remedy, field: "opening.source", kind: "check" };
}

function recordedElsewhere({ balance }: OwnYear): boolean {
  return balance !== null && balance.opening.source !== "first-stay";
}

function contradicted({ balance }: OwnYear): Problem {
  return warning(
    "W-OPN-06",
    `选了“本年首次就医”，但案件 ${balance?.written.from ?? ""} 记有截至${balance?.opening.asOf ?? ""}的本年累计。`,
    "查核心系统，核对后按 F10 采用，或改正来源。",
  );
}

function notFirst({ rows }: OwnYear): Problem {
  const open = rows.filter(({ part: { kind } }) => kind === "open" || kind === "untold");
  return warning(
    "W-OPN-07",
    `选了“本年首次就医”，但本窗口案件 ${numbersOf(open)} 在本次之前，还没有结果。`,
    "先办完那个案件再采用合计，或查核心系统录入。",
  );
}

function asks({ rows, balance }: OwnYear): Problem {
  const numbers = numbersOf(rows.filter(({ part }) => part.kind === "ask"));
  return warning(
    "W-OPN-05",
    `本年累计截至${balance?.opening.asOf ?? ""}，看不出里面有没有案件 ${numbers}。`,
    "查核心系统，在本年累计下面答“有”或“没有”。",
  );
}

function leftOut(rows: readonly OwnYearRow[]): Problem {
  return warning(
    "W-OPN-04",
    `本年累计没有算进本窗口的案件 ${numbersOf(rows)}。`,
    "核对后按 F10 采用；核心系统的数已含这些案件的，写明理由。",
  );
}

function changed(before: readonly { readonly hash: string }[], rows: readonly OwnYearRow[]) {
  const known = new Set(before.map(({ hash }) => hash));
  const since = rows.filter(({ own }) => !known.has(own.hash));
  const which = since.length === 0 ? "" : `：案件 ${numbersOf(since)}`;
  return warning(
    "W-OPN-03",
    `上次采用本窗口案件后有变化${which}。`,
    "核对后按 F10 重新采用；不采用的，写明理由。",
  );
}

function numbersOf(rows: readonly OwnYearRow[]): string {
  return rows.map(({ own }) => own.number).join("、");
}
