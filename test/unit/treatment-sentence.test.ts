import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { parseFactor } from "../../core/money.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import type { Treatment } from "../../core/settlement/receipt.ts";
import { treatmentSentence } from "../../core/words/sentence.ts";
import { area, facts, filing, shipped, stay } from "../support/facts.ts";

const DECISION = { document: "穗医保函〔2026〕1号", by: "赵敏", on: "2026-11-01" };

function payable(changes: Partial<ClaimFacts>, settings: PoolSettings = NO_SETTINGS) {
  const given = facts(changes);
  const { treatment } = adjudicate(shipped(given.pool, "resident"), settings, given);
  if (treatment.kind !== "payable") throw new Error(`not payable: ${treatment.kind}`);
  return treatment;
}

describe("a treatment that changes nothing of the pool's own scale is not lowered", () => {
  test("KF-2.5b: local treatment", () => {
    expect(treatmentSentence(payable({}))).toBe("长期居住凭证明补办，按本地待遇，不降低");
  });

  test("KF-2.4a: with points, it is the ratio that they lower", () => {
    const sentence = treatmentSentence(payable({ filing: filing({ category: "referral" }) }));
    expect(sentence).toBe("异地转诊补办，支付比例降低10个百分点");
  });

  test("LN-2a: with another deductible, the sentence says that only the ratio stands", () => {
    const local = payable({});
    const factor = parseFactor("2.5");
    if (!factor.ok) throw new Error("not a factor");
    const source = { kind: "clause", clause: "LN-2a" } as const;
    const deductible = { op: "factor", factor: { value: factor.value, source } } as const;
    const treatment: Treatment = { ...local, terms: { ...local.terms, deductible } };
    expect(treatmentSentence(treatment)).toBe(
      "长期居住凭证明补办，按本地待遇，支付比例不降低，起付标准为本地的2.5倍",
    );
  });
});

test("GD-1: a pool that lowers nothing says so in the same words", () => {
  const place = area("440300");
  const values = {
    "period.from": { value: "2015-04-01", ...DECISION },
    "period.to": { value: "2030-12-31", ...DECISION },
    "filing.longTerm.validity": { value: "open-ended", ...DECISION },
    "treatment.rules.long-term-resident.points": { value: "0", ...DECISION },
  };
  const treatment = payable(
    {
      pool: area("440100"),
      filing: filing({ place, date: day("2026-10-01") }),
      stay: stay({ place, settled: null }),
    },
    { ...NO_SETTINGS, values },
  );
  expect(treatmentSentence(treatment)).toBe("省内异地长期居住，按参保地政策，不降低");
});
