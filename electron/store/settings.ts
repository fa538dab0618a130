import { z } from "zod";
import { QUESTIONS, type PoolAnswer, type PoolSettings } from "../../core/policy/questions.ts";
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

/** Reads the records in the order they were made; a later one on the same subject rules. */
export async function readSettings(reader: Reader): Promise<SettingsByPack> {
  const records = await reader.all(
    Setting,
    `SELECT pack_id, kind, subject, reading, document, operator_name, decided_on
     FROM pool_setting ORDER BY seq`,
  );
  const packs = new Map<string, Setting[]>();
  for (const record of records) {
    packs.set(record.pack_id, [...(packs.get(record.pack_id) ?? []), record]);
  }
  return Object.fromEntries([...packs].map(([packId, own]) => [packId, settingsOf(own)]));
}

/** A decision of a supervisor, kept for good with who made it and when. */
export interface Decision {
  readonly packId: string;
  readonly kind: "answer" | "confirmation";
  readonly subject: string;
  readonly reading: string;
  readonly document: string;
  readonly operator: { readonly id: string; readonly name: string };
  readonly on: string;
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

const Question = z.enum(QUESTIONS);

function settingsOf(records: readonly Setting[]): PoolSettings {
  const answers: Partial<Record<z.output<typeof Question>, PoolAnswer>> = {};
  const confirmed: Record<string, PoolSettings["confirmed"][string]> = {};
  for (const record of records) {
    const decided = { document: record.document, by: record.operator_name, on: record.decided_on };
    if (record.kind === "confirmation") confirmed[record.subject] = decided;
    else answers[Question.parse(record.subject)] = { reading: record.reading, ...decided };
  }
  return { answers, confirmed };
}
