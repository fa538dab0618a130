import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { CaseForm } from "../../core/casefile/form.ts";
import { readCase } from "../../core/casefile/read.ts";
import type { OutsideBill, OutsideClaim } from "../../core/claim/outside-bill.ts";
import type { Stay } from "../../core/claim/stay.ts";
import { adjudicateFile } from "../../core/exchange/adjudicate-file.ts";
import { CaseExchange } from "../../core/exchange/case-exchange.ts";
import { formOf } from "../../core/exchange/national.ts";
import { ReceiptFile } from "../../core/exchange/receipt-file.ts";
import { replayOf } from "../../core/exchange/replay.ts";
import { receiptFileOf } from "../../core/exchange/write-receipt.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { lackWords } from "../../core/words/sentence.ts";
import {
  area,
  CHANGSHA,
  facts,
  filing,
  inScope,
  KAIFENG,
  shipped,
  stay,
  y,
} from "../support/facts.ts";
import { inShort } from "../support/receipts.ts";
import { settings } from "../support/settings.ts";

const hunan = shipped(CHANGSHA, "employee");
const kaifeng = shipped(KAIFENG, "resident");
const ZHENGZHOU = area("410100");
const UNPAID = { settled: null } as const;
const FILED = filing({ date: day("2026-09-01") });

const MET: OutsideBill = {
  date: day("2026-10-15"),
  designated: true,
  stamped: true,
  medicalNeed: true,
};
const bought = (changes: Partial<OutsideBill> = {}): readonly OutsideClaim[] => [
  { bill: { ...MET, ...changes }, lines: inScope("1000") },
];

function inHunan(more: Partial<ClaimFacts>, pool: PoolSettings = settings({})) {
  return adjudicate(hunan, pool, facts({ pool: CHANGSHA, filing: FILED, ...more }));
}

const notes = (receipt: ReturnType<typeof inHunan>) => receipt.notes?.map(({ text }) => text);

describe("bills of other providers during the stay (HUN-57)", () => {
  const direct = { stay: stay(UNPAID) };
  const manual = { stay: stay({ failure: "network" }) };

  test("without one nothing is said, and nothing changes", () => {
    expect(inHunan(direct)).not.toHaveProperty("notes");
  });

  test("HUN-57: settled directly, a bill that meets the conditions joins the costs of the stay", () => {
    const receipt = inHunan({ ...direct, outside: bought() });
    expect(receipt.settlement?.split.total).toBe(y("21000"));
    expect(receipt.settlement?.split.inScope).toBe(y("21000"));
    expect(notes(receipt)).toEqual(["2026-10-15的外院检查、购药费用1,000.00元，并入本次住院。"]);
    expect(receipt.notes?.[0]?.sources).toEqual([{ kind: "clause", clause: "HUN-57" }]);
  });

  test.each<[string, Partial<OutsideBill>, string]>([
    ["the provider is not designated", { designated: false }, "对方不是定点医药机构"],
    ["form 4 has no stamp", { stamped: false }, "购药单没有加盖医保办公室章"],
    ["it is of the day after the discharge", { date: day("2026-10-22") }, "日期不在住院期间"],
    ["the illness did not need it", { medicalNeed: false }, "不是病情需要"],
  ])(
    "HUN-57: where %s it stays out of the amount in scope, and the receipt says why",
    (_, bill, why) => {
      const receipt = inHunan({ ...direct, outside: bought(bill) });
      expect(receipt.settlement?.split.total).toBe(y("20000"));
      expect(receipt.settlement?.fund).toBe(inHunan(direct).settlement?.fund);
      expect(notes(receipt)?.[0]).toContain(`不并入本次住院：${why}`);
    },
  );

  test.each<[keyof OutsideBill]>([["designated"], ["stamped"], ["medicalNeed"]])(
    "HUN-57: while nobody has said %s, nothing is given",
    (condition) => {
      const receipt = inHunan({ ...direct, outside: bought({ [condition]: null }) });
      expect(receipt.standing).toBe("undetermined");
      expect(receipt.settlement).toBeNull();
      expect(inShort(receipt)).toBe("outside-bill");
    },
  );

  test("HUN-57: in a manual claim the pool has to say whether it joins", () => {
    expect(inShort(inHunan({ ...manual, outside: bought() }))).toBe("settlement.outsideBills");
  });

  test.each([
    ["join", "21000", "并入本次住院"],
    ["apart", "20000", "统筹区规定手工报销不并入"],
  ])("HUN-57: by the pool's word %s the bill of a manual claim is %s", (word, total, words) => {
    const pool = settings({ "settlement.outsideBills": word });
    const receipt = inHunan({ ...manual, outside: bought() }, pool);
    expect(receipt.settlement?.split.total).toBe(y(total));
    expect(notes(receipt)?.[0]).toContain(words);
    expect(receipt.notes?.[0]?.sources).toContainEqual(
      expect.objectContaining({ kind: "parameter", path: "settlement.outsideBills" }),
    );
  });

  test("KF-1.4: Kaifeng's document says nothing of them, so its pool is asked for direct settlement too", () => {
    const claim = facts({ filing: FILED, stay: stay(UNPAID), outside: bought() });
    expect(inShort(adjudicate(kaifeng, settings({}), claim))).toBe("settlement.outsideBills");
    const pool = settings({ "settlement.outsideBills": "join" });
    const receipt = adjudicate(kaifeng, pool, claim);
    expect(receipt.settlement?.split.total).toBe(y("21000"));
    expect(receipt.notes?.[0]?.sources).not.toContainEqual({ kind: "clause", clause: "HUN-57" });
  });
});

describe("门慢特 of an outpatient (HUN-8, HUN-18.2)", () => {
  type Lists = NonNullable<Stay["chronic"]>;
  const POOL = settings(
    {
      "questions.Q9.pool-rule.points": "0",
      "settlement.rows.outpatient.deductible": "0",
      "settlement.rows.outpatient.bands": "*=0.5",
    },
    { Q9: "pool-rule" },
  );
  const visit = (chronic: Lists, more: Partial<Stay> = {}, pool = POOL) =>
    inHunan({ stay: stay({ ...UNPAID, care: "outpatient", chronic, ...more }) }, pool);

  test("HUN-18.2: a disease that the insured place does not list is refused before any money", () => {
    const receipt = visit({ inInsuredList: false, inCareList: true });
    expect(inShort(receipt)).toBe("E-TRT-10");
    expect(receipt.settlement).toBeNull();
    expect(receipt.treatment.period).toContainEqual({ kind: "clause", clause: "HUN-18.2" });
  });

  test.each<[string, Lists, string]>([
    ["the insured place's list", { inInsuredList: null, inCareList: true }, "chronic-disease"],
    ["the place of care's list", { inInsuredList: true, inCareList: null }, "chronic-care-list"],
  ])("HUN-18.2: while %s was not looked up, it is undetermined", (_, lists, lack) => {
    const receipt = visit(lists);
    expect(inShort(receipt)).toBe(lack);
    const [first] = receipt.lacks;
    expect(first === undefined ? [] : lackWords(first, hunan.pack).clauses).toContain("HUN-18.2");
  });

  test.each<[string, Lists, Partial<Stay>, string, string]>([
    ["listed at both", { inInsuredList: true, inCareList: true }, {}, "执行就医地规定", "HUN-18.2"],
    [
      "not listed at the place of care",
      { inInsuredList: true, inCareList: false },
      {},
      "按病种诊疗规范和用药规定",
      "HUN-18.2",
    ],
    [
      "inside the province",
      { inInsuredList: true, inCareList: null },
      { place: area("430600") },
      "执行全省统一规定",
      "HUN-18",
    ],
  ])("HUN-18.2: %s, the receipt says whose scope rules", (_, lists, more, words, clause) => {
    const receipt = visit(lists, more);
    expect(receipt.settlement?.fund).toBe(y("10000"));
    expect(notes(receipt)?.[0]).toContain(words);
    expect(receipt.notes?.[0]?.sources).toContainEqual({ kind: "clause", clause });
  });

  test("HUN-8: of a manual claim the pool has to speak (Q9), and its answer settles it", () => {
    const lists = { inInsuredList: true, inCareList: true };
    const paid = { settled: day("2026-10-21") };
    expect(visit(lists, paid, settings({})).lacks.map(lackKey)).toContain("Q9");
    expect(visit(lists, paid).settlement?.fund).toBe(y("10000"));
  });

  test("KF-2.1: Kaifeng's list rules as well, by its own clause", () => {
    const chronic = { inInsuredList: false, inCareList: null };
    const claim = facts({ filing: FILED, stay: stay({ ...UNPAID, care: "outpatient", chronic }) });
    const receipt = adjudicate(kaifeng, settings({}), claim);
    expect(inShort(receipt)).toBe("E-TRT-10");
    expect(receipt.treatment.period).toContainEqual({ kind: "clause", clause: "KF-2.1" });
  });
});

describe("按病种付费 (HEN-1)", () => {
  const marked = (groupPay: NonNullable<Stay["groupPay"]>, more: Partial<Stay> = {}) =>
    adjudicate(
      kaifeng,
      settings({}),
      facts({
        filing: filing({ date: day("2026-09-01"), place: ZHENGZHOU }),
        stay: stay({ ...UNPAID, place: ZHENGZHOU, groupPay, ...more }),
      }),
    );

  test("HEN-1: a stay in the place's range is noted, and its figures are what they were", () => {
    const receipt = marked({ inRange: true, placeDeclared: false });
    expect(receipt.notes).toEqual([
      expect.objectContaining({
        kind: "group-pay",
        sources: ["HEN-1", "HEN-eff", "KF-2.1"].map((clause) => ({ kind: "clause", clause })),
      }),
    ]);
    expect(receipt.settlement).toEqual(marked({ inRange: false, placeDeclared: false }).settlement);
  });

  test.each<[string, NonNullable<Stay["groupPay"]>, Partial<Stay>]>([
    ["out of range", { inRange: false, placeDeclared: false }, {}],
    ["range not looked up", { inRange: null, placeDeclared: false }, {}],
    ["claimed by hand", { inRange: true, placeDeclared: false }, { settled: day("2026-10-21") }],
  ])("HEN-1: %s, nothing is noted", (_, groupPay, more) => {
    expect(marked(groupPay, more)).not.toHaveProperty("notes");
  });
});

const file = CaseExchange.parse(
  JSON.parse(
    readFileSync(new URL("../fixtures/cases/kaifeng-referral.json", import.meta.url), "utf8"),
  ),
);
const SAID = { document: "汴医保〔2023〕9号", by: "赵敏", on: "2026-11-01" };

describe("the same through a case file", () => {
  const OUTSIDE = { designated: "yes", stamped: "yes", medical_need: "yes" } as const;
  const withBill = (outside: object, values = {}) => ({
    ...file,
    invoices: file.invoices.map((invoice, index) =>
      index === 1 ? { ...invoice, outside } : invoice,
    ),
    values,
  });
  const run = (json: object) => adjudicateFile(JSON.stringify(json), null);
  const join = { "settlement.outsideBills": { value: "join", ...SAID } };
  const apart = { "settlement.outsideBills": { value: "apart", ...SAID } };

  test("HUN-57: joined the bill is what it was as one, apart it leaves the second invoice out", () => {
    const joined = run(withBill(OUTSIDE, join));
    const whole = run(file);
    const alone = run(withBill(OUTSIDE, apart));
    if (!joined.ok || !whole.ok || !alone.ok) throw new Error("refused");
    expect(joined.value.receipt.settlement?.fund).toBe(whole.value.receipt.settlement?.fund);
    expect(alone.value.receipt.settlement?.split.total).toBe(y("57274.55"));
  });

  test("HUN-57: what is left out of the file is not known, and asked for at its place", () => {
    const result = run(withBill({ designated: "yes" }, join));
    if (!result.ok) throw new Error(result.error.message);
    expect(receiptFileOf(result.value).missing).toContainEqual(
      expect.objectContaining({ fact: "outside-bill", field: "invoices" }),
    );
  });

  test("HUN-57: the receipt keeps the bills and the note, and gives the same again", () => {
    const result = run(withBill(OUTSIDE, apart));
    if (!result.ok) throw new Error(result.error.message);
    const written = ReceiptFile.parse(JSON.parse(JSON.stringify(receiptFileOf(result.value))));
    expect(written.notes?.[0]?.text).toContain("11,699.43元，不并入本次住院");
    const replay = replayOf(written);
    if (!replay.ok) throw new Error(replay.error.message);
    const again = adjudicate(result.value.loaded, replay.value.settings, replay.value.facts);
    expect(again).toEqual(result.value.receipt);
  });

  test("HUN-57: a stay has a bill of its own, and a visit has no stay to join", () => {
    const all = { ...file, invoices: file.invoices.map((each) => ({ ...each, outside: OUTSIDE })) };
    expect(run(all)).toMatchObject({ error: { code: "E-NEED-01", field: "invoices" } });
    const visit = { ...withBill(OUTSIDE), stay: { ...file.stay, care: "outpatient" } };
    expect(run(visit)).toMatchObject({ error: { code: "E-INV-04", field: "stay.care" } });
  });

  test("HUN-18.2, HEN-1: chronic and group-pay facts are read, kept on the receipt and read again", () => {
    const chronic = { in_insured_list: "yes" };
    const group_pay = { in_range: "no" };
    const care = "outpatient";
    const result = run({ ...file, stay: { ...file.stay, care, chronic, group_pay } });
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.facts.stay).toMatchObject({
      chronic: { inInsuredList: true, inCareList: null },
      groupPay: { inRange: false, placeDeclared: false },
    });
    const replay = replayOf(ReceiptFile.parse(receiptFileOf(result.value)));
    expect(replay).toMatchObject({ value: { facts: { stay: result.value.facts.stay } } });
  });

  test("HUN-18.2: 门慢特 is outpatient care", () => {
    const chronic = { in_insured_list: "yes" };
    expect(run({ ...file, stay: { ...file.stay, chronic } })).toMatchObject({
      error: { code: "E-STY-01", field: "stay.chronic" },
    });
  });

  test("the form of a case that says none of it is the form it always was", () => {
    const form = CaseForm.parse(formOf(file));
    expect(JSON.stringify(form)).not.toMatch(/outside|chronic|groupPay/u);
    const read = readCase(form, day("2026-11-20")).facts;
    expect(read).not.toHaveProperty("outside");
  });
});

describe("what the place of care has published of the provider (HUN-23, HUN-24, HUN-25)", () => {
  const from = (begndate: string, enddate: string | null = null) => ({ begndate, enddate });
  const OPEN = {
    agreements: [from("2020-01-01")],
    direct_rights: [from("2020-01-01")],
    services: [{ ...from("2020-01-01"), care: "inpatient" }],
  };
  const run = (history: object, stayed: object = {}) => {
    const result = adjudicateFile(
      JSON.stringify({
        ...file,
        stay: { ...file.stay, provider_history: { ...OPEN, ...history }, ...stayed },
      }),
      null,
    );
    return result.ok ? "read" : `${result.error.code} ${result.error.field ?? ""}`;
  };
  const ENDED = { agreements: [from("2020-01-01", "2026-09-30")] };
  const LOST = { direct_rights: [from("2020-01-01", "2026-09-30")] };

  test.each<[string, object, object, string]>([
    ["HUN-25: designated and networked, as said", {}, {}, "read"],
    ["HUN-24: the agreement had ended", ENDED, {}, "E-PRV-01 stay.designated"],
    ["HUN-20.5: ended, as said", ENDED, { designated: false }, "read"],
    ["HUN-25: in force, said not to be", {}, { designated: false }, "E-PRV-01 stay.designated"],
    ["HUN-24: the right to settle directly was lost", LOST, {}, "E-PRV-01 stay.failure"],
    ["HUN-24: lost, as said", LOST, { failure: "not-networked" }, "read"],
    [
      "HUN-23: only visits were opened",
      { services: [{ ...from("2020-01-01"), care: "outpatient" }] },
      {},
      "E-PRV-01 stay.failure",
    ],
    [
      "HUN-23: networked, said not to be",
      {},
      { failure: "not-networked" },
      "E-PRV-01 stay.failure",
    ],
    [
      "HUN-24: the agreement ended during the stay",
      { agreements: [from("2020-01-01", "2026-10-15")] },
      {},
      "E-PRV-03 stay.provider_history",
    ],
    [
      "HUN-23: an end before its beginning",
      { agreements: [from("2026-01-01", "2025-01-01")] },
      {},
      "E-PRV-02 stay.provider_history.agreements.0.enddate",
    ],
  ])("%s", (_, history, stayed, expected) => {
    expect(run(history, stayed)).toBe(expected);
  });
});
