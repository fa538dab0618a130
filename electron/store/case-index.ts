import { z } from "zod";
import type { Revision } from "../../core/casefile/revision.ts";
import { fen, parseYuan, yuan } from "../../core/money.ts";
import { standingOutcome } from "../../core/review/reversal.ts";
import type { WaitKind } from "../../core/due/ahead.ts";
import {
  aheadOfVersion,
  type CaseAhead,
  clearAhead,
  keepAhead,
  waitToken,
} from "../ahead/case-ahead.ts";
import { clearRecoveries, keepRecoveries } from "../recovery/recovery-index.ts";
import { clearFilings, keepFiling } from "../filing/filing-index.ts";
import { CASE_STANDINGS, CASE_STATES, type CaseRow } from "../contract/search.ts";
import { deriveRow, type Draft, draftSaid } from "./case-row.ts";
import type { Reader, Transaction } from "./connection.ts";
import { clearLinks, keepLinks, keepReviewRow, listState } from "./case-links.ts";
import { dayOfNumber } from "./numbering.ts";
import { amountTokens, dayTokens } from "./search-ranges.ts";
import { certKey, keysOf, tokensOf } from "./search-words.ts";
import { readSettings } from "./settings.ts";
import type { SqlValue } from "./sqlite.ts";

/**
 * The index of the cases: `case_list` with `case_words` and `case_count`, and
 * `sealed_person`, whose the newest version of a case is. A row of the list is
 * derived from the draft of its case, else from its newest version, and is
 * written in the transaction that changes either; so the index can be rebuilt at
 * any time. No later answer of the pool, no other pack, moves a sealed case.
 */
export const CaseListRow = z
  .object({
    case_id: z.string(),
    number: z.string(),
    state: z.enum(CASE_STATES),
    name: z.string(),
    cert_no: z.string(),
    matter: z.enum(["filing-and-claim", "claim", "filing", "empty"]),
    place: z.string(),
    hospital: z.string(),
    discharge: z.string(),
    total: z.int().nullable(),
    fund: z.int().nullable(),
    standing: z.enum(CASE_STANDINGS),
    operator: z.string(),
    changed_at: z.string(),
  })
  .transform(({ case_id, cert_no, changed_at, total, fund, ...same }): CaseRow => ({
    caseId: case_id,
    certNo: cert_no,
    changedAt: changed_at,
    total: total === null ? "" : yuan(fen(total)),
    fund: fund === null ? "" : yuan(fen(fund)),
    ...same,
  }));

export function readIndex(reader: Reader): Promise<readonly CaseRow[]> {
  return reader.all(CaseListRow, "SELECT * FROM case_list ORDER BY case_id");
}

/** Brings the row of a case up to its draft, computed under the settings of this moment. */
export async function keepDraftRow(tx: Transaction, draft: Draft): Promise<void> {
  const { caseId, number, form, operator, savedAt: at } = draft;
  const { outcome, ahead } = await draftSaid(tx, draft, await readSettings(tx));
  const row = deriveRow({ caseId, number, form, operator, at, outcome });
  await Promise.all([
    putRow(tx, { ...row, state: "draft" }, kindsOf(ahead)),
    keepLinks(tx, caseId, form),
    keepAhead(tx, caseId, ahead),
  ]);
}

/** Brings the row of a case without a draft up to its newest version. */
export async function keepVersionRow(tx: Transaction, newest: Revision): Promise<void> {
  const { caseId, caseNumber: number, document: form, author, at, review } = newest;
  // Whoever reviews a case does not become the one who handles it.
  const operator = review?.submitted.by.name ?? author.name;
  const row = deriveRow({ caseId, number, form, operator, at, outcome: standingOutcome(newest) });
  const state = review === undefined ? "saved" : listState(review);
  const ahead = await aheadOfVersion(tx, newest);
  await Promise.all([
    tx.run(
      `INSERT INTO sealed_person (case_id, cert_key) VALUES (?, ?)
       ON CONFLICT (case_id) DO UPDATE SET cert_key = excluded.cert_key`,
      [caseId, certKey(form.person.certNo)],
    ),
    putRow(tx, { ...row, state }, kindsOf(ahead)),
    keepLinks(tx, caseId, form),
    keepAhead(tx, caseId, ahead),
    keepReviewRow(tx, newest),
    keepFiling(tx, newest),
    keepRecoveries(tx, newest),
  ]);
}

function kindsOf({ waits }: CaseAhead): readonly WaitKind[] {
  return waits.map(({ kind }) => kind);
}

type Unreadable = Pick<CaseRow, "caseId" | "number" | "state" | "operator" | "changedAt">;

/** A case whose content is no form any more stays in the list: opening it says what is wrong. */
export function keepUnreadableRow(tx: Transaction, unreadable: Unreadable): Promise<void> {
  return putRow(tx, { ...NOTHING, ...unreadable });
}

const NOTHING: Omit<CaseRow, keyof Unreadable> = {
  name: "",
  certNo: "",
  matter: "empty",
  place: "",
  hospital: "",
  discharge: "",
  total: "",
  fund: "",
  standing: "incomplete",
};

/** Empties the index before it is built again. */
export async function clearIndex(tx: Transaction): Promise<void> {
  await tx.run("INSERT INTO case_words (case_words) VALUES ('delete-all')");
  await tx.run("DELETE FROM case_list");
  await tx.run("DELETE FROM case_count");
  await tx.run("DELETE FROM sealed_person");
  await clearLinks(tx);
  await clearFilings(tx);
  await clearRecoveries(tx);
  await clearAhead(tx);
}

const Position = z.object({ position: z.int() });

/**
 * Both tables share the position, which grows with the moment of the change, so
 * that the newest cases are found first without sorting.
 */
export async function putRow(
  tx: Transaction,
  row: CaseRow,
  waits: readonly WaitKind[] = [],
): Promise<void> {
  const old = await tx.get(Position, "DELETE FROM case_list WHERE case_id = ? RETURNING position", [
    row.caseId,
  ]);
  const [position] = await Promise.all([
    freePosition(tx, Date.parse(row.changedAt)),
    ...(old === undefined
      ? []
      : [tx.run("DELETE FROM case_words WHERE rowid = ?", [old.position])]),
  ]);
  const keys = keysOf(row);
  const entry: Readonly<Record<string, SqlValue>> = {
    position,
    case_id: row.caseId,
    number: row.number,
    state: row.state,
    name: row.name,
    cert_no: row.certNo,
    matter: row.matter,
    place: row.place,
    hospital: row.hospital,
    discharge: row.discharge,
    total: amountOf(row.total),
    fund: amountOf(row.fund),
    standing: row.standing,
    operator: row.operator,
    changed_at: row.changedAt,
    received: dayOfNumber(row.number),
    name_key: keys.name,
    initials: keys.initials,
    cert_key: keys.certNo,
    number_key: keys.number,
    hospital_key: keys.hospital,
  };
  const columns = Object.keys(entry);
  const words = [...tokensOf(keys), ...filterTokens(row), ...waits.map(waitToken)].join(" ");
  await Promise.all([
    tx.run(
      `INSERT INTO case_list (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
      Object.values(entry),
    ),
    tx.run("INSERT INTO case_words (rowid, words) VALUES (?, ?)", [position, words]),
  ]);
}

/** The millisecond of the change; of several cases in one millisecond each takes the next that is free. */
async function freePosition(tx: Transaction, from: number): Promise<number> {
  for (let position = from; ; position += 1) {
    const taken = await tx.get(Position, "SELECT position FROM case_list WHERE position = ?", [
      position,
    ]);
    if (taken === undefined) return position;
  }
}

function filterTokens(row: CaseRow): readonly string[] {
  const total = amountOf(row.total);
  return [
    stateToken(row.state),
    standingToken(row.standing),
    ...dayTokens(row.discharge),
    ...(total === null ? [] : amountTokens(total)),
  ];
}

/** Without hyphens, at which the index would part the word. */
export function stateToken(state: CaseRow["state"]): string {
  return `s${state.replaceAll("-", "")}`;
}

export function standingToken(standing: CaseRow["standing"]): string {
  return `s${standing}`;
}

function amountOf(text: string): number | null {
  if (text === "") return null;
  const parsed = parseYuan(text);
  return parsed.ok ? parsed.value : null;
}
