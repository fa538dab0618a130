import { parseArgs } from "node:util";
import type { InputFault } from "../core/exchange/input-fault.ts";
import { summaryOf } from "../core/exchange/national-difference.ts";
import { type CaseFile, readCaseFile } from "../core/exchange/read-case-file.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { adjudicate } from "../core/settlement/adjudicate.ts";
import { recompute } from "../core/settlement/recompute.ts";
import { EXIT, print, readText, refuse } from "./files.ts";

/**
 * `recompute --pack NEW [--against OLD] CASES…`: what a new pack does to cases,
 * held against the old pack or the shipped one. Prints who gains, who loses and
 * why as JSON; changes nothing.
 */
interface Arguments {
  readonly newPack: string;
  readonly oldPack: string | null;
  readonly caseFiles: readonly string[];
}

interface OpenCase extends CaseFile {
  readonly id: string;
  readonly renewed: CaseFile["loaded"];
}

function main(): number {
  const args = readArguments();
  if (!args.ok) return refuse(args.error);
  const cases: OpenCase[] = [];
  const newText = readText(args.value.newPack);
  if (!newText.ok) return refuse(newText.error);
  const oldText = args.value.oldPack === null ? ok(null) : readText(args.value.oldPack);
  if (!oldText.ok) return refuse(oldText.error);
  for (const file of args.value.caseFiles) {
    const read = readBoth(file, oldText.value === null ? [] : [oldText.value], newText.value);
    if (!read.ok) return refuse({ ...read.error, message: `${file}：${read.error.message}` });
    cases.push(read.value);
  }
  const summary = recompute(
    cases,
    ({ loaded, settings, facts }) => adjudicate(loaded, settings, facts),
    ({ renewed, settings, facts }) => adjudicate(renewed, settings, facts),
  );
  print(summaryOf(summary));
  return EXIT.done;
}

/** The case with both packs: each must be of its pool and know what the office has settled. */
function readBoth(
  file: string,
  oldPacks: readonly string[],
  newPack: string,
): Result<OpenCase, InputFault> {
  const text = readText(file);
  if (!text.ok) return text;
  const read = readCaseFile(text.value, oldPacks);
  if (!read.ok) return read;
  const renewed = readCaseFile(text.value, [newPack]);
  if (!renewed.ok) return renewed;
  return ok({ ...read.value, id: file, renewed: renewed.value.loaded });
}

function readArguments(): Result<Arguments, InputFault> {
  try {
    const { values, positionals } = parseArgs({
      options: { pack: { type: "string" }, against: { type: "string" } },
      allowPositionals: true,
    });
    if (values.pack === undefined || positionals.length === 0) return fail(USAGE);
    const oldPack = values.against ?? null;
    return ok({ newPack: values.pack, oldPack, caseFiles: positionals });
  } catch {
    return fail(USAGE);
  }
}

const USAGE: InputFault = {
  code: "E-ARG-01",
  message: "要给新政策包和至少一个案件文件。",
  hint: "npm run --silent recompute -- --pack 新政策包.json [--against 旧政策包.json] 案件.json …",
};

process.exitCode = main();
