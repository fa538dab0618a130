import { randomBytes } from "node:crypto";
import { fail, ok } from "../../core/result.ts";
import { sampleOf } from "../../core/review/sample.ts";
import { draw } from "../../core/review/steps.ts";
import type { Answer } from "../contract/answer.ts";
import type { DrawnSample } from "../contract/review.ts";
import { casesInReview } from "../store/case-links.ts";
import type { Desk } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import type { Transaction } from "../store/connection.ts";
import { record } from "../store/journal.ts";
import type { StoredRevision } from "../store/revisions.ts";
import { NOBODY_APPROVED } from "./problems.ts";
import { reviewedOf } from "./reviewed.ts";
import { actOf, addReview, settledCase } from "./steps.ts";

/**
 * 抽查复审 (HEN-3.1): draws of the cases that were approved once and have not been in a
 * draw. Seed, share and what was drawn are journalled: the draw can be repeated.
 */
export function drawSample(
  desk: Desk,
  { percent, seed }: { readonly percent: number; readonly seed: string | null },
): Promise<Answer<DrawnSample>> {
  const act = actOf(desk);
  const own = seed ?? newSeed(chinaDay(act.at));
  return desk.store.write(async (tx) => {
    const cases = await undrawn(tx);
    if (cases.size === 0) return fail(NOBODY_APPROVED);
    const drawn: string[] = [];
    for (const caseId of sampleOf([...cases.keys()], own, percent)) {
      const entry = cases.get(caseId);
      if (entry === undefined) continue;
      const review = draw(await reviewedOf(tx, entry), act, own, percent);
      if (!review.ok) continue;
      await addReview(tx, entry, review.value, act);
      drawn.push(entry.revision.caseNumber);
    }
    const said = `种子 ${own}，${cases.size} 件抽 ${percent}%：${drawn.join("、")}`;
    await record(tx, desk, "sample-drawn", "抽查复审", said);
    return ok({ seed: own, percent, of: cases.size, drawn });
  });
}

/** Approved cases that no draw has taken in; one on which somebody is writing waits for the next. */
async function undrawn(tx: Transaction): Promise<ReadonlyMap<string, StoredRevision>> {
  const cases = new Map<string, StoredRevision>();
  for (const caseId of await casesInReview(tx, "approved")) {
    const entry = await settledCase(tx, caseId);
    if (!entry.ok) continue;
    const { review } = entry.value.revision;
    if (review?.state === "approved" && review.drawn === null) cases.set(caseId, entry.value);
  }
  return cases;
}

/** `20261120-3f7a`: the day and four digits that nobody chose. */
function newSeed(day: string): string {
  return `${day.replaceAll("-", "")}-${randomBytes(2).toString("hex")}`;
}
