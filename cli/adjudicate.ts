import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { adjudicateFile } from "../core/exchange/adjudicate-file.ts";
import { outcomeOf } from "../core/exchange/national.ts";
import { fail, ok, type Result } from "../core/result.ts";

/**
 * `adjudicate [--pack FILE] FILE`: reads one case, prints treatment, settlement
 * and steps as JSON. Exit 0; 2 for bad input; 3 when the outcome is undetermined.
 */
const EXIT = { done: 0, badInput: 2, undetermined: 3 } as const;

interface Fault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

interface Arguments {
  readonly caseFile: string;
  readonly packFile: string | null;
}

function main(): number {
  const args = readArguments();
  if (!args.ok) return refuse(args.error);
  const caseText = readText(args.value.caseFile);
  if (!caseText.ok) return refuse(caseText.error);
  const packText = args.value.packFile === null ? ok(null) : readText(args.value.packFile);
  if (!packText.ok) return refuse(packText.error);
  const result = adjudicateFile(caseText.value, packText.value);
  if (!result.ok) return refuse(result.error);
  const { receipt, pack, problems } = result.value;
  print({ ...outcomeOf(receipt, pack), problems });
  return receipt.standing === "undetermined" ? EXIT.undetermined : EXIT.done;
}

function readArguments(): Result<Arguments, Fault> {
  try {
    const { values, positionals } = parseArgs({
      options: { pack: { type: "string" } },
      allowPositionals: true,
    });
    const [caseFile, ...more] = positionals;
    if (caseFile === undefined || more.length > 0) return fail(USAGE);
    return ok({ caseFile, packFile: values.pack ?? null });
  } catch {
    return fail(USAGE);
  }
}

const USAGE: Fault = {
  code: "E-ARG-01",
  message: "要给且只给一个案件文件。",
  hint: "npm run --silent adjudicate -- [--pack 政策包.json] 案件.json",
};

function readText(file: string): Result<string, Fault> {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    return ok(decoder.decode(readFileSync(file)));
  } catch {
    return fail({
      code: "E-ARG-02",
      message: `读不了文件 ${file}。`,
      hint: "检查文件名、权限，文件须是 UTF-8。",
    });
  }
}

function refuse(fault: Fault): number {
  print(fault);
  return EXIT.badInput;
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

process.exitCode = main();
