import { z } from "zod";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import { InquiryStep } from "../../core/due/inquiry.ts";
import type { Desk } from "./cases.ts";
import type { Reader, Transaction } from "./connection.ts";

/** Steps of requests to other offices; rows are only ever added. */

const Row = z
  .object({
    inquiry_id: z.string(),
    case_id: z.string(),
    body: z.string(),
    operator_name: z.string(),
  })
  .transform(({ inquiry_id, case_id, body, operator_name }) => ({
    inquiryId: inquiry_id,
    caseId: case_id,
    step: InquiryStep.parse(JSON.parse(body)),
    operator: operator_name,
  }));
export type KeptStep = z.output<typeof Row>;

/** Every step of every request, in the order in which they were recorded. */
export function allSteps(reader: Reader): Promise<readonly KeptStep[]> {
  return reader.all(
    Row,
    "SELECT inquiry_id, case_id, body, operator_name FROM inquiry_event ORDER BY seq",
  );
}

export function stepsOf(reader: Reader, inquiryId: string): Promise<readonly KeptStep[]> {
  return reader.all(
    Row,
    `SELECT inquiry_id, case_id, body, operator_name FROM inquiry_event
     WHERE inquiry_id = ? ORDER BY seq`,
    [inquiryId],
  );
}

export async function addStep(
  tx: Transaction,
  { operator, clock }: Desk,
  of: { readonly inquiryId: string; readonly caseId: string },
  step: InquiryStep,
): Promise<void> {
  await tx.run(
    `INSERT INTO inquiry_event (inquiry_id, case_id, step, body, at, operator_id, operator_name)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      of.inquiryId,
      of.caseId,
      step.step,
      canonicalJson(step),
      clock.now(),
      operator.id,
      operator.name,
    ],
  );
}

const Seq = z.object({ seq: z.int() });

/** What tells a step that came down; `id` is the gateway's. */
interface ReceivedStep {
  readonly id: string;
  readonly inquiryId: string;
}

/** Whether a step came down before, or was recorded here itself. */
export async function hasReceivedStep(
  reader: Reader,
  { id, inquiryId, body }: ReceivedStep & { readonly body: string },
): Promise<boolean> {
  const row = await reader.get(
    Seq,
    "SELECT seq FROM inquiry_event WHERE inquiry_id = ? AND (operator_id = ? OR body = ?) LIMIT 1",
    [inquiryId, receivedFrom(id), body],
  );
  return row !== undefined;
}

/** Adds a step that another office has written, and tells its number. */
export async function addReceivedStep(
  tx: Transaction,
  {
    id,
    inquiryId,
    caseId,
    step,
    by,
    at,
  }: ReceivedStep & {
    readonly caseId: string;
    readonly step: InquiryStep;
    readonly by: string;
    readonly at: string;
  },
): Promise<number> {
  await tx.run(
    `INSERT INTO inquiry_event (inquiry_id, case_id, step, body, at, operator_id, operator_name)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [inquiryId, caseId, step.step, canonicalJson(step), at, receivedFrom(id), by],
  );
  const added = await tx.get(Seq, "SELECT max(seq) AS seq FROM inquiry_event");
  if (added === undefined) throw new Error("a row that was just added is not there");
  return added.seq;
}

/** In the place of an operator's id: no operator of this machine wrote it. */
function receivedFrom(id: string): string {
  return `gateway:${id}`;
}

const Named = z
  .object({ case_id: z.string(), number: z.string(), name: z.string() })
  .transform(({ case_id: caseId, ...same }) => ({ caseId, ...same }));
export type NamedCase = z.output<typeof Named>;

/** Number and person of the cases that have a request. */
export function casesAsked(reader: Reader): Promise<readonly NamedCase[]> {
  return reader.all(
    Named,
    `SELECT case_id, number, name FROM case_list
     WHERE case_id IN (SELECT case_id FROM inquiry_event)`,
  );
}
