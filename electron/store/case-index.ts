import { z } from "zod";
import { Revision } from "../../core/casefile/revision.ts";
import { deriveRow, type DerivedRow } from "./case-row.ts";
import type { Reader, Transaction } from "./connection.ts";

/**
 * The index of the case list. It is derived from the newest version of each
 * case and from nothing else, so that it can be rebuilt at any time and no later
 * answer of the pool, no other pack, moves a sealed case.
 */
const IndexRow = z
  .object({
    case_id: z.string(),
    number: z.string(),
    name: z.string(),
    cert_no: z.string(),
    matter: z.enum(["filing-and-claim", "claim", "filing", "empty"]),
    place: z.string(),
    hospital: z.string(),
    discharge: z.string(),
    total: z.string(),
    fund: z.string(),
    standing: z.enum(["final", "trial", "undetermined", "refused", "incomplete"]),
    operator: z.string(),
    changed_at: z.string(),
  })
  .transform(({ case_id, cert_no, changed_at, ...same }): DerivedRow => ({
    caseId: case_id,
    certNo: cert_no,
    changedAt: changed_at,
    ...same,
  }));

export function readIndex(reader: Reader): Promise<readonly DerivedRow[]> {
  return reader.all(IndexRow, "SELECT * FROM case_index ORDER BY case_id");
}

/** Brings the row of one case up to its newest version. */
export async function keepIndexRow(tx: Transaction, newest: Revision): Promise<void> {
  await putRow(tx, rowOf(newest));
}

const Newest = z.object({ seq: z.int(), body: z.string() });

/** Of several heads the one that came last is shown; it is the newest this machine knows. */
const NEWEST = `
  SELECT seq, body FROM revision WHERE seq IN
    (SELECT max(seq) FROM revision JOIN case_head USING (hash) GROUP BY revision.case_id)`;

const BATCH = 200;

/** Rebuilds the whole index from the newest versions; returns the number of rows. */
export async function rebuildIndex(tx: Transaction): Promise<number> {
  await tx.run("DELETE FROM case_index");
  let rows = 0;
  let after = 0;
  for (;;) {
    const batch = await tx.all(Newest, `${NEWEST} AND seq > ? ORDER BY seq LIMIT ${BATCH}`, [
      after,
    ]);
    for (const { seq, body } of batch) {
      after = seq;
      await putRow(tx, rowOf(Revision.parse(JSON.parse(body))));
    }
    rows += batch.length;
    if (batch.length < BATCH) return rows;
  }
}

function rowOf(revision: Revision): DerivedRow {
  const { caseId, caseNumber: number, document: form, author, at, outcome } = revision;
  return deriveRow({ caseId, number, form, operator: author.name, at, outcome });
}

async function putRow(tx: Transaction, row: DerivedRow): Promise<void> {
  await tx.run(
    `INSERT INTO case_index
       (case_id, number, name, cert_no, matter, place, hospital, discharge, total, fund, standing,
        operator, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET
       number = excluded.number, name = excluded.name, cert_no = excluded.cert_no,
       matter = excluded.matter, place = excluded.place, hospital = excluded.hospital,
       discharge = excluded.discharge, total = excluded.total, fund = excluded.fund,
       standing = excluded.standing, operator = excluded.operator, changed_at = excluded.changed_at`,
    valuesOf(row),
  );
}

function valuesOf(row: DerivedRow): readonly string[] {
  return [
    row.caseId,
    row.number,
    row.name,
    row.certNo,
    row.matter,
    row.place,
    row.hospital,
    row.discharge,
    row.total,
    row.fund,
    row.standing,
    row.operator,
    row.changedAt,
  ];
}
