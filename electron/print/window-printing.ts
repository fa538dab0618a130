import { BrowserWindow, type PrinterInfo, type WebContentsPrintOptions } from "electron";
import { fail, ok } from "../../core/result.ts";
import type { Printer, PrinterState } from "../contract/printing.ts";
import { lendPaper, takeBackPaper } from "../window/lent-papers.ts";
import { PRINT_PAGE } from "../window/scheme.ts";
import {
  NO_DIALOG,
  NO_PRINTER,
  notTaken,
  type PaperJob,
  printerGone,
  type Printing,
  whyNotReady,
} from "./printing.ts";

/**
 * Printing by Electron: a hidden window shows the pages of the PDF and prints
 * itself. What it reports as success only means that the print system has taken
 * the pages over (electron#38975), so a queue is looked at before.
 */
export function windowPrinting(): Printing {
  return {
    printers: async () => {
      const printers = await withWindow((window) => window.webContents.getPrintersAsync());
      return printers.length === 0 ? fail(NO_PRINTER) : ok(printers.map(shown));
    },
    print: async (job) => {
      const found = await withWindow((window) => window.webContents.getPrintersAsync());
      const known = found.find(({ name }) => name === job.printer);
      if (known === undefined) return fail(printerGone(job.printer));
      const printer = shown(known);
      const why = whyNotReady(printer);
      if (why !== null) return fail(why);
      const taken = await printed(job, { silent: true, deviceName: printer.name });
      return taken === "printed"
        ? ok({ printer: printer.name, id: null })
        : fail(notTaken(printer.label));
    },
    follow: () => Promise.resolve({ kind: "unknown" }),
    dialog: async (job) => {
      const done = await printed(job, { silent: false });
      return done === "failed" ? fail(NO_DIALOG) : ok(done === "printed");
    },
  };
}

/** Prints the pages as large as they were drawn. */
function printed(
  { bytes, title, copies }: Omit<PaperJob, "printer">,
  how: WebContentsPrintOptions,
): Promise<"printed" | "closed" | "failed"> {
  return withWindow(async (window) => {
    const paper = lendPaper(bytes);
    try {
      await window.loadURL(PRINT_PAGE);
      const shows = `window.showPaper(${JSON.stringify(paper)}, ${JSON.stringify(title)})`;
      await window.webContents.executeJavaScript(shows);
      return await new Promise((resolve) => {
        window.webContents.print(
          { ...how, copies, pageSize: "A4", margins: { marginType: "none" }, scaleFactor: 100 },
          (success, reason) =>
            resolve(success ? "printed" : /cancel/iu.test(reason) ? "closed" : "failed"),
        );
      });
    } catch {
      return "failed";
    } finally {
      takeBackPaper(paper);
    }
  });
}

async function withWindow<T>(work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  try {
    return await work(window);
  } finally {
    window.destroy();
  }
}

/** On Linux the options are those of CUPS; on Windows the state is a number that is always 0 (electron#39278). */
function shown(printer: PrinterInfo): Printer {
  const { name, displayName, options } = printer;
  return {
    name,
    label: optionOf(options, "printer-info") || displayName || name,
    state: stateOf(options),
    reason: "",
    isDefault: "isDefault" in printer && printer.isDefault === true,
  };
}

function stateOf(options: unknown): PrinterState {
  if (optionOf(options, "printer-is-accepting-jobs") === "false") return "refusing";
  const state = optionOf(options, "printer-state");
  if (state === "5") return "stopped";
  return state === "4" ? "busy" : "ready";
}

function optionOf(options: unknown, name: string): string {
  if (typeof options !== "object" || options === null) return "";
  const value: unknown = Reflect.get(options, name);
  return typeof value === "string" ? value : "";
}
