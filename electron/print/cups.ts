import { spawn } from "node:child_process";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Printer } from "../contract/printing.ts";
import { readFate, readPrinters } from "./lpstat.ts";
import {
  type Fate,
  type Handed,
  NO_PRINT_SYSTEM,
  NO_PRINTER,
  notTaken,
  type PaperJob,
  printerGone,
  type Printing,
  whyNotReady,
} from "./printing.ts";

/** Printing over CUPS with its own tools, which every Linux desktop brings. */
export type CupsPrinting = Pick<Printing, "printers" | "print" | "follow">;

/** `environment` names the server, where it is not the machine's own. */
export function cupsPrinting(environment: NodeJS.ProcessEnv = process.env): CupsPrinting {
  const run = (command: string, args: readonly string[], input?: Uint8Array): Promise<Ran> =>
    ran(command, args, { ...environment, LC_ALL: "C.UTF-8", LANGUAGE: "" }, input);
  const printers = () => listed(run);
  return {
    printers,
    print: async (job) => {
      const found = await printers();
      if (!found.ok) return found;
      const printer = found.value.find(({ name }) => name === job.printer);
      if (printer === undefined) return fail(printerGone(job.printer));
      const why = whyNotReady(printer);
      return why === null ? handOver(run, printer, job) : fail(why);
    },
    follow: (handed) => look(run, handed),
  };
}

type Run = (command: string, args: readonly string[], input?: Uint8Array) => Promise<Ran>;

async function listed(run: Run): Promise<Result<readonly Printer[], Problem>> {
  const { out } = await run("lpstat", ["-l", "-p", "-a", "-d"]);
  const printers = readPrinters(out);
  if (printers.length > 0) return ok(printers);
  const service = await run("lpstat", ["-r"]);
  return fail(service.out.includes("is running") ? NO_PRINTER : NO_PRINT_SYSTEM);
}

/** On plain A4, as large as it was drawn. */
const OPTIONS = ["media=A4", "sides=one-sided", "print-scaling=none"].flatMap((option) => [
  "-o",
  option,
]);

/** The paper goes over a pipe: it never lies on the disk outside the spool of CUPS. */
async function handOver(
  run: Run,
  printer: Printer,
  { bytes, title, copies }: PaperJob,
): Promise<Result<Handed, Problem>> {
  const target = ["-d", printer.name, "-n", String(copies), "-t", title];
  const { code, out } = await run("lp", [...target, ...OPTIONS, "-"], bytes);
  const id = /^request id is (\S+)/mu.exec(out)?.[1];
  if (code !== 0 || id === undefined) return fail(notTaken(printer.label));
  return ok({ printer: printer.name, id });
}

async function look(run: Run, { printer, id }: Handed): Promise<Fate> {
  if (id === null) return { kind: "unknown" };
  const { code, out } = await run("lpstat", ["-W", "not-completed", "-l", "-o", printer]);
  if (code !== 0) return { kind: "held", reason: "打印服务没有回答" };
  const fate = readFate(out, id);
  if (fate.kind !== "waiting" && fate.kind !== "printing") return fate;
  const queues = await listed(run);
  const queue = queues.ok ? queues.value.find(({ name }) => name === printer) : undefined;
  const why = queue === undefined ? null : whyNotReady(queue);
  return why === null ? fate : { kind: "held", reason: why.what };
}

interface Ran {
  /** Null: not there, or stopped because it took too long. */
  readonly code: number | null;
  readonly out: string;
}

/** A print server that does not answer must not hold up the counter. */
const PATIENCE_MS = 10_000;

function ran(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input?: Uint8Array,
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ["pipe", "pipe", "ignore"] });
    const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    const chunks: Buffer[] = [];
    const end = (code: number | null): void => {
      clearTimeout(timer);
      resolve({ code, out: Buffer.concat(chunks).toString("utf8") });
    };
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", () => end(null));
    child.on("close", end);
    // A tool that ends early leaves its input unread; its exit code says so.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
