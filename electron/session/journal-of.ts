import { addDays, day } from "../../core/calendar.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Problem } from "../../core/problem.ts";
import type { JournalPage } from "../contract/administration.ts";
import type { Answer } from "../contract/answer.ts";
import type { Parsed } from "../contract/contract.ts";
import { ACTION_WORDS } from "../contract/journal-words.ts";
import type { Desk } from "../store/cases.ts";
import { chinaTime } from "../contract/china-time.ts";
import { startOfDay } from "../store/clock.ts";
import { fault } from "../store/faults.ts";
import { entriesBetween, type KeptEntry, readJournal } from "../store/journal.ts";
import { type Progress, UNWATCHED } from "../work/progress.ts";
import { exportFile } from "./save-file.ts";

const NOT_WRITTEN = fault(
  "E-JRN-01",
  "导出的文件没有写成。",
  "请检查所选的文件夹能不能写、有没有空间，再导出一次。",
);
const BACKWARDS = fault("E-JRN-02", "开始日期晚于结束日期。", "请对调两个日期，再导出一次。");

export const JOURNAL_CANCELLED = fault(
  "N-JRN-03",
  "导出日志已取消，没有留下文件。",
  "要导出的，再按一次导出。",
);

export function journalPage(
  desk: Desk,
  request: Parsed["journal.read"],
): Promise<Answer<JournalPage>> {
  return desk.store.read(async (reader) => ok(await readJournal(reader, request)));
}

type Days = Parsed["journal.export"];

/** Why these days cannot be exported; null when they can. */
export function daysFault({ from, to }: Days): Problem | null {
  return from > to ? BACKWARDS : null;
}

export function exportName({ from, to }: Days): string {
  return `经办日志 ${from} 至 ${to}.csv`;
}

/** Writes the entries of these days of China as CSV. That they leave is entered before they do. */
export async function exportJournal(
  desk: Desk,
  days: Days,
  file: string,
  progress: Progress = UNWATCHED,
): Promise<Result<string, Problem>> {
  const entries = await entriesOf(desk, days, progress);
  const said = `${days.from} 至 ${days.to}，${entries.length} 条`;
  const content = csvOf(entries);
  const leaving = { subject: "经办日志", said, file, content, refusal: NOT_WRITTEN };
  return exportFile(desk, leaving, progress);
}

const SLICE = 1000;

/** In slices, so that a save in between does not wait for years of entries. */
async function entriesOf(
  desk: Desk,
  { from, to }: Days,
  { signal, tell }: Progress,
): Promise<readonly KeptEntry[]> {
  const start = startOfDay(from);
  const end = startOfDay(addDays(day(to), 1));
  const entries: KeptEntry[] = [];
  for (;;) {
    signal.throwIfAborted();
    tell("listing", { done: entries.length });
    const after = entries.at(-1)?.seq ?? 0;
    const next = await desk.store.read((reader) =>
      entriesBetween(reader, start, end, after, SLICE),
    );
    entries.push(...next);
    if (next.length < SLICE) return entries;
  }
}

const HEAD = ["序号", "时间", "操作员", "事项", "对象", "说明", "摘要"];

/**
 * The table as spreadsheets read it: UTF-8 with its mark, lines ended as on
 * Windows. The last hash of an export proves later that no entry before it has
 * been changed or taken out.
 */
export function csvOf(entries: readonly KeptEntry[]): string {
  const rows = entries.map((entry) => [
    String(entry.seq),
    chinaTime(entry.at),
    entry.operatorName,
    ACTION_WORDS[entry.action],
    entry.subject,
    entry.detail,
    entry.hash,
  ]);
  return csvText([HEAD, ...rows]);
}

/** Rows as a file that spreadsheets open. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(text: string): string {
  const harmless = /^[=+\-@＝＋－＠\t\r\n]/u.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
