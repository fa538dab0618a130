import { z } from "zod";
import {
  QUESTIONS,
  type LocalValue,
  type PoolAnswer,
  type PoolSettings,
} from "../../core/policy/questions.ts";
import type { Reader, Transaction } from "./connection.ts";

/** What the office has settled for its pool, by pack. */
export type SettingsByPack = Readonly<Record<string, PoolSettings>>;

const Setting = z.object({
  pack_id: z.string(),
  kind: z.enum(["answer", "confirmation"]),
  subject: z.string(),
  reading: z.string(),
  document: z.string(),
  operator_name: z.string(),
  decided_on: z.string(),
});
type Setting = z.output<typeof Setting>;

const SetValue = z.object({
  pack_id: z.string(),
  path: z.string(),
  value: z.string(),
  document: z.string(),
  consent: z.string().nullable(),
  operator_name: z.string(),
  decided_on: z.string(),
});
type SetValue = z.output<typeof SetValue>;

/** Reads the records in the order they were made; a later one on the same subject rules. */
export async function readSettings(reader: Reader): Promise<SettingsByPack> {
  const [records, values] = await Promise.all([
    reader.all(
      Setting,
      `SELECT pack_id, kind, subject, reading, document, operator_name, decided_on
       FROM pool_setting ORDER BY seq`,
    ),
    reader.all(
      SetValue,
      `SELECT pack_id, path, value, document, consent, operator_name, decided_on
       FROM pool_value ORDER BY seq`,
    ),
  ]);
  const packs = new Set([...records, ...values].map((record) => record.pack_id));
  return Object.fromEntries(
    [...packs].map((packId) => [
      packId,
      settingsOf(
        records.filter((record) => record.pack_id === packId),
        values.filter((record) => record.pack_id === packId),
      ),
    ]),
  );
}

interface Decided {
  readonly packId: string;
  readonly document: string;
  readonly operator: { readonly id: string; readonly name: string };
  readonly on: string;
}

/** A decision of a supervisor, kept for good with who made it and when. */
export interface Decision extends Decided {
  readonly kind: "answer" | "confirmation";
  readonly subject: string;
  readonly reading: string;
}

export async function recordDecision(tx: Transaction, decision: Decision): Promise<void> {
  const { packId, kind, subject, reading, document, operator, on } = decision;
  await tx.run(
    `INSERT INTO pool_setting
       (pack_id, kind, subject, reading, document, operator_id, operator_name, decided_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [packId, kind, subject, reading, document, operator.id, operator.name, on],
  );
}

/** A local parameter that the office sets, or a provincial one that its pool overrides (HUN-86). */
export interface ValueDecision extends Decided {
  readonly path: string;
  /** As packs write a value of its kind. */
  readonly value: string;
  /** Document of the province's consent, where one is needed (LN-2e). */
  readonly consent: string | null;
}

export async function recordValue(tx: Transaction, decision: ValueDecision): Promise<void> {
  const { packId, path, value, document, consent, operator, on } = decision;
  await tx.run(
    `INSERT INTO pool_value
       (pack_id, path, value, document, consent, operator_id, operator_name, decided_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [packId, path, value, document, consent, operator.id, operator.name, on],
  );
}

const Question = z.enum(QUESTIONS);

function settingsOf(records: readonly Setting[], set: readonly SetValue[]): PoolSettings {
  const answers: Partial<Record<z.output<typeof Question>, PoolAnswer>> = {};
  const confirmed: Record<string, PoolSettings["confirmed"][string]> = {};
  for (const record of records) {
    const decided = { document: record.document, by: record.operator_name, on: record.decided_on };
    if (record.kind === "confirmation") confirmed[record.subject] = decided;
    else answers[Question.parse(record.subject)] = { reading: record.reading, ...decided };
  }
  // A version pins its settings by hash: what was never set must not stand there, not even empty.
  return set.length === 0
    ? { answers, confirmed }
    : { answers, confirmed, values: Object.fromEntries(set.map(valueOf)) };
}

function valueOf(record: SetValue): readonly [string, LocalValue] {
  const { path, value, document, consent, operator_name: by, decided_on: on } = record;
  return [path, { value, document, ...(consent === null ? {} : { consent }), by, on }];
}
