import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { newFolder } from "../../store/desk.ts";

const run = promisify(execFile);

const YEAR_SECONDS = 365 * 86_400;

/** Whether a whole process can be given another clock here: by a library loaded before the system's. */
export const CLOCKS_CAN_BE_OFF = process.platform === "linux";

/** Environment of a process whose clock is so many years off. */
export type ClockOff = (years: number) => Readonly<Record<string, string>>;

/**
 * Every look at the date in such a process is off, that of its TLS and of its database within too;
 * timers run as they do. Where that cannot be, every clock is right.
 */
export async function clockOff(): Promise<ClockOff> {
  if (!CLOCKS_CAN_BE_OFF) return () => ({});
  const library = path.join(await newFolder(), "clock-off.so");
  const source = path.join(import.meta.dirname, "clock-off.c");
  await run("cc", ["-shared", "-fPIC", "-o", library, source, "-ldl"]);
  return (years) =>
    years === 0 ? {} : { LD_PRELOAD: library, CLOCK_OFF: String(years * YEAR_SECONDS) };
}

/** By how many years a time is off, seen from now. */
export function yearsOff(at: string): number {
  return Math.round((Date.parse(at) - Date.now()) / (YEAR_SECONDS * 1000)) + 0;
}
