import { amountWord, type LedgerEntry, standingWord } from "../../core/forms/ledger.ts";
import type { Fen } from "../../core/money.ts";
import { fail, ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel, Parsed } from "../contract/contract.ts";
import type { LedgerDone } from "../contract/ledger.ts";
import type { LedgerDrawer } from "../forms/drawer.ts";
import { ledgerName, ledgerOf } from "../forms/ledger.ts";
import { byDialog } from "../print/outcome.ts";
import { movedBy } from "../print/offset.ts";
import { type PaperJob, printerGone, type Printing, whyNotReady } from "../print/printing.ts";
import type { Desk } from "../store/cases.ts";
import { fault } from "../store/faults.ts";
import { note } from "../store/journal.ts";
import { printOffsets } from "../store/print-settings.ts";
import type { Progress } from "../work/progress.ts";
import type { WorkDesk } from "../work/work-desk.ts";
import type { Ask } from "./ask.ts";
import { type AtDesk, guarded, mayUse } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";
import { csvText } from "./journal-of.ts";
import { exportFile } from "./save-file.ts";

type LedgerChannel = Extract<Channel, `ledger.${string}`>;

const NOT_WRITTEN = fault(
  "E-LDG-01",
  "台账文件没有写成。",
  "请检查所选的文件夹能不能写、有没有空间，再存一次。",
);

const CANCELLED = fault("N-LDG-02", "存台账已取消，没有留下文件。", "要存的，再按一次。");

export function ledgerHandlers(
  atDesk: AtDesk,
  draw: LedgerDrawer,
  printing: Printing,
  ask: Ask,
  works: WorkDesk,
): Pick<Handlers, LedgerChannel> {
  return {
    "ledger.day": ({ date }) =>
      atDesk("ledger.day", async ({ desk }) => {
        const { entries } = await ledgerOf(desk, date);
        return ok({ date, entries });
      }),
    "ledger.print": async (request) => {
      const ready = await atDesk("ledger.print", ({ desk }) =>
        readyLedger(desk, draw, printing, request),
      );
      if (!ready.ok) return ready;
      const { job, label, said, missingGlyphs } = ready.value;
      const { printer } = request;
      // Outside the session: a dialog may stay open for long, and a lock must not wait for it.
      const handed = await guarded(() =>
        printer === null ? byDialog(printing, job) : printing.print({ ...job, printer }),
      );
      if (!handed.ok) return handed;
      return atDesk("ledger.print", async ({ desk }) => {
        await note(desk, "printed", job.title, said);
        return ok({ where: label, missingGlyphs });
      });
    },
    "ledger.save": async (request) => {
      const allowed = await mayUse(atDesk, "ledger.save");
      if (!allowed.ok) return allowed;
      const { date, as } = request;
      const file = await ask.saveAs("存成文件", `${ledgerName(date)}.${as}`);
      if (file === null) return ok(null);
      return works.run("ledger", CANCELLED, (progress) =>
        atDesk("ledger.save", ({ desk }) => saveLedger(desk, draw, { ...request, file }, progress)),
      );
    },
  };
}

interface ReadyLedger {
  readonly job: Omit<PaperJob, "printer">;
  /** As people call the printer; empty for the dialog. */
  readonly label: string;
  /** For the journal. */
  readonly said: string;
  readonly missingGlyphs: readonly string[];
}

/** Draws the ledger for a printer that takes it. */
async function readyLedger(
  desk: Desk,
  draw: LedgerDrawer,
  printing: Printing,
  { date, printer, copies }: Parsed["ledger.print"],
): Promise<Answer<ReadyLedger>> {
  const label = printer === null ? ok("") : await labelOf(printing, printer);
  if (!label.ok) return label;
  const day = await ledgerOf(desk, date);
  const { bytes, missingGlyphs } = await draw(day);
  const offsetOf = await desk.store.read(printOffsets);
  const moved = await movedBy(bytes, offsetOf(printer ?? ""));
  const by = label.value === "" ? "系统打印窗口" : label.value;
  return ok({
    job: { bytes: moved, title: ledgerName(date), copies },
    label: label.value,
    said: `${day.entries.length} 件，${copies} 份，${by}`,
    missingGlyphs,
  });
}

async function labelOf(printing: Printing, name: string): Promise<Answer<string>> {
  const listed = await printing.printers();
  if (!listed.ok) return listed;
  const printer = listed.value.find((one) => one.name === name);
  if (printer === undefined) return fail(printerGone(name));
  const why = whyNotReady(printer);
  return why === null ? ok(printer.label) : fail(why);
}

/** Writes the file. That it leaves is entered before it does. */
async function saveLedger(
  desk: Desk,
  draw: LedgerDrawer,
  { date, as, file }: Parsed["ledger.save"] & { readonly file: string },
  progress: Progress,
): Promise<Answer<LedgerDone>> {
  progress.tell("drawing");
  const day = await ledgerOf(desk, date);
  const drawn = as === "pdf" ? await draw(day) : { bytes: tableOf(day.entries), missingGlyphs: [] };
  const said = `${day.entries.length} 件，${as === "pdf" ? "PDF" : "表格"}`;
  const subject = ledgerName(date);
  const leaving = { subject, said, file, content: drawn.bytes, refusal: NOT_WRITTEN };
  const saved = await exportFile(desk, leaving, progress);
  return saved.ok ? ok({ where: saved.value, missingGlyphs: drawn.missingGlyphs }) : saved;
}

const HEAD = ["序号", "受理号", "姓名", "事项", "总额", "基金支付", "状态", "经办人"];

/** Amounts without separators, so that a spreadsheet reads them as numbers. */
function tableOf(entries: readonly LedgerEntry[]): string {
  const rows = entries.map((entry, index) => {
    const amount = (value: Fen | null): string => amountWord(entry, value).replaceAll(",", "");
    return [
      String(index + 1),
      entry.caseNumber,
      entry.name,
      entry.business,
      amount(entry.total),
      amount(entry.fund),
      standingWord(entry),
      entry.operator,
    ];
  });
  return csvText([HEAD, ...rows]);
}
