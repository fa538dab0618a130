import { describe, expect, test } from "vitest";
import { findParameter } from "../../core/words/local-parameters.ts";
import { parameterName } from "../../core/words/parameters.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import { PACKS } from "../../core/policy/packs.ts";
import { readPack } from "../../core/policy/load.ts";
import { facts, KAIFENG, shipped, stay, y } from "../support/facts.ts";
import { settings } from "../support/settings.ts";

/** No document says that a visit counts in 大病保险 or a layer above it: the pool says so (Q9, KF-2.5e, HUN-8). */

const LAYER = "settlement.supplements.serious-illness.outpatient";
/** Kaifeng's rule for visits as the pool might set it: half of the bill, no deductible. */
const VISITS = {
  "questions.Q9.pool-rule.points": "0",
  "settlement.rows.outpatient.deductible": "0",
  "settlement.rows.outpatient.bands": "*=0.5",
};

function visit(values: Readonly<Record<string, string>>, care: "outpatient" | "inpatient") {
  const pool = settings({ ...VISITS, ...values }, { Q9: "pool-rule", Q15: "no" });
  const claim = facts({ filing: null, stay: stay({ care }) });
  return adjudicate(shipped(KAIFENG, "resident"), pool, claim);
}

function seriousIllness(receipt: ReturnType<typeof visit>) {
  return receipt.settlement?.layers.find(({ id }) => id === "serious-illness");
}

describe("an outpatient bill and 大病保险 (KF-2.1, Q9)", () => {
  test("while the pool has not said, the layer is undetermined and the pooled fund stands", () => {
    const receipt = visit({}, "outpatient");
    expect(receipt.settlement?.fund).toBe(y("10000"));
    expect(receipt.settlement?.leavesOut).toContain("serious-illness");
    expect(receipt.lacks.map(lackKey)).toContain(LAYER);
  });

  test("the pool's word that it counts: 11,000 deductible is not reached by 10,000", () => {
    expect(seriousIllness(visit({ [LAYER]: "counted" }, "outpatient"))?.state).toEqual({
      kind: "paid",
      amount: y("0"),
    });
  });

  test("the pool's word that it does not: nothing enters, and the step says by whose word", () => {
    const layer = seriousIllness(visit({ [LAYER]: "not-counted" }, "outpatient"));
    expect(layer?.state).toEqual({ kind: "not-applicable", why: "nothing-left" });
    expect(layer?.steps[0]).toMatchObject({
      amount: y("0"),
      sources: [{ kind: "parameter", path: LAYER, document: "统筹区文件〔2026〕1号" }],
    });
  });

  test("inpatient care is not asked about", () => {
    const receipt = visit({}, "inpatient");
    expect(receipt.lacks.map(lackKey)).not.toContain(LAYER);
  });
});

test.each(PACKS.map(({ pack }) => [pack.id, pack] as const))(
  "%s leaves each layer's choice to its pool, under the clauses of Q9",
  (_, pack) => {
    const clauses = pack.questions.find(({ id }) => id === "Q9")?.clauses;
    for (const { id } of pack.settlement.supplements) {
      const path = `settlement.supplements.${id}.outpatient`;
      expect(findParameter(pack, path)).toMatchObject({ kind: "choice", local: { clauses } });
      expect(parameterName(path)).toMatch(/^门诊费用计入/u);
    }
  },
);

test("the hash of a pack is that of its own text, without the choice", () => {
  for (const loaded of PACKS) {
    const again = readPack(JSON.parse(loaded.canonical));
    expect(again).toMatchObject({ value: { hash: loaded.hash } });
    expect(loaded.canonical).not.toContain('"outpatient":{"asks"');
  }
});
