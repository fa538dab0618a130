import { assess } from "../../core/assess.ts";
import type { IsoDate } from "../../core/calendar.ts";
import { outcomeOf } from "../../core/casefile/outcome.ts";
import type { Revision, SealedOutcome } from "../../core/casefile/revision.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { Receipt, Source } from "../../core/settlement/receipt.ts";
import { sourcesOf } from "../../core/settlement/sources-of.ts";
import { z } from "zod";
import { Verdict } from "../../core/sync/wire.ts";
import type { ReadRevision } from "./read-sent.ts";

const FIELDS = ["standing", "total", "fund", "person"] as const;
/** The clauses of a difference: enough to read why, not the whole receipt. */
const MOST_CLAUSES = 30;

/**
 * The settlement computed anew by the core, as the counter did when it sealed the version: the
 * pack and what the office had settled for it are pinned, so both have to come to the same.
 * @param on day of sealing
 */
export function verdictOn(
  { document, settings, outcome }: Revision,
  pack: LoadedPack | undefined,
  on: IsoDate,
): Verdict {
  if (pack === undefined) {
    return { is: "not-computed", why: "网关没有这个版本所用的政策包，没有复算。" };
  }
  const assessment = assess(document, pack, settings, on);
  const { receipt } = assessment;
  const own = outcomeOf(assessment);
  const fields = FIELDS.filter((field) => own[field] !== outcome[field]).map((field) => ({
    field,
    counter: shown(outcome, field),
    gateway: shown(own, field),
    clauses: receipt === null ? [] : clausesOf(receipt, field),
  }));
  return fields.length === 0 ? { is: "agrees" } : { is: "differs", fields };
}

/** What a counter has written there may be anything; an answer has room for so much. */
function shown(outcome: SealedOutcome, field: (typeof FIELDS)[number]): string {
  return outcome[field].slice(0, 100);
}

function clausesOf(receipt: Receipt, field: (typeof FIELDS)[number]): string[] {
  const scope = receipt.settlement?.scope.flatMap((step): readonly Source[] => step.sources) ?? [];
  const sources = field === "total" ? scope : sourcesOf(receipt);
  const clauses = sources.flatMap((source) => (source.kind === "clause" ? [source.clause] : []));
  return [...new Set(clauses)].slice(0, MOST_CLAUSES);
}

/** Verdicts of one request: a version that only adds a paper to the one before is not computed again. */
export class Verdicts {
  readonly #known = new Map<string, Verdict>();

  on({ revision, day }: ReadRevision, pack: LoadedPack | undefined): Verdict {
    const { document, settings, outcome } = revision;
    const key = JSON.stringify([pack?.hash ?? "", day, settings, outcome, document]);
    const verdict = this.#known.get(key) ?? verdictOn(revision, pack, day);
    this.#known.set(key, verdict);
    return verdict;
  }
}

/** A verdict as it is kept beside its version. */
export const VerdictText = z.string().transform((text) => Verdict.parse(JSON.parse(text)));
