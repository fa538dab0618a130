import { ok, type Result } from "../result.ts";
import { adjudicate } from "../settlement/adjudicate.ts";
import type { Receipt } from "../settlement/receipt.ts";
import type { InputFault } from "./input-fault.ts";
import { readPacks } from "./pack-of.ts";
import { type CaseFile, readCaseFile } from "./read-case-file.ts";

export interface Adjudicated extends CaseFile {
  readonly receipt: Receipt;
  readonly pack: CaseFile["loaded"]["pack"];
}

/**
 * Adjudicates one case file. It never throws on data: whatever the text, the
 * answer is a receipt or what is wrong with the file.
 * @param caseText JSON of the exchange format
 * @param packs one pack or several to use in place of the shipped ones; null: the shipped ones
 */
export function adjudicateFile(
  caseText: string,
  packs: string | readonly string[] | null,
): Result<Adjudicated, InputFault> {
  const given = packs === null ? [] : typeof packs === "string" ? [packs] : packs;
  const read = readPacks(given);
  if (!read.ok) return read;
  const file = readCaseFile(caseText, read.value);
  if (!file.ok) return file;
  const { loaded, settings, facts } = file.value;
  return ok({
    ...file.value,
    receipt: adjudicate(loaded, settings, facts),
    pack: loaded.pack,
  });
}
