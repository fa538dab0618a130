import { z } from "zod";
import { assess } from "../../core/assess.ts";
import { Revision } from "../../core/casefile/revision.ts";
import { parseYuan, plus } from "../../core/money.ts";
import { backToFunds } from "../../core/recovery/payout.ts";
import type { ClaimFigure } from "../../core/statistics/claims.ts";
import { deriveRow } from "../store/case-row.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { pinnedPack } from "../store/pinned-packs.ts";
import { certKey } from "../store/search-words.ts";
import { type Progress, UNWATCHED } from "../work/progress.ts";

const Row = z.object({ body: z.string() });

/**
 * The claims of this machine whose stay ended within these days, both included, as
 * their newest versions have them. A draft counts for nothing, a filing alone is no
 * claim, what was reversed is none any more (HUN-52), and a version that cannot be
 * read any more is left to the data check.
 */
export async function claimsBetween(
  reader: Reader,
  from: string,
  to: string,
  { signal, tell }: Progress = UNWATCHED,
): Promise<readonly ClaimFigure[]> {
  const rows = await reader.all(
    Row,
    `SELECT body FROM revision WHERE seq IN (
       SELECT max(revision.seq) FROM case_stay
       JOIN revision USING (case_id) JOIN case_head USING (case_id, hash)
       WHERE case_stay.discharge BETWEEN ? AND ? GROUP BY case_id
     )`,
    [from, to],
  );
  const claims: ClaimFigure[] = [];
  for (const [done, { body }] of rows.entries()) {
    signal.throwIfAborted();
    tell("gathering", { done, of: rows.length });
    const claim = await claimIn(reader, body);
    if (claim !== null && claim.discharge >= from && claim.discharge <= to) claims.push(claim);
  }
  signal.throwIfAborted();
  return claims;
}

async function claimIn(reader: Reader, body: string): Promise<ClaimFigure | null> {
  const read = Revision.safeParse(JSON.parse(body));
  if (!read.success || read.data.review?.state === "reversed") return null;
  const { caseId, caseNumber: number, document: form, author, at, outcome } = read.data;
  const row = deriveRow({ caseId, number, form, operator: author.name, at, outcome });
  const total = parseYuan(outcome.total);
  if (row.discharge === "" || !total.ok) return null;
  const { level, failure, diagnosis } = form.stay;
  return {
    person: certKey(form.person.certNo),
    discharge: row.discharge,
    place: row.place,
    level,
    cause: failure,
    disease: diagnosis.trim(),
    total: total.value,
    paid: await paidBy(reader, read.data),
  };
}

/** What is in scope is no part of the sealed outcome: it is computed from what the version pins. */
async function paidBy(reader: Reader, revision: Revision): Promise<ClaimFigure["paid"]> {
  const { document, pack, settings, at, outcome } = revision;
  const fund = parseYuan(outcome.fund);
  const loaded = await pinnedPack(reader, pack);
  if (!fund.ok || loaded === undefined) return null;
  const { receipt } = assess(document, loaded, settings, chinaDay(at));
  const split = receipt?.settlement?.split;
  return split === undefined
    ? null
    : { inScope: split.inScope, fund: plus(fund.value, backToFunds(document)) };
}
