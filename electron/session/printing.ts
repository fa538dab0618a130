import { ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel } from "../contract/contract.ts";
import type { OffsetPrinter, PrinterList } from "../contract/printing.ts";
import type { Drawer } from "../forms/drawer.ts";
import { calibrationSheet } from "../print/calibration.ts";
import { movedBy } from "../print/offset.ts";
import { confirmRun, handOver, noteHanded, printJobs } from "../print/outcome.ts";
import { prepareRun } from "../print/papers.ts";
import type { Printing } from "../print/printing.ts";
import type { Desk } from "../store/cases.ts";
import {
  chooseCopies,
  choosePrinter,
  keepOffset,
  printChoices,
  printOffsets,
} from "../store/print-settings.ts";
import { fault } from "../store/faults.ts";
import type { WorkDesk } from "../work/work-desk.ts";
import { type AtDesk, guarded } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

const NOTHING_HANDED = fault(
  "N-PRT-15",
  "打印已取消，一种表单也没有交给打印机。",
  "要打印，请再打一次。",
);

type PrintChannel = Extract<Channel, `print.${string}`>;

export function printHandlers(
  atDesk: AtDesk,
  draw: Drawer,
  printing: Printing,
  works: WorkDesk,
): Pick<Handlers, PrintChannel> {
  return {
    "print.printers": () => atDesk("print.printers", ({ desk }) => printerList(desk, printing)),
    "print.set-printer": ({ form, printer }) =>
      atDesk("print.set-printer", async ({ desk }) => {
        await desk.store.write((tx) => choosePrinter(tx, form, printer));
        return printerList(desk, printing);
      }),
    "print.copies": ({ form, copies }) =>
      atDesk("print.copies", async ({ desk }) => {
        await desk.store.write((tx) => chooseCopies(tx, form, copies));
        return printerList(desk, printing);
      }),
    "print.send": (request) =>
      works.run("print", NOTHING_HANDED, async (progress) => {
        const ready = await atDesk("print.send", async ({ desk }) => {
          const run = await prepareRun(desk, draw, printing, request, progress);
          return run.ok ? ok({ run: run.value, operator: desk.operator }) : run;
        });
        if (!ready.ok) return ready;
        const { run, operator } = ready.value;
        // Outside the session: a dialog may stay open for long, and a lock must not wait for it.
        const outcomes = await guarded(async () => ok(await handOver(printing, run, progress)));
        if (!outcomes.ok) return outcomes;
        return atDesk("print.send", ({ desk }) =>
          noteHanded(desk, { operator, clock: desk.clock }, run, outcomes.value),
        );
      }),
    "print.confirm": (request) => atDesk("print.confirm", ({ desk }) => confirmRun(desk, request)),
    "print.jobs": ({ caseId }) =>
      atDesk("print.jobs", ({ desk }) => printJobs(desk, printing, caseId)),
    "print.calibrate": ({ printer, offset }) =>
      atDesk("print.calibrate", async ({ desk }) => {
        if (offset !== null) await desk.store.write((tx) => keepOffset(tx, printer, offset));
        else {
          const printed = await printSheet(desk, printing, printer);
          if (!printed.ok) return printed;
        }
        return printerList(desk, printing);
      }),
  };
}

/** Moved like every paper: a second sheet shows whether the offset is right. */
async function printSheet(
  desk: Desk,
  printing: Printing,
  printer: string,
): Promise<Answer<unknown>> {
  const offsetOf = await desk.store.read(printOffsets);
  const bytes = await movedBy(await calibrationSheet(), offsetOf(printer));
  return printing.print({ bytes, title: "打印位置校正页", copies: 1, printer });
}

async function printerList(desk: Desk, printing: Printing): Promise<Answer<PrinterList>> {
  const listed = await printing.printers();
  const { choices, offsetOf } = await desk.store.read(async (reader) => ({
    choices: await printChoices(reader),
    offsetOf: await printOffsets(reader),
  }));
  const printers: readonly OffsetPrinter[] = (listed.ok ? listed.value : []).map((printer) => ({
    ...printer,
    offset: offsetOf(printer.name),
  }));
  return ok({ printers, problem: listed.ok ? null : listed.error, choices });
}
