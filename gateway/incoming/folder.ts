import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { ok, type Result } from "../../core/result.ts";
import type { Adapter, Arrival, GivenWithFile, Outcome } from "../adapter.ts";
import { sha256 } from "../keys.ts";
import { readGiven } from "./single.ts";

/**
 * The import folder (导入文件夹). A file is taken when it has lain there unchanged for a moment,
 * and then moved: to `taken`, or to `refused` with a text beside it that says why.
 */

/** A file that is still being copied grows. */
const SETTLED_MS = 2_000;
const MOST_BYTES = 200 * 1024 * 1024;
/** Not what a spreadsheet program lays beside a file that it has open. */
const READ = /^(?!~\$).*\.(?:json|csv|xlsx?)$/u;

export function folderAdapter(folder: string, settledMs = SETTLED_MS): Adapter {
  return { name: "folder", arrivals: () => arrivalsIn(folder, settledMs) };
}

async function* arrivalsIn(folder: string, settledMs: number): AsyncGenerator<Arrival> {
  await Promise.all(
    ["taken", "refused"].map((name) => mkdir(path.join(folder, name), { recursive: true })),
  );
  const names = (await readdir(folder)).filter((name) => READ.test(name)).toSorted();
  for (const name of names) {
    const { mtimeMs, size } = await stat(path.join(folder, name));
    // A time that lies far ahead is that of a clock that is off: it is not waited for.
    if (Math.abs(Date.now() - mtimeMs) < settledMs) continue;
    yield await arrivalOf(folder, name, size);
  }
}

async function arrivalOf(folder: string, name: string, size: number): Promise<Arrival> {
  const settle = (outcome: Outcome) => putAway(folder, name, outcome);
  if (size > MOST_BYTES) {
    return { name, sha256: sha256(name), content: { ok: false, fault: "文件太大" }, settle };
  }
  const bytes = await readFile(path.join(folder, name));
  const read = await contentOf(folder, name, bytes);
  const content = read.ok
    ? { ok: true as const, given: read.value }
    : { ok: false as const, fault: read.error };
  return { name, sha256: sha256(bytes), content, settle };
}

async function contentOf(
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<Result<readonly GivenWithFile[], string>> {
  const given = await readGiven(name, bytes);
  if (!given.ok) return given;
  const withFiles: GivenWithFile[] = [];
  for (const one of given.value) {
    const file = one.kind === "template" ? await pdfBeside(folder, name) : undefined;
    withFiles.push(file === undefined ? { given: one } : { given: one, file });
  }
  return ok(withFiles);
}

/** `acceptance.json` has its paper in `acceptance.pdf`. */
async function pdfBeside(folder: string, name: string): Promise<Uint8Array | undefined> {
  return readFile(path.join(folder, pdfOf(name))).catch(() => undefined);
}

async function putAway(folder: string, name: string, { good, words }: Outcome): Promise<void> {
  const to = path.join(folder, good ? "taken" : "refused", name);
  await rename(path.join(folder, name), to);
  const pdf = pdfOf(name);
  // Most have none.
  await rename(path.join(folder, pdf), path.join(path.dirname(to), pdf)).catch(() => undefined);
  if (!good) await writeFile(`${to}.txt`, `${words}\n`);
}

function pdfOf(name: string): string {
  return `${path.parse(name).name}.pdf`;
}
