import { z } from "zod";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { Revision } from "../../core/casefile/revision.ts";
import { recordedIn } from "../../core/ledger/balance-form.ts";
import type { OwnCase } from "../../core/ledger/own-case.ts";
import type { OwnCases } from "../../core/ledger/own-year.ts";
import { matterOf } from "../store/case-row.ts";
import type { Reader } from "../store/connection.ts";
import { draftOf } from "../store/drafts.ts";
import { revisionOf } from "../store/revisions.ts";
import { certKey } from "../store/search-words.ts";
import { type Life, livesOf } from "./lives.ts";
import { outcomeOf } from "./outcome-of.ts";

/** Whose year is asked for: the balances of one insurance of a pool are no other's. */
export interface Asker extends Pick<CaseForm, "pool"> {
  readonly caseId: string;
  readonly certNo: string;
}

const Own = z.object({ case_id: z.string(), first: z.int() });

/**
 * A person's claims at this counter, for 本年累计: every case from its first version
 * on, as its newest version has it, computed again with the pack and the settings
 * that it pins. A draft counts for nothing, a filing alone is no claim.
 */
export async function ownCases(reader: Reader, { caseId, certNo, pool }: Asker): Promise<OwnCases> {
  const known = await reader.all(
    Own,
    `SELECT case_id, min(seq) AS first FROM sealed_person JOIN revision USING (case_id)
     WHERE cert_key = ? AND cert_key <> '' GROUP BY case_id ORDER BY first`,
    [certKey(certNo)],
  );
  const cases: OwnCase[] = [];
  for (const { case_id: other, first } of known) {
    if (other === caseId) continue;
    const drafted = (await draftOf(reader, other)) !== undefined;
    for (const [count, life] of (await livesOf(reader, other)).entries()) {
      const own = await ownCase(reader, { life, pool, order: first, drafted, count });
      if (own !== null) cases.push(own);
    }
  }
  const first = known.find((own) => own.case_id === caseId)?.first;
  const life = first === undefined ? undefined : (await livesOf(reader, caseId)).at(-1);
  return {
    self:
      first === undefined || life === undefined ? null : { sealedOn: life.sealedOn, order: first },
    cases,
  };
}

interface Lived {
  readonly life: Life;
  readonly pool: CaseForm["pool"];
  readonly order: number;
  readonly drafted: boolean;
  /** How many lives came before it. */
  readonly count: number;
}

/** Null: of another pool or insurance, or no claim. */
async function ownCase(
  reader: Reader,
  { life, pool, order, drafted, count }: Lived,
): Promise<OwnCase | null> {
  const revision = (await revisionOf(reader, life.hash))?.revision;
  if (revision === undefined || !isClaim(revision, pool)) return null;
  const { caseId, caseNumber: number, document, review } = revision;
  const { hospital, admission, discharge } = document.stay;
  const { hash, sealedOn, handedOverOn, reversedOn } = life;
  return {
    key: count === 0 ? caseId : `${caseId}/${count}`,
    number,
    hash,
    state: review?.state ?? "saved",
    drafted,
    hospital: hospital.trim(),
    admission,
    discharge,
    sealedOn,
    handedOverOn,
    reversedOn,
    order,
    balance: recordedIn(document, number),
    outcome: await outcomeOf(reader, revision, { order, settledOn: sealedOn }),
  };
}

function isClaim({ document, outcome }: Revision, pool: CaseForm["pool"]): boolean {
  const matter = matterOf(document);
  if (matter !== "claim" && matter !== "filing-and-claim") return false;
  if (outcome.standing === "filed") return false;
  return document.pool.area === pool.area && document.pool.insurance === pool.insurance;
}
