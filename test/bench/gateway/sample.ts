import { createHash, randomUUID } from "node:crypto";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { checkDigit } from "../../../core/identity.ts";
import { referral } from "../../store/people.ts";
import { asSent, next, type Sealed, sealed } from "../../gateway/support/versions.ts";
import { caseOf, pseudo } from "../store/people.ts";
import type { BenchCounter } from "./counter.ts";

/**
 * A thousand cases that the gateway takes in over the line; a million are copies of what it wrote
 * for them. Each has a version and one that names an issued form. Among them are what a district
 * has: cases that are handed in, one with two heads, one that computes otherwise, one invoice twice.
 */
export const SAMPLE = 1_000;
/** Day on which every sample is sealed; copies are spread over many days. */
export const SAMPLE_DAY = "2026-11-20";
/** How the case numbers of the samples begin. */
export const SAMPLE_NUMBERS = "410203-S1-20261120-";
/** Days over which the cases are spread; the samples' is the last. */
export const DAYS = 750;

const PAIR = 2;
const FORK = 3;
const DIFFERS = 4;
const HANDED_IN_EACH = 10;

/** An invoice as samples number theirs: copies have another in place of the first five signs. */
function invoiceNumber(index: number): string {
  return `00000${String(index).padStart(5, "0")}`;
}

/** No two samples were born on one day: copies differ in the serial number of that day. */
function certNo(index: number): string {
  const born = new Date(Date.UTC(1940, 0, 1 + index * 23)).toISOString().slice(0, 10);
  const first17 = `410203${born.replaceAll("-", "")}000`;
  return first17 + checkDigit(first17);
}

/** An invented person's case, its bill of two to sixteen lines that come to the invoice's amount. */
export function formOf(index: number): CaseForm {
  const form = caseOf(index);
  const count = 2 + (pseudo(index + 5) % 15);
  const lines = Array.from({ length: count }, (_, at) => {
    const line = referral().lines[at % 2];
    if (line === undefined) throw new Error("the referral has no lines");
    const amount = `${20 + (pseudo(index * 41 + at) % 900)}.00`;
    const name = `${line.name}${at + 1}`;
    return { ...line, id: `l${at + 1}`, name, price: amount, amount };
  });
  const total = lines.reduce((sum, { amount }) => sum + Number.parseInt(amount, 10), 0);
  const number = invoiceNumber(index === PAIR ? PAIR - 1 : index);
  return {
    ...form,
    person: { ...form.person, certNo: certNo(index) },
    invoices: form.invoices.map((one) => ({ ...one, number, amount: `${total}.00` })),
    lines,
  };
}

/** The versions of a sample, with the paper that all but the first name. */
function versionsOf(index: number, paper: string): readonly Sealed[] {
  const first = sealed({
    caseId: randomUUID(),
    caseNumber: numberOf(index),
    document: formOf(index),
  });
  const issued = [{ form: "filing" as const, sha256: paper, pages: 1, trial: false }];
  const by = { id: "o1", name: "经办甲" };
  const submitted = { by, at: `${SAMPLE_DAY}T03:00:00.000Z` };
  const review = { state: "submitted" as const, submitted };
  const over = { issued, ...(index % HANDED_IN_EACH === 0 ? { review } : {}) };
  const second = next(first, `开封市顺河回族区生产后街${index}号`, over);
  if (index === FORK) return [first, second, next(first, "开封市鼓楼区书店街3号", over)];
  if (index !== DIFFERS) return [first, second];
  const { revision } = second;
  return [first, asSent({ ...revision, outcome: { ...revision.outcome, fund: "0.01" } })];
}

function numberOf(index: number): string {
  return `${SAMPLE_NUMBERS}${String(index).padStart(4, "0")}`;
}

/** Sends all samples as a counter does. */
export async function sendSamples(counter: BenchCounter): Promise<void> {
  for (let index = 0; index < SAMPLE; index += 1) {
    const paper = createHash("sha256").update(`paper ${index}`).digest();
    const hash = createHash("sha256").update(paper).digest("hex");
    await counter.putBlob(hash, paper);
    const answers = await counter.post(versionsOf(index, hash));
    const wrong = answers.find(({ is }) => is !== "accepted");
    if (wrong !== undefined) throw new Error(`a sample was not taken: ${JSON.stringify(wrong)}`);
  }
}
