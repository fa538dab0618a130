import { parseArgs } from "node:util";
import { adjudicateFile } from "../core/exchange/adjudicate-file.ts";
import type { InputFault } from "../core/exchange/input-fault.ts";
import { receiptFileOf } from "../core/exchange/write-receipt.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { EXIT, print, readText, refuse } from "./files.ts";

/**
 * `adjudicate [--pack FILE]… FILE`: reads one case and prints its receipt
 * (docs/receipt.schema.json). Of several packs the one that holds the day of
 * settlement rules.
 */
interface Arguments {
  readonly caseFile: string;
  readonly packFiles: readonly string[];
}

function main(): number {
  const args = readArguments();
  if (!args.ok) return refuse(args.error);
  const caseText = readText(args.value.caseFile);
  if (!caseText.ok) return refuse(caseText.error);
  const packTexts: string[] = [];
  for (const file of args.value.packFiles) {
    const text = readText(file);
    if (!text.ok) return refuse(text.error);
    packTexts.push(text.value);
  }
  const result = adjudicateFile(caseText.value, packTexts);
  if (!result.ok) return refuse(result.error);
  print(receiptFileOf(result.value));
  return result.value.receipt.standing === "undetermined" ? EXIT.undetermined : EXIT.done;
}

function readArguments(): Result<Arguments, InputFault> {
  try {
    const { values, positionals } = parseArgs({
      options: { pack: { type: "string", multiple: true } },
      allowPositionals: true,
    });
    const [caseFile, ...more] = positionals;
    if (caseFile === undefined || more.length > 0) return fail(USAGE);
    return ok({ caseFile, packFiles: values.pack ?? [] });
  } catch {
    return fail(USAGE);
  }
}

const USAGE: InputFault = {
  code: "E-ARG-01",
  message: "要给且只给一个案件文件。",
  hint: "npm run --silent adjudicate -- [--pack 政策包.json] 案件.json",
};

process.exitCode = main();
