import { app } from "electron";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { drawForm } from "../../../core/forms/draw.ts";
import type { FormInput } from "../../../core/forms/input.ts";
import type { FormKind } from "../../../core/forms/kinds.ts";
import { drawerWith } from "../../../electron/forms/drawer.ts";
import { quantiles } from "../store/tools.ts";
import { chromium } from "./chromium.ts";
import { formsOfDay } from "./forms.ts";

/**
 * Runs as Electron's main program and prints one line of JSON with every figure
 * of the forms: `npm run bench:forms` makes the table.
 */
const root = path.resolve(process.argv.at(-1) ?? "");
const FORMS = 1000;
/** Drawn by both in turns, so that what else the machine does hits both alike. */
const IN_TURNS = 300;

type Form = readonly [FormKind, FormInput];
type Draw = (kind: FormKind, input: FormInput) => Promise<Uint8Array>;

interface Measured {
  readonly milliseconds: number;
  readonly bytes: number;
}

async function measure(draw: Draw, [kind, input]: Form): Promise<Measured> {
  const start = performance.now();
  const bytes = await draw(kind, input);
  return { milliseconds: performance.now() - start, bytes: bytes.length };
}

/** A thousand forms by the program alone: what the first costs, how large they are, what stays in memory. */
async function day(draw: Draw, forms: readonly Form[]) {
  const sizes: number[] = [];
  const memory: number[] = [];
  let first = Number.NaN;
  const before = process.cpuUsage();
  for (const [index, form] of forms.entries()) {
    const { milliseconds, bytes } = await measure(draw, form);
    if (index === 0) first = milliseconds;
    sizes.push(bytes);
    if ((index + 1) % 100 === 0) memory.push(memoryInUse());
  }
  const { user, system } = process.cpuUsage(before);
  const processor = (user + system) / 1000 / forms.length;
  return { first, processor, size: quantiles(sizes), largest: Math.max(...sizes), memory };
}

/** Resident bytes of the process after what is no longer needed has been given back. */
function memoryInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

async function inTurns(ours: Draw, theirs: Draw, forms: readonly Form[]) {
  const [drawn, printed]: [Measured[], Measured[]] = [[], []];
  for (const form of forms) {
    drawn.push(await measure(ours, form));
    printed.push(await measure(theirs, form));
  }
  const [first, ...warm] = printed;
  const times = (all: readonly Measured[]) => quantiles(all.map((one) => one.milliseconds));
  const sizes = printed.map(({ bytes }) => bytes);
  return {
    drawn: times(drawn),
    printed: {
      first: first?.milliseconds ?? Number.NaN,
      warm: times(warm),
      size: quantiles(sizes),
      largest: Math.max(...sizes),
    },
  };
}

async function bench(folder: string): Promise<void> {
  const drawer = drawerWith(drawForm, path.join(root, "resources"));
  const ours: Draw = async (kind, input) => (await drawer(kind, input)).bytes;
  const forms = formsOfDay(FORMS);
  const alone = await day(ours, forms);
  const theirs = await chromium(path.join(root, "resources"), folder);
  const turns = await inTurns(ours, theirs, forms.slice(0, IN_TURNS));
  const machine = {
    node: process.version,
    electron: process.versions["electron"],
    cpus: cpus().length,
  };
  const drawn = { ...alone, warm: turns.drawn };
  console.log(JSON.stringify({ forms: FORMS, drawn, printed: turns.printed, machine }));
}

void app.whenReady().then(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "forms-bench-"));
  await bench(folder).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
  await rm(folder, { recursive: true, force: true });
  app.exit(Number(process.exitCode ?? 0));
});
