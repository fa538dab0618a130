import { cupsPrinting } from "./cups.ts";
import type { Printing } from "./printing.ts";
import { windowPrinting } from "./window-printing.ts";

/** Printing on this machine: CUPS where the system has it, and Electron's own everywhere else. */
export function machinePrinting(by: "system" | "window"): Printing {
  const own = windowPrinting();
  return process.platform === "win32" || by === "window" ? own : { ...own, ...cupsPrinting() };
}
