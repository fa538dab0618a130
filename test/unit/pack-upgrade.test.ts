import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { hashOf } from "../../core/casefile/revision.ts";
import { type LoadedPack, readPack } from "../../core/policy/load.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { CHANGSHA, facts, filing, inScope, KAIFENG, pack, stay } from "../support/facts.ts";

/** Packs as cases of the first format pinned them. */
function kept(name: string): { readonly json: unknown; readonly loaded: LoadedPack } {
  const file = new URL(`../fixtures/packs/first-format/${name}.json`, import.meta.url);
  const json: unknown = JSON.parse(readFileSync(file, "utf8"));
  const read = readPack(json);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return { json, loaded: read.value };
}

const CASES: readonly (readonly [string, Partial<ClaimFacts>])[] = [
  ["long-term by proof", {}],
  ["long-term by commitment", { filing: filing({ basis: "commitment" }) }],
  ["a referral", { filing: filing({ category: "referral" }) }],
  ["never filed", { filing: null }],
  ["a rescue", { filing: null, stay: stay({ emergency: "yes" }) }],
  [
    "a failure after filing",
    {
      filing: filing({ date: day("2026-09-01") }),
      stay: stay({ failure: "network" }),
    },
  ],
  ["200,000 yuan, above serious illness", { lines: inScope("200000") }],
];

describe.each([
  ["kaifeng-residents", "kaifeng-residents-2023", KAIFENG],
  ["hunan-residents", "hunan-residents-2023", CHANGSHA],
  ["hunan-employees", "hunan-employees-2023", CHANGSHA],
] as const)("a case that pins %s of the first format", (name, today, pool) => {
  const { json, loaded } = kept(name);

  test("keeps the hash of the pack's own text", () => {
    expect(loaded.hash).toBe(hashOf(json));
  });

  test.each(CASES)("%s: the same treatment and the same money", (_name, changes) => {
    const of = (under: LoadedPack) => adjudicate(under, NO_SETTINGS, facts({ pool, ...changes }));
    const [old, now] = [of(loaded), of(pack(today))];
    expect(old.standing).toBe(now.standing);
    expect(old.settlement?.fund).toEqual(now.settlement?.fund);
    expect(old.settlement?.person).toEqual(now.settlement?.person);
    expect(old.treatment.applied.map((rule) => rule.id)).toEqual(
      now.treatment.applied.map((rule) => rule.id),
    );
  });
});

test("the first format has no scale for the poor, so their layers stay open", () => {
  const { loaded } = kept("kaifeng-residents");
  const receipt = adjudicate(loaded, NO_SETTINGS, facts({ aid: "subsistence" }));
  expect(receipt.settlement?.leavesOut).toEqual(["serious-illness", "medical-assistance"]);
});
