import { readFileSync } from "node:fs";
import { parseStrictJson } from "../core/exchange/strict-json.ts";
import { lintPack, type PackFault } from "../core/policy/lint.ts";
import { lintPeriods } from "../core/policy/lint-periods.ts";
import { readPack } from "../core/policy/load.ts";
import type { Pack } from "../core/policy/pack.ts";
import { PACKS } from "../core/policy/packs.ts";
import { fail, ok, type Result } from "../core/result.ts";

/**
 * `npm run lint:packs [-- FILE …]`: checks the packs that ship, or those of the
 * files, each by itself and all of one pool against one another. Prints every
 * fault with its place. Exit 0; 2 when there is one.
 */
interface Named {
  readonly name: string;
  readonly pack: Pack;
}

function main(files: readonly string[]): number {
  const faults: string[] = [];
  const packs: Named[] = [];
  if (files.length === 0) {
    for (const { pack } of PACKS) packs.push({ name: pack.id, pack });
  }
  for (const file of files) {
    const read = readFile(file);
    if (read.ok) packs.push({ name: file, pack: read.value });
    else faults.push(...read.error.map((fault) => line(file, fault)));
  }
  for (const { name, pack } of packs) {
    faults.push(...lintPack(pack).map((fault) => line(name, fault)));
  }
  faults.push(...lintPeriods(packs.map(({ pack }) => pack)).map((fault) => line("", fault)));
  for (const fault of faults) console.error(fault);
  const count = files.length === 0 ? packs.length : files.length;
  console.log(
    faults.length === 0
      ? `政策包 ${count} 个，没有错误。`
      : `政策包 ${count} 个，有 ${faults.length} 处错误。`,
  );
  return faults.length === 0 ? 0 : 2;
}

function readFile(file: string): Result<Pack, readonly PackFault[]> {
  const text = textOf(file);
  if (text === null) return fail([{ at: "", what: "读不了，检查文件名、权限，文件须是 UTF-8" }]);
  const json = parseStrictJson(text);
  if (!json.ok) return fail([{ at: `第${json.error.line}行`, what: json.error.what }]);
  const read = readPack(json.value);
  return read.ok ? ok(read.value.pack) : read;
}

function textOf(file: string): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    return null;
  }
}

function line(name: string, { at, what }: PackFault): string {
  return [name, at, what].filter((part) => part !== "").join(" ");
}

process.exitCode = main(process.argv.slice(2));
