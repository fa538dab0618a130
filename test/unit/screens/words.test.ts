import { describe, expect, test } from "vitest";
import { fen, parseFactor, rate } from "../../../core/money.ts";
import { NO_SETTINGS } from "../../../core/policy/questions.ts";
import type { Lack } from "../../../core/settlement/receipt.ts";
import type { StepDetail } from "../../../core/settlement/steps.ts";
import { parameterName } from "../../../core/words/parameters.ts";
import { clauseLabel, lackWords, lacksLine, sourceLabel } from "../../../core/words/sentence.ts";
import { stepWords } from "../../../core/words/steps.ts";
import { KAIFENG, pack, shipped, y } from "../../support/facts.ts";

const KAIFENG_PACK = shipped(KAIFENG, "resident").pack;
const SHENYANG_PACK = pack("shenyang-residents-2025").pack;

function factor(text: string) {
  const read = parseFactor(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

function words(detail: StepDetail): string {
  const { label, note } = stepWords({
    detail,
    amount: fen(0),
    sources: [{ kind: "clause", clause: "KF-2.1" }],
  });
  return note === "" ? label : `${label}｜${note}`;
}

const DEDUCTIBLE = {
  kind: "deductible",
  standard: y("900"),
  change: null,
  repeat: null,
  times: 1,
  waived: false,
  already: null,
  ceilingLeft: null,
} as const satisfies StepDetail;

describe("the deductible says how it came about", () => {
  test.each<[string, Partial<Extract<StepDetail, { kind: "deductible" }>>, string]>([
    ["plain", {}, "起付标准｜以下由个人负担"],
    [
      "LN-2a: a factor",
      { standard: y("750"), change: { op: "factor", factor: factor("2.5") } },
      "起付标准｜本地标准的2.5倍 750",
    ],
    [
      "another amount",
      { standard: y("2000"), change: { op: "amount" } },
      "起付标准｜外出就医的标准 2,000",
    ],
    [
      "a share of the bill within bounds",
      {
        standard: y("1000"),
        change: { op: "share-of-total", share: rate(1000), atLeast: y("1000"), atMost: y("5000") },
      },
      "起付标准｜总额的10%（1,000 至 5,000） 1,000",
    ],
    [
      "a share for a repeat stay",
      { repeat: { kind: "share", share: rate(5000), stays: 1, counts: "same-level" } },
      "起付标准｜标准 900，本年同级第2次住院，按50%",
    ],
    [
      "100 less for a repeat stay",
      { repeat: { kind: "less", amount: y("100"), stays: 2, counts: "same-level" } },
      "起付标准｜标准 900，本年同级第3次住院，减 100",
    ],
    ["a long stay", { times: 3 }, "起付标准｜标准 900，住院时间长，计3次"],
    ["borne before", { already: y("400.50") }, "起付标准｜标准 900，此前已负担 400.50"],
    [
      "the yearly ceiling",
      { ceilingLeft: y("300") },
      "起付标准｜标准 900，年度起付累计还剩 300.00",
    ],
    ["a ceiling that is far", { ceilingLeft: y("3000") }, "起付标准｜以下由个人负担"],
  ])("%s", (_what, changes, expected) => {
    expect(words({ ...DEDUCTIBLE, ...changes })).toBe(expected);
  });
});

describe("the other steps", () => {
  test.each<[StepDetail, string]>([
    [
      {
        kind: "self-pay-first",
        share: rate(1000),
        of: "in-scope",
        base: y("20000"),
        limited: false,
      },
      "减：先由个人负担｜20,000.00 × 10%",
    ],
    [{ kind: "year-part", year: 2026, days: 4, of: 13 }, "2026年度的部分｜13天里的4天"],
    [
      { kind: "entering-cap", cap: y("150000"), before: y("140000"), cut: y("5000") },
      "年度封顶 150,000.00｜本年已计入 140,000.00，超出 5,000.00 不计",
    ],
    [
      { kind: "payment-floor", share: rate(4000), base: y("10000") },
      "补足到保底｜保底 10,000.00 × 40%",
    ],
    [
      {
        kind: "band",
        from: y("900"),
        upTo: null,
        base: y("1000"),
        scaleRate: rate(5000),
        bonus: rate(0),
        points: rate(2000),
        floored: true,
        rate: rate(4000),
      },
      "900 以上｜1,000.00 × 40%（50%降低20个百分点、不低于40%）",
    ],
    [
      { kind: "layer-base", layer: "civil-servant", before: fen(0) },
      "计入的个人负担｜前面付后剩下的",
    ],
    [
      {
        kind: "layer-cap",
        layer: "serious-illness",
        cap: y("400000"),
        paidBefore: fen(0),
        cut: fen(0),
      },
      "大病年度封顶 400,000.00｜本年已付 0.00，未到",
    ],
    [{ kind: "layer-total", layer: "tilt-assistance" }, "倾斜救助支付"],
  ])("%o", (detail, expected) => {
    expect(words(detail)).toBe(expected);
  });
});

describe("what is lacking", () => {
  test("names the clause of the pack's own document that needs the fact", () => {
    const lack = { kind: "fact", fact: "opening" } as const;
    expect(lackWords(lack, KAIFENG_PACK).clauses).toEqual(["KF-2.1"]);
    expect(lackWords(lack, SHENYANG_PACK).clauses).toEqual(["LN-2a"]);
    expect(lackWords({ kind: "fact", fact: "proof-end" }, SHENYANG_PACK)).toMatchObject({
      field: "filing.proofEnds",
      clauses: ["LN-1.1a"],
    });
  });

  test("a question is put to the supervisor once: what the pool has answered is not asked again", () => {
    const lack = { kind: "question", question: "Q9" } as const;
    expect(lackWords(lack, KAIFENG_PACK).remedy).toContain("文件未载明");
    const answer = { reading: "pool-rule", document: "复函", by: "赵敏", on: "2026-11-20" };
    const answered = { ...NO_SETTINGS, answers: { Q9: answer } };
    const { remedy } = lackWords(lack, KAIFENG_PACK, answered);
    expect(remedy).toContain("统筹区已答复");
    expect(remedy).not.toContain("文件未载明");
  });

  test("a parameter that nobody has set asks the supervisor for it", () => {
    const lack: Lack = {
      kind: "parameter",
      path: "settlement.supplements.medical-assistance.scale.deductible",
      asks: "医疗救助的起付线是多少？",
      clauses: ["KF-2.1"],
    };
    expect(lackWords(lack, KAIFENG_PACK)).toMatchObject({
      what: "医疗救助的起付线是多少？",
      remedy: "请主管按统筹区文件在“设置”里填写。",
      clauses: ["KF-2.1"],
    });
    const cap = { ...lack, path: "settlement.supplements.medical-assistance.scale.cap" };
    const aid = { kind: "fact", fact: "aid" } as const;
    expect(lacksLine([lack, cap, aid], KAIFENG_PACK)).toBe(
      "救助对象身份未核实；统筹区未设定医疗救助起付线、医疗救助封顶线",
    );
  });
});

test("社会保险法第三十条 stands as a law, with its title in brackets", () => {
  expect(sourceLabel({ kind: "law", law: "社会保险法第三十条" })).toBe("《社会保险法》第三十条");
});

test.each([
  ["settlement.supplements.serious-illness.scale.deductible", "大病起付线"],
  [
    "settlement.supplements.serious-illness.scaleOf.at-risk.bands",
    "大病分段比例（易返贫致贫人口）",
  ],
  ["settlement.supplements.civil-servant.scale.cap", "公务员补助封顶线"],
  ["treatment.rules.referral.deductible-factor.factor", "起付标准的倍数"],
  ["treatment.rules.referral.points", "支付比例降低"],
  ["questions.KF-2.2b.pool-rule.points", "支付比例降低"],
  ["settlement.rows.city-3.bands", "分段比例"],
])("%s is called %s", (path, name) => {
  expect(parameterName(path)).toBe(name);
});

test("an unknown clause keeps its id", () => {
  expect(clauseLabel("XX-9")).toBe("XX-9");
});
