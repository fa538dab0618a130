import { type Fen, ZERO, displayYuan, plus } from "../money.ts";
import type { SealedOutcome } from "../casefile/revision.ts";
import type { FormInput } from "./input.ts";
import type { Block } from "./layout/block.ts";
import { row } from "./layout/grid.ts";
import { note, prose, signed } from "./prose.ts";
import { listHead } from "./rows.ts";
import { type LaidOutForm, type Sheet, framed, originOf, shape, titled } from "./sheet.ts";

/** One case that a day's work has touched, as it stood at the end of the day; in the order of the work. */
export interface LedgerEntry {
  readonly caseNumber: string;
  readonly name: string;
  /** What was done, such as 备案、手工报销. */
  readonly business: string;
  /** False of a filing alone: it has no amounts, and none are missing. */
  readonly settles: boolean;
  /** Null: not computed, or undetermined. */
  readonly total: Fen | null;
  readonly fund: Fen | null;
  readonly standing: SealedOutcome["standing"];
  readonly operator: string;
}

/** The work of a window on one day. */
export interface DayLedger {
  readonly office: FormInput["office"];
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** When it was drawn, `YYYY-MM-DDTHH:MM:SS.sssZ`; becomes the file's own time. */
  readonly at: string;
  readonly entries: readonly LedgerEntry[];
}

export const LEDGER_TITLE = "业务台账";

/** 业务台账: what a window did on one day, a line for each case, totals carried from page to page. */
export function ledgerForm(sheet: Sheet, { office, date, entries }: DayLedger): LaidOutForm {
  titled(sheet, LEDGER_TITLE, `经办窗口：${originOf(office)}`, date);
  if (entries.length === 0) prose(sheet, "当日没有办理业务。");
  else table(sheet, entries);
  const { open } = dayTotals(entries);
  if (open > 0) note(sheet, `其中${open}件的金额未算或未定，没有计入合计。`);
  signed(sheet, [{ label: "制表人：" }, { label: "复核人：" }]);
  const origin = `${originOf(office)}　${LEDGER_TITLE}　${date}`;
  return framed(sheet, { title: LEDGER_TITLE, origin, trial: false, draft: false });
}

const TITLES = ["序", "受理号", "姓名", "事项", "总额（元）", "基金支付", "状态", "经办人"];
const COLUMNS = [24, 116, 0, 78, 72, 72, 34, 42] as const;
const SUMS = [140, 0, 72, 72, 76] as const;

const STANDING: Readonly<Record<SealedOutcome["standing"], string>> = {
  final: "定案",
  trial: "试算",
  undetermined: "未定",
  refused: "不付",
  incomplete: "未完",
  filed: "备案",
};

function table(sheet: Sheet, entries: readonly LedgerEntry[]): void {
  const running = runningTotals(entries);
  const totals = (label: string, count: number): Block => {
    const { total, fund } = running[count] ?? NONE;
    const { list: kit } = sheet;
    return row(
      [
        kit.value(label, { bold: true, align: "center" }),
        kit.value(`${count}件`),
        kit.amount(displayYuan(total), { bold: true }),
        kit.amount(displayYuan(fund), { bold: true }),
        kit.value(""),
      ],
      shape(SUMS, 18),
    );
  };
  sheet.flow.carried(
    listHead(sheet, TITLES, COLUMNS),
    entries.map((entry, index) => entryRow(sheet, entry, index + 1)),
    {
      over: (before) => totals("过次页", before),
      brought: (before) => totals("承前页", before),
    },
    totals("合计", entries.length),
  );
}

/** Sums of a day over the entries whose amounts are both known. */
export interface DayTotals {
  readonly total: Fen;
  readonly fund: Fen;
  /** Settled entries that the sums leave out, because an amount is not computed or undetermined. */
  readonly open: number;
}

const NONE: DayTotals = { total: ZERO, fund: ZERO, open: 0 };

export function dayTotals(entries: readonly LedgerEntry[]): DayTotals {
  return entries.reduce(added, NONE);
}

function added(sums: DayTotals, { settles, total, fund }: LedgerEntry): DayTotals {
  if (!settles) return sums;
  if (total === null || fund === null) return { ...sums, open: sums.open + 1 };
  return { ...sums, total: plus(sums.total, total), fund: plus(sums.fund, fund) };
}

/** Sums of the first 0, 1, 2 … entries. */
function runningTotals(entries: readonly LedgerEntry[]): readonly DayTotals[] {
  const sums: DayTotals[] = [NONE];
  for (const entry of entries) sums.push(added(sums.at(-1) ?? NONE, entry));
  return sums;
}

/** How an entry stands; nothing for what has no amounts. */
export function standingWord({ settles, standing }: LedgerEntry): string {
  return settles ? STANDING[standing] : "";
}

/** An amount of an entry in words; empty for a filing alone. */
export function amountWord({ settles }: LedgerEntry, value: Fen | null): string {
  if (value !== null) return displayYuan(value);
  return settles ? "未定" : "";
}

function entryRow(sheet: Sheet, entry: LedgerEntry, number: number): Block {
  const { list: kit } = sheet;
  return row(
    [
      kit.value(String(number), { align: "center" }),
      kit.value(entry.caseNumber),
      kit.value(entry.name),
      kit.value(entry.business),
      kit.amount(amountWord(entry, entry.total)),
      kit.amount(amountWord(entry, entry.fund)),
      kit.value(standingWord(entry), { align: "center" }),
      kit.value(entry.operator, { align: "center" }),
    ],
    shape(COLUMNS, 20),
  );
}
