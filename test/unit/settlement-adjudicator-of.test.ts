import { expect, test } from "vitest";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { createAdjudicator } from "../../core/settlement/adjudicate.ts";
import { adjudicatorOf } from "../../core/settlement/adjudicator-of.ts";
import { CHANGSHA, facts, KAIFENG, shipped } from "../support/facts.ts";
import { settings } from "../support/settings.ts";

const kaifeng = shipped(KAIFENG, "resident");
const answered = settings({}, { Q2: "filing-day" });

test("a pack under the same settings, read anew, has the same adjudicator", () => {
  expect(adjudicatorOf(kaifeng, structuredClone(answered))).toBe(adjudicatorOf(kaifeng, answered));
});

test("once the pool has settled something, cases are judged by that, and by the former again once it is taken back", () => {
  const given = facts();
  for (const pool of [NO_SETTINGS, answered, NO_SETTINGS]) {
    const judge = adjudicatorOf(kaifeng, pool);
    expect(judge(given)).toEqual(createAdjudicator(kaifeng, pool)(given));
  }
  expect(adjudicatorOf(kaifeng, answered)).not.toBe(adjudicatorOf(kaifeng, NO_SETTINGS));
});

test("each pack is remembered for itself", () => {
  const changsha = shipped(CHANGSHA, "resident");
  expect(adjudicatorOf(changsha, NO_SETTINGS)).not.toBe(adjudicatorOf(kaifeng, NO_SETTINGS));
});
