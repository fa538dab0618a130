import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { sealedOutcome } from "../../core/casefile/outcome.ts";
import { readReceiptFile } from "../../core/exchange/receipt-file.ts";
import { receiptFileOf } from "../../core/exchange/write-receipt.ts";
import { BASES, CATEGORIES } from "../../core/filing/category.ts";
import { findClause } from "../../core/policy/clauses.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate, createAdjudicator } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import type { Obligation } from "../../core/settlement/obligations-kinds.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { obligationWords } from "../../core/words/obligations.ts";
import {
  area,
  CHANGSHA,
  facts,
  filing,
  inScope,
  KAIFENG,
  SHANGHAI,
  shipped,
  stay,
  YUEYANG,
} from "../support/facts.ts";
import { inShort } from "../support/obligations.ts";

const SHENYANG = area("210100");
const GUANGZHOU = area("440100");
const SHENZHEN = area("440300");

const DECISION = { document: "医保函〔2026〕1号", by: "赵敏", on: "2026-11-01" };

/** Liaoning and Guangdong name no first day, so their offices have set one (LN-eff, GD-eff). */
const SETTLED: PoolSettings = {
  ...NO_SETTINGS,
  values: {
    "period.from": { value: "2015-04-01", ...DECISION },
    "period.to": { value: "2030-12-31", ...DECISION },
    "filing.longTerm.validity": { value: "open-ended", ...DECISION },
    "filing.temporary.validityMonths": { value: "6", ...DECISION },
  },
};

function receiptOf(changes: Partial<ClaimFacts>, settings: PoolSettings = SETTLED) {
  const given = facts(changes);
  return adjudicate(shipped(given.pool, "resident"), settings, given);
}

/** What is obliged, in short, with the clauses of each. */
function told(changes: Partial<ClaimFacts>, settings?: PoolSettings): Record<string, string> {
  const { obligations } = receiptOf(changes, settings);
  return Object.fromEntries(obligations.map((one) => [inShort(one), one.clauses.join(" ")]));
}

const BEFORE = day("2026-10-01");
const UNPAID = stay({ settled: null });
const COMMITTED = filing({ basis: "commitment" });

interface Case {
  readonly name: string;
  readonly facts: Partial<ClaimFacts>;
  /** Some of what it obliges, each with clauses that must be among the named ones. */
  readonly owes: Readonly<Record<string, readonly string[]>>;
  /** What must not be there, by the beginning of its name. */
  readonly not?: readonly string[];
}

const KAIFENG_CASES: readonly Case[] = [
  {
    name: "KF-2.5b: made up on proof, the residence or a commitment is shown; the claim waits for no day",
    facts: {},
    owes: {
      "filing form filing": ["KF-2.5b"],
      "filing material identity": ["KF-2.5b"],
      "filing material support": ["KF-2.5b", "KF-2.5c"],
      "claim form claim": ["KF-1.4", "KF-2.5b"],
      "deadline claim unset: processingDays": ["KF-1.4"],
    },
    not: ["filing form commitment", "deadline commitment", "deadline validity", "notice"],
  },
  {
    name: "KF-1.3.1: a long-term filing is locked against change for six months of effect",
    facts: {},
    owes: { "lock change 2027-05-20": ["KF-1.3.1"] },
  },
  {
    name: "KF-2.5c: on a commitment it is signed, and the proof is put off to its day",
    facts: { filing: COMMITTED },
    owes: {
      "filing form commitment": ["KF-2.5c"],
      "filing material support by 2027-05-20": ["KF-2.5c"],
      "deadline commitment 2027-05-20": ["KF-2.5c"],
    },
    not: ["notice"],
  },
  {
    name: "KF-2.5c: materials that have come in are owed no longer",
    facts: { filing: filing({ basis: "commitment", completed: day("2026-11-20") }) },
    owes: { "filing form commitment": ["KF-2.5c"] },
    not: ["filing material support", "deadline commitment"],
  },
  {
    name: "KF-1.3.2: a temporary filing is good to its last day and locked against nothing",
    facts: { filing: filing({ category: "referral", date: BEFORE }) },
    owes: {
      "filing material referral": ["KF-2.5d"],
      "deadline validity 2027-04-01": ["KF-1.3.2"],
    },
    not: ["lock"],
  },
  {
    name: "KF-2.3 prescribes no form for an injury without third party, and KF-7.2 lets none be demanded",
    facts: { stay: stay({ injury: "no-third-party" }) },
    owes: { "local-list": ["KF-7.2"] },
    not: ["claim form no-third-party", "claim form outside-bill"],
  },
  {
    name: "KF-3.1: after a breakdown the details come from the platform",
    facts: { filing: filing({ date: BEFORE }), stay: stay({ failure: "network" }) },
    owes: { download: ["KF-3.1"] },
  },
  {
    name: "KF-3.1: a hospital that is not networked uploads nothing",
    facts: { filing: filing({ date: BEFORE }), stay: stay({ failure: "not-networked" }) },
    owes: { "local-list": ["KF-1.4"] },
    not: ["download"],
  },
  {
    name: "KF-1.4: settled directly, nothing is claimed; the notice names no check of a large bill",
    facts: { filing: filing({ date: BEFORE }), stay: UNPAID, lines: inScope("30000") },
    owes: { "filing form filing": ["KF-2.5b"] },
    not: ["claim ", "deadline claim", "deadline cross-check", "local-list"],
  },
];

const HUNAN_CASES: readonly Case[] = [
  {
    name: "HUN-9.2, HUN-11: the commitment stands in for the proof, on the printed annexes (HUN-A1, HUN-A2)",
    facts: { filing: filing({ basis: "commitment", date: BEFORE }), stay: UNPAID },
    owes: {
      "filing form filing": ["HUN-9.2", "HUN-A1"],
      "filing form commitment": ["HUN-11", "HUN-A2"],
      "filing material identity": ["HUN-9.2"],
    },
    not: ["lock", "claim "],
  },
  {
    name: "HUN-22: the promised materials are due six months from effect",
    facts: { filing: filing({ basis: "commitment", date: BEFORE }), stay: UNPAID },
    owes: {
      "filing material support by 2027-04-01": ["HUN-22"],
      "deadline commitment 2027-04-01": ["HUN-22"],
    },
  },
  {
    name: "HUN-9.4, HUN-13: a referral is shown, and its filing is good for six months",
    facts: { filing: filing({ category: "referral", date: BEFORE }) },
    owes: {
      "filing material referral": ["HUN-9.4"],
      "deadline validity 2027-04-01": ["HUN-13"],
    },
  },
  {
    name: "HUN-20.3: the unfiled may claim; the form of an injury is HUN-A3 (HUN-56)",
    facts: { filing: null, stay: stay({ injury: "no-third-party" }) },
    owes: {
      "claim form claim": ["HUN-20.3"],
      "claim form no-third-party": ["HUN-56", "HUN-A3"],
      "claim form outside-bill": ["HUN-57", "HUN-A4"],
      "claim material invoice": ["HUN-58"],
      "local-list": ["HUN-17"],
      "deadline claim 30 working days": ["HUN-17"],
    },
    not: ["filing "],
  },
  {
    name: "HUN-56, HUN-57: settled directly, the hospital has the forms filled in",
    facts: {
      filing: filing({ date: BEFORE }),
      stay: stay({ settled: null, injury: "no-third-party" }),
    },
    owes: {
      "hospital form no-third-party": ["HUN-56"],
      "hospital form outside-bill": ["HUN-57"],
    },
  },
  {
    name: "HUN-57: a bill from outside belongs to an inpatient stay only",
    facts: { filing: null, stay: stay({ care: "outpatient" }) },
    owes: { "claim form claim": ["HUN-8"] },
    not: ["claim form outside-bill"],
  },
  {
    name: "HUN-9.5: an emergency needs no filing form, and its record comes with the claim",
    facts: { filing: null, stay: stay({ emergency: "yes" }) },
    owes: { "claim material rescue": ["HUN-9.5", "HUN-20.2"] },
    not: ["filing "],
  },
  {
    name: "HUN-9.5: filed as an emergency it signs no filing form either, and nothing is asked for twice",
    facts: { filing: filing({ category: "emergency" }), stay: stay({ emergency: "yes" }) },
    owes: { "filing material rescue": ["HUN-9.5"] },
    not: ["filing form", "claim material rescue", "claim material identity"],
  },
  {
    name: "HUN-20.5: at a provider that is not designated the record alone lets the fund pay",
    facts: { filing: null, stay: stay({ emergency: "yes", designated: false }) },
    owes: { "claim material rescue": ["HUN-20.5"], "claim form claim": ["HUN-20.5"] },
  },
  {
    name: "HUN-59: inside the province the details are downloaded after a breakdown (HUN-20.4)",
    facts: {
      filing: filing({ category: "referral", place: YUEYANG, date: BEFORE }),
      stay: stay({ place: YUEYANG, failure: "network" }),
    },
    owes: { download: ["HUN-59"], "claim form claim": ["HUN-20.4"] },
  },
  {
    name: "HUN-53: from another province HUN-59 does not bind",
    facts: { filing: filing({ date: BEFORE }), stay: stay({ failure: "network" }) },
    owes: { "claim form claim": ["HUN-20.4"] },
    not: ["download"],
  },
  {
    name: "HUN-76.t: a bill of 30000 yuan can be sent for checking in the round that closes before the 26th",
    facts: { filing: null, lines: inScope("30000") },
    owes: { "deadline cross-check 2026-11-25": ["HUN-76", "HUN-76.t"] },
  },
  {
    name: "HUN-76.t: on the 26th the next round has begun",
    facts: { filing: null, lines: inScope("30000"), recorded: day("2026-11-26") },
    owes: { "deadline cross-check 2026-12-25": ["HUN-76.t"] },
  },
  {
    name: "HUN-76: a bill below 30000 yuan cannot be",
    facts: { filing: null, lines: inScope("29999.99") },
    owes: { "claim form claim": ["HUN-20.3"] },
    not: ["deadline cross-check"],
  },
  {
    name: "HUN-76: a stay inside the province cannot be",
    facts: {
      filing: filing({ place: YUEYANG, date: BEFORE }),
      stay: stay({ place: YUEYANG }),
      lines: inScope("30000"),
    },
    owes: { "claim form claim": ["HUN-20.4"] },
    not: ["deadline cross-check"],
  },
];

const LIAONING_CASES: readonly Case[] = [
  {
    name: "LN-1.2e, LN-1.1c: what a commitment binds to and the category's terms are told",
    facts: { filing: filing({ basis: "commitment", date: BEFORE }), stay: UNPAID },
    owes: {
      "notice commitment": ["LN-1.2e", "LN-1.2c"],
      "notice filing": ["LN-1.1c"],
      "deadline commitment 2027-04-01": ["LN-1.2b"],
    },
  },
  {
    name: "LN-1.1a: the filing lasts as long as its proof, and neither change nor cancellation is open",
    facts: { filing: filing({ date: BEFORE, proofEnds: day("2028-10-01") }), stay: UNPAID },
    owes: {
      "deadline validity 2028-10-01": ["LN-1.1a"],
      "lock change-and-cancel 2027-04-01": ["LN-1.1a"],
    },
    not: ["notice commitment"],
  },
  {
    name: "LN-1.2a: a filing that arose at admission has a last day and nothing to sign (LN-1.1b)",
    facts: { filing: null, stay: stay({ settled: null, admittedAs: "insured" }) },
    owes: { "deadline validity 2027-04-08": ["LN-1.1b"] },
    not: ["filing ", "notice"],
  },
  {
    name: "LN-3.2: a large bill from another province can be checked, and no day is named",
    facts: {
      filing: filing({ date: BEFORE, proofEnds: day("2028-10-01") }),
      stay: UNPAID,
      lines: inScope("30000"),
    },
    owes: { "deadline cross-check not stated": ["LN-3.2"] },
  },
];

const GUANGDONG_CASES: readonly Case[] = [
  {
    name: "GD-93-5a: an emergency is claimed at home and shown by its record",
    facts: { filing: null, stay: stay({ emergency: "yes" }) },
    owes: {
      "claim form claim": ["GD-93-5a"],
      "claim material rescue": ["GD-93-5a"],
      "deadline claim unset: processingDays": ["GD-93-5a"],
    },
  },
  {
    name: "GD-93-5b: the invoice of a referral is checked, so it is handed in",
    facts: { filing: filing({ category: "referral", date: BEFORE }) },
    owes: { "claim material invoice": ["GD-93-5b"], "filing form filing": ["GD-1e"] },
    not: ["filing form commitment"],
  },
];

describe.each([
  ["Kaifeng", KAIFENG, KAIFENG_CASES],
  ["Hunan", CHANGSHA, HUNAN_CASES],
  ["Liaoning", SHENYANG, LIAONING_CASES],
  ["Guangdong", GUANGZHOU, GUANGDONG_CASES],
] as const)("%s", (_name, pool, cases) => {
  test.each(cases)("$name", (one) => {
    const owed = told({ pool, ...one.facts });
    for (const [what, clauses] of Object.entries(one.owes)) {
      expect(Object.keys(owed)).toContain(what);
      for (const clause of clauses) expect(owed[what]?.split(" ")).toContain(clause);
    }
    const names = Object.keys(owed);
    for (const absent of one.not ?? []) {
      expect(names.filter((name) => name.startsWith(absent))).toEqual([]);
    }
  });
});

describe("a refused treatment obliges only what cures it", () => {
  test.each([
    ["KF-1.4: unfiled and unpaid", KAIFENG, { stay: UNPAID }, "before settlement", "KF-1.4"],
    ["KF-1.4: unfiled and paid", KAIFENG, {}, "before claim", "KF-1.4"],
    ["HUN-27: unfiled", CHANGSHA, { stay: UNPAID }, "before discharge on 2026-10-21", "HUN-27"],
    [
      "LN-1.2a: admitted as self-paying",
      SHENYANG,
      { stay: stay({ settled: null, admittedAs: "self-paying" }) },
      "before settlement",
      "LN-1.2a",
    ],
    [
      "GD-1e: no 异地就医手续",
      GUANGZHOU,
      { stay: stay({ settled: null, place: SHENZHEN }) },
      "before settlement",
      "GD-1e",
    ],
  ] as const)("%s, a filing comes first", (_name, pool, changes, due, clause) => {
    expect(told({ pool, filing: null, ...changes })).toEqual({ [`deadline file ${due}`]: clause });
  });

  test("KF-1.4: filed for another place, the filing for this one comes first", () => {
    const elsewhere = filing({ category: "referral", place: YUEYANG });
    expect(told({ filing: elsewhere })).toEqual({ "deadline file before claim": "KF-1.4" });
  });

  test("LN-1.2b: back home before the materials are in, they are what is owed", () => {
    const owed = told({
      pool: SHENYANG,
      filing: filing({ basis: "commitment", date: BEFORE }),
      stay: stay({ place: SHENYANG }),
    });
    expect(Object.keys(owed)).toEqual([
      "filing material support by 2027-04-01",
      "deadline commitment 2027-04-01",
    ]);
  });

  test.each([
    ["HUN-20.5: not designated", { pool: CHANGSHA, stay: stay({ designated: false }) }],
    ["HUN-2: not off-site", { pool: CHANGSHA, stay: stay({ place: CHANGSHA }) }],
    ["KF-2.3: a third party pays", { stay: stay({ injury: "third-party", thirdParty: "pays" }) }],
    [
      "GD-93-5a: an emergency is claimed at home, not filed",
      { pool: GUANGZHOU, stay: stay({ settled: null, emergency: "yes" }) },
    ],
  ] as const)("%s, nothing would", (_name, changes) => {
    const receipt = receiptOf({ filing: null, ...changes });
    expect(receipt.treatment.kind).toBe("refused");
    expect(receipt.obligations).toEqual([]);
  });
});

describe("what is not known is not given a day", () => {
  test("LN-eff: before the pack has its first day, the filing still has its papers", () => {
    const receipt = receiptOf({ pool: SHENYANG, filing: COMMITTED, stay: UNPAID }, NO_SETTINGS);
    expect(receipt.treatment.kind).toBe("undetermined");
    const names = receipt.obligations.map(inShort);
    expect(names).toContain("filing form commitment");
    expect(names.filter((name) => /deadline (?:commitment|validity)|^lock/u.test(name))).toEqual(
      [],
    );
  });

  test("HUN-86: a deadline that the office has set itself rests on its own document", () => {
    const values = { ...SETTLED.values, "filing.commitmentMonths": { value: "3", ...DECISION } };
    const { obligations } = receiptOf(
      { pool: CHANGSHA, filing: filing({ basis: "commitment", date: BEFORE }), stay: UNPAID },
      { ...SETTLED, values },
    );
    const deadline = obligations.find((one) => inShort(one) === "deadline commitment 2027-01-01");
    expect(deadline).toMatchObject({
      sources: [{ kind: "parameter", document: DECISION.document, confirmed: true }],
    });
  });

  test("HUN-57: form 4 is owed once a bill from outside is recorded, and till then only should one come", () => {
    const bill = {
      date: day("2026-10-10"),
      designated: true,
      stamped: true,
      medicalNeed: true,
    };
    const withBill = [{ bill, lines: inScope("300") }];
    for (const [outside, onlyWith] of [[withBill, null] as const, [[], "outside-bill"] as const]) {
      const { obligations } = receiptOf({ pool: CHANGSHA, filing: null, outside });
      const form = obligations.find((one) => inShort(one) === "claim form outside-bill");
      expect(form).toMatchObject({ onlyWith });
    }
  });

  test("HUN-9.4: the proof of a referral says what makes it fall away", () => {
    const { obligations } = receiptOf({
      pool: CHANGSHA,
      filing: filing({ category: "referral", date: BEFORE }),
    });
    const referral = obligations.find((one) => inShort(one) === "filing material referral");
    expect(referral).toMatchObject({
      demand: { waivedBy: ["one-stop-referral", "repeat-same-disease"] },
    });
  });
});

describe("in the clerk's words", () => {
  test.each([
    [
      "KF-1.3.1: a recorded reason opens the lock",
      {},
      "2027-05-20（含）以前不得变更备案，记明理由的除外",
    ],
    [
      "LN-1.1a: nothing opens it",
      { pool: SHENYANG, filing: filing({ proofEnds: day("2028-10-01") }) },
      "2027-05-20（含）以前不得变更或取消备案",
    ],
    ["KF-1.4: the limit is the pool's", {}, "手工报销办结，期限由统筹区设定，现在没有设"],
    ["KF-1.4: filed before the claim", { filing: null }, "先补办备案，申请报销前"],
    [
      "HUN-27: filed before the discharge",
      { pool: CHANGSHA, filing: null, stay: UNPAID },
      "先补办备案，出院前（2026-10-21出院）",
    ],
    ["KF-2.5c: put off by the commitment", { filing: COMMITTED }, "补齐居住证明，最晚2027-05-20"],
    [
      "HUN-A4: only where such a bill is brought",
      { pool: CHANGSHA, filing: null },
      "签住院期间外院检查治疗或定点药店购药单（有外院检查、购药费用的）",
    ],
    ["HUN-A2", { pool: CHANGSHA, filing: COMMITTED }, "签异地就医备案个人承诺书"],
  ] as const)("%s", (_name, changes, words) => {
    expect(receiptOf(changes).obligations.map(obligationWords)).toContain(words);
  });
});

describe("the receipt file tells it", () => {
  const given = facts({
    pool: CHANGSHA,
    filing: filing({ category: "referral", date: BEFORE }),
    lines: inScope("30000"),
  });
  const loaded = shipped(CHANGSHA, "resident");
  const receipt = adjudicate(loaded, SETTLED, given);
  const file = receiptFileOf({
    receipt,
    pack: loaded.pack,
    settings: SETTLED,
    facts: given,
    problems: [],
  });

  test("in words, with its day and its clauses (HUN-13, HUN-9.4, HUN-76.t)", () => {
    const lines = (file.obligations ?? []).map(({ label, day: last, clauses }) => [
      label,
      last ?? "",
      clauses,
    ]);
    expect(lines).toContainEqual(["备案有效期，最晚2027-04-01", "2027-04-01", ["HUN-13"]]);
    expect(lines).toContainEqual([
      "交转诊转院证明（一站式转诊、同种疾病再次转诊的不用交）",
      "",
      ["HUN-17", "HUN-9.4", "HUN-13"],
    ]);
    expect(lines).toContainEqual([
      "疑似违规的，可以申请费用协查，最晚2026-11-25",
      "2026-11-25",
      ["HUN-76", "HUN-76.t"],
    ]);
  });

  test("and reads back; one of before, without obligations, still reads", () => {
    const { obligations, ...before } = file;
    expect(obligations).toHaveLength(receipt.obligations.length);
    expect(readReceiptFile(JSON.stringify(file))).toEqual({ ok: true, value: file });
    expect(readReceiptFile(JSON.stringify(before))).toEqual({ ok: true, value: before });
  });

  test("a version's outcome is what it was: standing and amounts, nothing obliged", () => {
    const { standing, total, fund, person, ...others } = sealedOutcome(receipt);
    expect([standing, total, fund, person].every((text) => typeof text === "string")).toBe(true);
    expect(others).toEqual({});
  });
});

/** Every kind of filing and stay, for each pool that has a pack. */
function manyCases(): ClaimFacts[] {
  const filings = [
    null,
    ...CATEGORIES.flatMap((category) =>
      BASES.map((basis) => filing({ category, basis, date: BEFORE })),
    ),
    filing({ category: "long-term-resident", basis: "commitment", completed: day("2026-11-20") }),
  ];
  const stays = [SHANGHAI, YUEYANG, SHENZHEN].flatMap((place) =>
    ([null, day("2026-10-21")] as const).flatMap((settled) => [
      stay({ place, settled, injury: "no-third-party", failure: "network" }),
      stay({ place, settled, emergency: "yes", designated: false, admittedAs: "insured" }),
      stay({ place, settled, care: "outpatient" }),
    ]),
  );
  return [KAIFENG, CHANGSHA, SHENYANG, GUANGZHOU].flatMap((pool) =>
    filings.flatMap((made) =>
      stays.map((one) => facts({ pool, filing: made, stay: one, lines: inScope("30000") })),
    ),
  );
}

describe("over every kind of case", () => {
  /** Computed by the first test that looks at them, once for all. */
  let computed: readonly { readonly one: ClaimFacts; readonly receipt: Receipt | undefined }[] = [];
  const receipts = () => {
    if (computed.length > 0) return computed;
    const pools = [KAIFENG, CHANGSHA, SHENYANG, GUANGZHOU];
    const judges = new Map(
      pools.map((pool) => [pool, createAdjudicator(shipped(pool, "resident"), SETTLED)]),
    );
    computed = manyCases().map((one) => ({ one, receipt: judges.get(one.pool)?.(one) }));
    return computed;
  };

  test("every obligation's clause stands in the clause register, in a document of the pack", () => {
    const seen = new Set<Obligation["kind"]>();
    for (const { one, receipt } of receipts()) {
      const { documents } = shipped(one.pool, "resident").pack;
      for (const obligation of receipt?.obligations ?? []) {
        seen.add(obligation.kind);
        expect(obligation.clauses.length).toBeGreaterThan(0);
        for (const clause of obligation.clauses) {
          expect(Object.keys(documents)).toContain(findClause(clause)?.document);
        }
      }
    }
    expect([...seen].toSorted()).toEqual([
      "deadline",
      "download",
      "form",
      "local-list",
      "lock",
      "material",
      "notice",
    ]);
  });

  test("nothing is obliged twice", () => {
    for (const { receipt } of receipts()) {
      const said = (receipt?.obligations ?? []).map(obligationWords);
      expect(new Set(said).size).toBe(said.length);
    }
  });

  test("many cases by one adjudicator oblige what each alone does", () => {
    for (const { one, receipt } of receipts()) {
      const alone = adjudicate(shipped(one.pool, "resident"), SETTLED, one);
      expect(receipt?.obligations).toEqual(alone.obligations);
    }
  });
});
