import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { adjudicateFile, type Adjudicated } from "../../core/exchange/adjudicate-file.ts";
import { CaseExchange } from "../../core/exchange/case-exchange.ts";
import {
  OutcomeFile,
  readReceiptFile,
  ReceiptFile,
  type ReceiptFile as ReceiptOf,
} from "../../core/exchange/receipt-file.ts";
import { replayOf } from "../../core/exchange/replay.ts";
import { receiptFileOf } from "../../core/exchange/write-receipt.ts";
import { findClause } from "../../core/policy/clauses.ts";
import { loadPack, type LoadedPack } from "../../core/policy/load.ts";
import { PACKS } from "../../core/policy/packs.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import { FACTOR_WORDS } from "../../core/words/sentence.ts";
import { pack } from "../support/facts.ts";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const DECISION = { document: "汴医保函〔2026〕3号", by: "赵敏", on: "2026-11-01" };

type Exchange = z.input<typeof CaseExchange>;

const fixture = (name: string): CaseExchange =>
  CaseExchange.parse(JSON.parse(read(`fixtures/cases/${name}.json`)));

function done(name: string, change: Partial<Exchange> = {}, packs: string | null = null) {
  const result = adjudicateFile(JSON.stringify({ ...fixture(name), ...change }), packs);
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.message}`);
  return result.value;
}

function receiptOf(name: string, change: Partial<Exchange> = {}, packs: string | null = null) {
  return receiptFileOf(done(name, change, packs));
}

const NINGBO = read("fixtures/packs/ningbo-residents.json");

/** One receipt of every standing, and of a stay split by years. */
const RECEIPTS: readonly (readonly [string, () => ReceiptOf])[] = [
  ["a trial", () => receiptOf("kaifeng-referral")],
  ["an undetermined case", () => receiptOf("hunan-made-up")],
  ["a final one", () => receiptOf("ningbo-e02", {}, NINGBO)],
  ["a refused one", () => receiptOf("kaifeng-referral", { filing: null })],
  ["one without the balance of the year", () => receiptOf("kaifeng-referral", { opening: null })],
  ["one with what the office has settled", settledByTheOffice],
  ["one outside the period that the office has set", outsideThePeriod],
  ["one with every fact that a file may hold", withEveryFact],
];

function ningboPack(): LoadedPack {
  const loaded = loadPack(JSON.parse(NINGBO));
  if (!loaded.ok) throw new Error("the test pack does not load");
  return loaded.value;
}

function settledByTheOffice(): ReceiptOf {
  return receiptOf("kaifeng-referral", {
    answers: {
      Q8: { reading: "own-row", ...DECISION },
      Q9: { reading: "pool-rule", ...DECISION },
    },
    confirmed: { "settlement.cap.amount": DECISION, "settlement.rows.county.bands": DECISION },
    values: {
      "settlement.rows.city-3.deductible": { value: "1000", ...DECISION },
      "settlement.rows.county.deductible": { value: "500", ...DECISION },
    },
  });
}

function outsideThePeriod(): ReceiptOf {
  const from = { value: "2026-12-01", ...DECISION };
  return receiptOf("hunan-made-up", { values: { "period.from": from } });
}

function withEveryFact(): ReceiptOf {
  const { opening, filing, stay, person } = fixture("kaifeng-referral");
  if (opening === null || filing === null) throw new Error("the fixture has changed");
  const balance = {
    ...opening,
    source: "core-system" as const,
    as_of: "2026-10-01",
    hifp_pay: "1200.50",
    entered: "3000",
    others: { maf_pay: { borne: "10", paid: "5.5" } },
  };
  return receiptOf("kaifeng-referral", {
    person: { ...person, aid_type: "destitute" },
    opening: balance,
    earlier_opening: { ...balance, hifp_pay: "7" },
    continued: { kind: "transfer", act_pay_dedc: "450" },
    filing: {
      ...filing,
      effective_date: "2026-10-01",
      proof_ends: "2027-10-01",
      household: true,
      referred_on: true,
    },
    stay: { ...stay, emergency: "plain", hosp_part_amt: "30", admitted_as: "self-paying" },
    values: { "settlement.continued.transfer": { value: "difference", ...DECISION } },
  });
}

describe.each(RECEIPTS)("the receipt file of %s", (_name, make) => {
  const file = make();
  const text = JSON.stringify(file, null, 2);

  test("is read back as it was written", () => {
    expect(readReceiptFile(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
  });

  test("is the same text for the same case", () => {
    expect(JSON.stringify(make(), null, 2)).toBe(text);
  });

  test("computes to the same again from its own inputs", () => {
    const replay = replayOf(file);
    if (!replay.ok) throw new Error(replay.error.message);
    const { facts, settings } = replay.value;
    const loaded = file.pack.id === "ningbo-residents-test" ? ningboPack() : pack(file.pack.id);
    const receipt = adjudicate(loaded, settings, facts);
    const again = { receipt, pack: loaded.pack, settings, facts, problems: [] };
    expect(receiptFileOf(again)).toEqual({ ...file, problems: [] });
  });

  test("carries a ground for every figure, and no ground without one", () => {
    const { settlement } = file;
    const figures = Object.entries(settlement ?? {}).filter(([key, value]) => {
      const rates = key === "pool_prop_selfpay" && Array.isArray(value) && value.length > 0;
      return rates || (typeof value === "string" && /^-?\d+\.\d{2}$/u.test(value));
    });
    if (settlement !== null) expect(figures.length).toBeGreaterThan(5);
    expect(figures.map(([key]) => key).toSorted()).toEqual(
      Object.keys(settlement?.grounds ?? {}).toSorted(),
    );
    for (const step of settlement?.steps ?? []) expect(step.sources).not.toEqual([]);
    if (file.treatment.points_off !== undefined) expect(file.treatment.sources).not.toEqual([]);
  });

  test("names a ground that exists: a clause, a figure beside it, a field of the inputs", () => {
    const grounds = Object.values(file.settlement?.grounds ?? {}).flat();
    for (const ground of grounds) {
      if (ground.kind === "figure") expect(file.settlement).toHaveProperty(ground.figure);
      if (ground.kind === "clause" && file.pack.id !== "ningbo-residents-test") {
        expect(findClause(ground.clause)).toBeDefined();
      }
    }
  });

  test("says in words why each rule was not applied", () => {
    const tried = file.treatment.situation !== null && file.pack.id !== "ningbo-residents-test";
    const few = tried ? 3 : 0;
    expect(file.treatment.ruled_out.length).toBeGreaterThanOrEqual(few);
    for (const rule of file.treatment.ruled_out) {
      expect(Object.entries(FACTOR_WORDS)).toContainEqual([rule.factor, rule.reason]);
    }
  });

  test("holds nothing by which the person is known", () => {
    for (const name of ["陈㛃", "周𬱖", "赵大伯", "410224196804120426", "13837810246"]) {
      expect(text).not.toContain(name);
    }
    expect(text).not.toMatch(/\d{17}[\dX]/u);
  });

  test("pins engine, pack and days", () => {
    expect(file).toMatchObject({
      format: "receipt/2",
      engine: expect.stringMatching(/^\d+$/u),
      pack: { id: expect.any(String), hash: expect.stringMatching(/^[0-9a-f]{64}$/u) },
      dates: {
        recorded_on: "2026-11-20",
        begntime: "2026-10-08",
        endtime: "2026-10-21",
        setl_time: "2026-10-21",
      },
    });
  });

  test("names for everything that is missing its place in a case file and what to do", () => {
    for (const lack of file.missing) {
      expect(lack.field).toMatch(/^(?:answers|values|opening|person|filing|stay|earlier_opening)/u);
      expect(lack.clauses.length).toBeGreaterThan(0);
      expect(lack.remedy).toMatch(/。$/u);
    }
  });
});

test("inputs hold the facts under national names, to the fen", () => {
  const { inputs } = receiptOf("kaifeng-referral");
  expect(inputs).toMatchObject({
    insu_admdvs: "410200",
    aid_type: "none",
    opening: { source: "first-stay", as_of: "2026-11-20", hifp_pay: "0.00" },
    filing: { category: "referral", begndate: "2026-11-20", made_for: "this-stay" },
    stay: { hosp_lv: "level3", emergency: "no", direct_fund: null, hosp_part_amt: "0.00" },
  });
  expect(inputs.lines[2]).toEqual({
    chrgitm_lv: "02",
    det_item_fee_sumamt: "9411.15",
    selfpay_prop: "0.2",
    overlmt_selfpay: "1160.00",
  });
});

test("a receipt whose inputs no longer hold a day is not computed again", () => {
  const file = receiptOf("kaifeng-referral");
  const broken = { ...file, dates: { ...file.dates, begntime: "2026-02-30" } };
  expect(replayOf(broken)).toMatchObject({
    ok: false,
    error: { code: "E-RCP-03", field: "dates.begntime" },
  });
});

test("everything that the office has settled is an input: what left a gap is cited by no figure", () => {
  const { inputs } = settledByTheOffice();
  expect(Object.keys(inputs.answers)).toEqual(["Q8", "Q9"]);
  expect(Object.keys(inputs.confirmed)).toHaveLength(2);
  expect(Object.keys(inputs.values)).toHaveLength(2);
});

test("a trial shows the money of each reading of an open question (Q8, KF-2.4c)", () => {
  const { open_questions: open } = receiptOf("kaifeng-referral");
  expect(open.find(({ id }) => id === "Q8")).toMatchObject({
    clauses: ["KF-2.4c"],
    readings: [
      { id: "own-row", used: true, fund_pay_sumamt: "32466.68" },
      { id: "outside-row", used: false, fund_pay_sumamt: "31435.72" },
    ],
  });
});

test("a bill already settled directly shows the difference with its grounds (HUN-58, Q11)", () => {
  const json = fixture("kaifeng-referral");
  const file = receiptOf("kaifeng-referral", {
    stay: { ...json.stay, direct_fund: "30000" },
    answers: { Q11: { reading: "yes", ...DECISION } },
  });
  expect(file.settlement?.fund_difference).toBe("2466.68");
  expect(file.settlement?.grounds["fund_difference"]).toEqual([
    { kind: "figure", figure: "fund_pay_sumamt" },
    { kind: "input", field: "stay.direct_fund" },
  ]);
});

describe("files of the first format", () => {
  const names = readdirSync(new URL("../fixtures/receipts/", import.meta.url));

  test("one of every standing with a result is kept", () => {
    expect(names.toSorted()).toEqual([
      "hunan-made-up.outcome-1.json",
      "kaifeng-referral.outcome-1.json",
      "ningbo-e02.outcome-1.json",
    ]);
  });

  test.each(names)("%s is still read, unchanged", (name) => {
    const text = read(`fixtures/receipts/${name}`);
    const file = readReceiptFile(text);
    expect(file).toEqual({ ok: true, value: JSON.parse(text) as unknown });
    expect(file.ok ? file.value.format : "").toBe("outcome/1");
  });

  test("have no key that today's format has lost", () => {
    const keysOf = (schema: z.ZodType, at: readonly string[]): readonly string[] => {
      const whole = z.json().parse(JSON.parse(JSON.stringify(z.toJSONSchema(schema))));
      const part = at.reduce((node, key) => child(child(node, "properties"), key), whole);
      const either = child(part, "anyOf");
      const object = Array.isArray(either) ? (either[0] ?? null) : part;
      return Object.keys(child(object, "properties") ?? {});
    };
    for (const at of [[], ["treatment"], ["settlement"]]) {
      const today = keysOf(ReceiptFile, at);
      expect(today).toEqual(expect.arrayContaining([...keysOf(OutcomeFile, at)]));
    }
  });

  test("and today's receipt gives the same amounts for the same case", () => {
    const text = read("fixtures/receipts/kaifeng-referral.outcome-1.json");
    const { settlement } = OutcomeFile.parse(JSON.parse(text));
    const { steps: _steps, ...amounts } = settlement ?? { steps: [] };
    expect(receiptOf("kaifeng-referral").settlement).toMatchObject(amounts);
  });
});

type Json = z.output<ReturnType<typeof z.json>>;

function child(node: Json, key: string): Json {
  return typeof node === "object" && node !== null && !Array.isArray(node)
    ? (node[key] ?? null)
    : null;
}

describe("a file that is no receipt is refused with its place", () => {
  const good = receiptOf("kaifeng-referral");

  test.each<[string, string, string, string]>([
    ["a truncated file", JSON.stringify(good).slice(0, 200), "E-RCP-01", ""],
    ["a case file", read("fixtures/cases/kaifeng-referral.json"), "E-RCP-02", "format"],
    ["a format to come", JSON.stringify({ ...good, format: "receipt/9" }), "E-RCP-02", "format"],
    [
      "an amount that is a number",
      JSON.stringify({ ...good, settlement: { ...good.settlement, hifp_pay: 27751.35 } }),
      "E-RCP-02",
      "settlement.hifp_pay",
    ],
    [
      "a figure without a source",
      JSON.stringify({
        ...good,
        settlement: {
          ...good.settlement,
          steps: good.settlement?.steps.map((step) => ({ ...step, sources: [] })),
        },
      }),
      "E-RCP-02",
      "settlement.steps.0.sources",
    ],
    ["an unknown key", JSON.stringify({ ...good, more: 1 }), "E-RCP-02", ""],
  ])("%s", (_name, text, code, place) => {
    const result = readReceiptFile(text);
    expect(result.ok ? null : result.error).toMatchObject({ code, hint: expect.any(String) });
    expect(result.ok ? "" : result.error.message).toContain(place);
  });

  test("and nothing makes the reader throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const result = readReceiptFile(text);
        return !result.ok && result.error.code.startsWith("E-RCP");
      }),
      { numRuns: 300 },
    );
  });
});

test("the published schema is the one the program writes by", () => {
  const published: unknown = JSON.parse(read("../docs/receipt.schema.json"));
  const schema = z.toJSONSchema(ReceiptFile, { io: "input" });
  expect(published).toEqual(JSON.parse(JSON.stringify({ title: "异地就医计算结果", ...schema })));
});

test("every shipped pack gives a receipt that can be written and read", () => {
  const cases: Adjudicated[] = PACKS.flatMap(({ pack }) => {
    const pool = pack.pool.code.endsWith("0000")
      ? `${pack.pool.code.slice(0, 2)}0300`
      : pack.pool.code;
    const base = pack.insurance === "employee" ? "hunan-made-up" : "kaifeng-referral";
    const insutype = pack.insurance === "employee" ? "310" : "390";
    return [done(base, { insu_admdvs: pool, insutype })];
  });
  expect(new Set(cases.map(({ pack }) => pack.id)).size).toBe(PACKS.length);
  for (const one of cases) {
    const text = JSON.stringify(receiptFileOf(one));
    expect(readReceiptFile(text).ok).toBe(true);
  }
});
