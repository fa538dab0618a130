import { parseArgs } from "node:util";
import type { InputFault } from "../core/exchange/input-fault.ts";
import { summaryOf } from "../core/exchange/national-difference.ts";
import { type CaseFile, readCaseFile } from "../core/exchange/read-case-file.ts";
import { basisOf } from "../core/casefile/revision.ts";
import { readPacks } from "../core/exchange/pack-of.ts";
import type { LoadedPack } from "../core/policy/load.ts";
import type { PoolSettings } from "../core/policy/questions.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { createAdjudicator } from "../core/settlement/adjudicate.ts";
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
  readonly renewed: LoadedPack;
}

function main(): number {
  const args = readArguments();
  if (!args.ok) return refuse(args.error);
  const newPacks = packsIn([args.value.newPack]);
  if (!newPacks.ok) return refuse(newPacks.error);
  const oldPacks = packsIn(args.value.oldPack === null ? [] : [args.value.oldPack]);
  if (!oldPacks.ok) return refuse(oldPacks.error);
  const cases: OpenCase[] = [];
  for (const file of args.value.caseFiles) {
    const read = readBoth(file, oldPacks.value, newPacks.value);
    if (!read.ok) return refuse({ ...read.error, message: `${file}：${read.error.message}` });
    cases.push(read.value);
  }
  const under = adjudicators();
  const summary = recompute(
    cases,
    ({ loaded, settings, facts }) => under(loaded, settings)(facts),
    ({ renewed, settings, facts }) => under(renewed, settings)(facts),
  );
  print(summaryOf(summary));
  return EXIT.done;
}

function packsIn(files: readonly string[]): Result<readonly LoadedPack[], InputFault> {
  const texts: string[] = [];
  for (const file of files) {
    const text = readText(file);
    if (!text.ok) return text;
    texts.push(text.value);
  }
  return readPacks(texts);
}

/** One adjudicator for each pack and each set of answers, used for every case that has them. */
function adjudicators(): (loaded: LoadedPack, settings: PoolSettings) => Adjudicator {
  const known = new Map<string, Adjudicator>();
  return (loaded, settings) => {
    const key = basisOf(loaded.hash, settings);
    const made = known.get(key) ?? createAdjudicator(loaded, settings);
    known.set(key, made);
    return made;
  };
}

type Adjudicator = ReturnType<typeof createAdjudicator>;

/** The case with both packs: each must be of its pool and know what the office has settled. */
function readBoth(
  file: string,
  oldPacks: readonly LoadedPack[],
  newPacks: readonly LoadedPack[],
): Result<OpenCase, InputFault> {
  const text = readText(file);
  if (!text.ok) return text;
  const read = readCaseFile(text.value, oldPacks);
  if (!read.ok) return read;
  const renewed = readCaseFile(text.value, newPacks);
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
