import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { loadPack, type LoadedPack } from "../../core/policy/load.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate, createAdjudicator } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import {
  area,
  CHANGSHA,
  facts,
  filing,
  inScope,
  KAIFENG,
  shipped,
  stay,
  YUEYANG,
} from "../support/facts.ts";
import { inShort } from "../support/obligations.ts";
import { planted } from "../support/planted.ts";
import { settings } from "../support/settings.ts";

/** All that a case is obliged to, and nothing else, each with its clauses (KF-7.2). */

const SHENYANG = area("210100");
const GUANGZHOU = area("440100");
const BEFORE = day("2026-10-01");
const POOL = settings({
  "period.from": "2015-04-01",
  "period.to": "2030-12-31",
  "filing.longTerm.validity": "open-ended",
  "filing.temporary.validityMonths": "6",
});

const listOf = (loaded: LoadedPack, changes: Partial<ClaimFacts>, pool: PoolSettings = POOL) =>
  adjudicate(loaded, pool, facts(changes)).obligations.map(
    (one) => `${inShort(one)}: ${one.clauses.join(" ")}`,
  );

interface Case {
  readonly name: string;
  readonly pool: typeof KAIFENG;
  readonly facts: Partial<ClaimFacts>;
  readonly owes: readonly string[];
}
const CASES: readonly Case[] = [
  {
    name: "KF-2.5b: made up on proof after self-paid discharge",
    pool: KAIFENG,
    facts: {},
    owes: [
      "filing form filing: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "filing material identity: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "filing material support: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "claim form claim: KF-1.4 KF-2.5b",
      "local-list: KF-1.4 KF-7.2",
      "deadline claim unset: processingDays: KF-1.4",
      "lock change 2027-05-20: KF-1.3.1",
    ],
  },
  {
    name: "KF-2.5c: made up on a commitment",
    pool: KAIFENG,
    facts: { filing: filing({ basis: "commitment" }) },
    owes: [
      "filing form filing: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "filing form commitment: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "filing material identity: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "claim form claim: KF-1.4 KF-2.5c KF-2.4b",
      "local-list: KF-1.4 KF-7.2",
      "deadline claim unset: processingDays: KF-1.4",
      "filing material support by 2027-05-20: KF-2.5c KF-2.4b KF-2.2a KF-2.5b KF-1.3.1",
      "deadline commitment 2027-05-20: KF-2.5c KF-2.4b KF-2.2a",
      "lock change 2027-05-20: KF-1.3.1",
    ],
  },
  {
    name: "KF-2.5c: made up on a commitment that is completed",
    pool: KAIFENG,
    facts: { filing: filing({ basis: "commitment", completed: day("2026-11-20") }) },
    owes: [
      "filing form filing: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "filing form commitment: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "filing material identity: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "claim form claim: KF-1.4 KF-2.5c KF-2.4b",
      "local-list: KF-1.4 KF-7.2",
      "deadline claim unset: processingDays: KF-1.4",
      "lock change 2027-05-20: KF-1.3.1",
    ],
  },
  {
    name: "KF-2.5d: a referral made up",
    pool: KAIFENG,
    facts: { filing: filing({ category: "referral" }) },
    owes: [
      "filing form filing: KF-2.5d KF-2.4a KF-1.3.2",
      "filing material identity: KF-2.5d KF-2.4a KF-1.3.2",
      "filing material referral: KF-2.5d KF-2.4a KF-1.3.2",
      "claim form claim: KF-1.4 KF-2.4a KF-2.5d",
      "local-list: KF-1.4 KF-7.2",
      "deadline claim unset: processingDays: KF-1.4",
      "deadline validity 2027-04-08: KF-1.3.2",
    ],
  },
  {
    name: "KF-3.1: filed before, the network failed",
    pool: KAIFENG,
    facts: { filing: filing({ date: BEFORE }), stay: stay({ failure: "network" }) },
    owes: [
      "filing form filing: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "filing material identity: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "filing material support: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "claim form claim: KF-1.4 KF-2.2a",
      "download: KF-3.1",
      "local-list: KF-1.4 KF-7.2",
      "deadline claim unset: processingDays: KF-1.4",
      "lock change 2027-04-01: KF-1.3.1",
    ],
  },
  {
    name: "KF-2.3: an injury, settled directly",
    pool: KAIFENG,
    facts: {
      filing: filing({ date: BEFORE }),
      stay: stay({ settled: null, injury: "no-third-party" }),
    },
    owes: [
      "filing form filing: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "filing material identity: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "filing material support: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
      "lock change 2027-04-01: KF-1.3.1",
    ],
  },
  {
    name: "HUN-20.3: never filed, paid",
    pool: CHANGSHA,
    facts: { filing: null, lines: inScope("30000") },
    owes: [
      "claim form outside-bill: HUN-57 HUN-A4",
      "claim form claim: HUN-20.3",
      "claim material invoice: HUN-58",
      "local-list: HUN-17",
      "deadline claim 30 working days: HUN-17",
      "deadline cross-check 2026-11-25: HUN-76 HUN-76.t",
    ],
  },
  {
    name: "HUN-9.2: a commitment, unpaid, with an injury",
    pool: CHANGSHA,
    facts: {
      filing: filing({ basis: "commitment", date: BEFORE }),
      stay: stay({ settled: null, injury: "no-third-party" }),
    },
    owes: [
      "filing form filing: HUN-17 HUN-9.2 HUN-13 HUN-11 HUN-22 HUN-A1",
      "filing form commitment: HUN-17 HUN-9.2 HUN-13 HUN-11 HUN-22 HUN-A2",
      "filing material identity: HUN-17 HUN-9.2 HUN-13 HUN-11 HUN-22",
      "hospital form no-third-party: HUN-56 HUN-A3",
      "hospital form outside-bill: HUN-57 HUN-A4",
      "filing material support by 2027-04-01: HUN-22 HUN-17 HUN-9.2 HUN-13 HUN-11",
      "deadline commitment 2027-04-01: HUN-22",
    ],
  },
  {
    name: "HUN-9.4: a referral within the province, the network failed",
    pool: CHANGSHA,
    facts: {
      filing: filing({ category: "referral", place: YUEYANG, date: BEFORE }),
      stay: stay({ place: YUEYANG, failure: "network" }),
    },
    owes: [
      "filing form filing: HUN-17 HUN-9.4 HUN-13 HUN-A1",
      "filing material identity: HUN-17 HUN-9.4 HUN-13",
      "filing material referral: HUN-17 HUN-9.4 HUN-13",
      "claim form outside-bill: HUN-57 HUN-A4",
      "claim form claim: HUN-20.4 HUN-20.2",
      "claim material invoice: HUN-58",
      "download: HUN-59",
      "local-list: HUN-17",
      "deadline claim 30 working days: HUN-17",
      "deadline validity 2027-04-01: HUN-13",
    ],
  },
  {
    name: "HUN-9.5, HUN-20.5: an emergency at a provider that is not designated",
    pool: CHANGSHA,
    facts: { filing: null, stay: stay({ emergency: "yes", designated: false }) },
    owes: [
      "claim form outside-bill: HUN-57 HUN-A4",
      "claim form claim: HUN-20.5 HUN-9.5 HUN-55 HUN-20.2",
      "claim material identity: HUN-20.5 HUN-9.5 HUN-20.2",
      "claim material rescue: HUN-20.5 HUN-9.5 HUN-20.2",
      "claim material invoice: HUN-58",
      "local-list: HUN-17",
      "deadline claim 30 working days: HUN-17",
    ],
  },
  {
    name: "HUN-9.5: filed as an emergency",
    pool: CHANGSHA,
    facts: { filing: filing({ category: "emergency" }), stay: stay({ emergency: "yes" }) },
    owes: [
      "filing material identity: HUN-9.5 HUN-20.2",
      "filing material rescue: HUN-9.5 HUN-20.2",
      "claim form outside-bill: HUN-57 HUN-A4",
      "claim form claim: HUN-9.5 HUN-55 HUN-20.2",
      "claim material invoice: HUN-58",
      "local-list: HUN-17",
      "deadline claim 30 working days: HUN-17",
      "deadline validity 2027-04-08: HUN-13",
    ],
  },
  {
    name: "HUN-8: a visit, never filed",
    pool: CHANGSHA,
    facts: { filing: null, stay: stay({ care: "outpatient" }) },
    owes: [
      "claim form claim: HUN-8",
      "claim material invoice: HUN-58",
      "local-list: HUN-17",
      "deadline claim 30 working days: HUN-17",
    ],
  },
  {
    name: "LN-1.2b, LN-1.2e: a commitment, unpaid",
    pool: SHENYANG,
    facts: {
      filing: filing({ basis: "commitment", date: BEFORE }),
      stay: stay({ settled: null }),
      lines: inScope("30000"),
    },
    owes: [
      "filing form filing: LN-1.1a LN-1.1c LN-1.3 LN-1.2b LN-1.2c LN-1.2e",
      "filing form commitment: LN-1.1a LN-1.1c LN-1.3 LN-1.2b LN-1.2c LN-1.2e",
      "filing material identity: LN-1.1a LN-1.1c LN-1.3 LN-1.2b LN-1.2c LN-1.2e",
      "notice commitment: LN-1.2e LN-1.2b LN-1.2c",
      "notice filing: LN-1.1c",
      "filing material support by 2027-04-01: LN-1.2b LN-1.1a LN-1.1c LN-1.3 LN-1.2c LN-1.2e",
      "deadline commitment 2027-04-01: LN-1.2b",
      "lock change-and-cancel 2027-04-01: LN-1.1a",
      "deadline cross-check not stated: LN-3.2",
    ],
  },
  {
    name: "LN-1.2a: arisen at admission",
    pool: SHENYANG,
    facts: { filing: null, stay: stay({ settled: null, admittedAs: "insured" }) },
    owes: ["deadline validity 2027-04-08: LN-1.1b"],
  },
  {
    name: "GD-93-5b: a referral",
    pool: GUANGZHOU,
    facts: { filing: filing({ category: "referral", date: BEFORE }) },
    owes: [
      "filing form filing: GD-1e GD-93-5b",
      "filing material identity: GD-1e GD-93-5b",
      "filing material referral: GD-1e GD-93-5b",
      "claim form claim: GD-1",
      "claim material invoice: GD-93-5b",
      "local-list: GD-1 GD-93-5a",
      "deadline claim unset: processingDays: GD-93-5a",
      "deadline validity 2027-04-01: GD-1e",
    ],
  },
  {
    name: "GD-93-5a: an emergency",
    pool: GUANGZHOU,
    facts: { filing: null, stay: stay({ emergency: "yes" }) },
    owes: [
      "claim form claim: GD-93-5a",
      "claim material identity: GD-93-5a",
      "claim material rescue: GD-93-5a",
      "local-list: GD-1 GD-93-5a",
      "deadline claim unset: processingDays: GD-93-5a",
    ],
  },
  {
    name: "an opening balance that nobody knows changes nothing that is owed (KF-1.4)",
    pool: KAIFENG,
    facts: { filing: filing({ category: "other-temporary", basis: "declaration" }), opening: null },
    owes: [
      "filing form filing: KF-2.5d KF-2.4b KF-1.3.2",
      "filing material identity: KF-2.5d KF-2.4b KF-1.3.2",
      "claim form claim: KF-1.4 KF-2.4b KF-2.5d",
      "local-list: KF-1.4 KF-7.2",
      "deadline claim unset: processingDays: KF-1.4",
      "deadline validity 2027-04-08: KF-1.3.2",
    ],
  },
];

describe("what a case owes is this and nothing else", () => {
  test.each(CASES)("$name", ({ pool, facts: changes, owes }) => {
    expect(listOf(shipped(pool, "resident"), { pool, ...changes })).toEqual(owes);
  });
});

describe("cases one after the other owe what each owes alone", () => {
  const injured = { stay: stay({ injury: "no-third-party" }) };
  const outside = [
    {
      bill: { date: day("2026-10-10"), designated: true, stamped: true, medicalNeed: true },
      lines: inScope("300"),
    },
  ];
  const committed = filing({ basis: "commitment", date: BEFORE });
  test.each<[string, Partial<ClaimFacts>, Partial<ClaimFacts>]>([
    ["HUN-56: an injury, and none", injured, {}],
    ["HUN-57: a bill from outside, and none", { outside }, {}],
    ["HUN-57: an empty list of such bills, and none", { outside: [] }, { outside }],
    [
      "HUN-22: a commitment that is open, and one that is completed",
      { filing: committed },
      { filing: { ...committed, completed: BEFORE } },
    ],
    [
      "HUN-9.5: an emergency filed, and not filed",
      { filing: filing({ category: "emergency" }), stay: stay({ emergency: "yes" }) },
      { filing: null, stay: stay({ emergency: "yes" }) },
    ],
    [
      "HUN-76.t: recorded before the 26th, and on it",
      { lines: inScope("30000") },
      { lines: inScope("30000"), recorded: day("2026-11-26") },
    ],
    ["HUN-76: a large bill, and a small one", { lines: inScope("30000") }, {}],
  ])("%s", (_name, one, other) => {
    const loaded = shipped(CHANGSHA, "resident");
    const judge = createAdjudicator(loaded, POOL);
    const cases = [one, other, one].map((changes) => facts({ pool: CHANGSHA, ...changes }));
    for (const each of cases) {
      expect(judge(each).obligations).toEqual(adjudicate(loaded, POOL, each).obligations);
    }
  });
});

describe("what the pool has not set of a filing (HUN-86)", () => {
  const kaifeng = shipped(KAIFENG, "resident");
  const without = (faults: Readonly<Record<string, unknown>>) => {
    const loaded = loadPack(planted(JSON.parse(kaifeng.canonical), faults));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    return loaded.value;
  };
  const unset = { unset: "months", asks: "几个月？", clauses: ["KF-2.5c"] };
  const committed = { filing: filing({ basis: "commitment" }) };
  const deadlines = (loaded: LoadedPack, changes: Partial<ClaimFacts>, pool = NO_SETTINGS) =>
    listOf(loaded, changes, pool).filter((one) =>
      /deadline (?:commitment|validity)|lock|support/u.test(one),
    );

  test("KF-2.5c: the term of a commitment is asked for where its day would stand", () => {
    const open = without({ "filing.commitmentMonths": unset });
    expect(deadlines(open, committed)).toEqual([
      "filing material support by unset: filing.commitmentMonths: KF-2.5c KF-2.5b KF-2.2a KF-1.3.1 KF-2.4b",
      "deadline commitment unset: filing.commitmentMonths: KF-2.5c",
    ]);
    const set = settings({ "filing.commitmentMonths": "3" });
    expect(deadlines(open, committed, set)).toContain("deadline commitment 2027-02-20: KF-2.5c");
  });

  test("KF-2.5c: a pool that takes no commitments puts nothing off", () => {
    const none = without({ "filing.commitmentMonths": null });
    expect(deadlines(none, committed)).toEqual(["lock change 2027-05-20: KF-1.3.1"]);
  });

  test("KF-1.3.1: a pool without a lock has none", () => {
    const open = without({ "filing.longTerm.changeLockMonths": null });
    expect(deadlines(open, {})).toEqual([
      "filing material support: KF-2.5b KF-2.2a KF-1.3.1 KF-2.5c KF-2.4b",
    ]);
  });

  test("each day rests on the value that gave it", () => {
    const { obligations } = adjudicate(kaifeng, NO_SETTINGS, facts(committed));
    const commitment = obligations.find((one) => inShort(one).startsWith("deadline commitment"));
    expect(commitment).toMatchObject({ sources: [{ path: "filing.commitmentMonths" }] });
    const referral = adjudicate(
      kaifeng,
      NO_SETTINGS,
      facts({ filing: filing({ category: "referral", date: BEFORE }) }),
    ).obligations.find((one) => inShort(one).startsWith("deadline validity"));
    expect(referral).toMatchObject({ sources: [{ kind: "clause", clause: "KF-1.3.2" }] });
    const claim = obligations.find((one) => inShort(one).startsWith("deadline claim"));
    expect(claim).toMatchObject({ sources: [] });
  });

  test("HUN-17: the office's own limit rests on what says it", () => {
    const { obligations } = adjudicate(
      shipped(CHANGSHA, "resident"),
      POOL,
      facts({ pool: CHANGSHA, filing: null, lines: inScope("30000") }),
    );
    const claim = obligations.find((one) => inShort(one).startsWith("deadline claim"));
    expect(claim).toMatchObject({ sources: [{ kind: "parameter", path: "processingDays" }] });
    const check = obligations.find((one) => inShort(one).startsWith("deadline cross-check"));
    expect(check).toMatchObject({ sources: [] });
  });
});

describe("before anything is decided the facts already tell how it will be settled (LN-eff)", () => {
  const undecided = (stayed: ReturnType<typeof stay>) =>
    listOf(shipped(SHENYANG, "resident"), { pool: SHENYANG, stay: stayed }, NO_SETTINGS).filter(
      (one) => /claim|local-list/u.test(one),
    );
  test.each([
    ["paid by the person", stay(), true],
    ["unpaid", stay({ settled: null }), false],
    ["settled by the hospital", stay({ directFund: inScope("9000")[0]?.amount ?? null }), false],
  ])("%s: it is claimed by hand: %#", (_name, stayed, claimed) => {
    expect(undecided(stayed).length > 0).toBe(claimed);
  });
});

describe("a refusal obliges what would cure it, and nothing else", () => {
  const unpaid = stay({ settled: null });
  const committed = filing({ basis: "commitment", date: BEFORE });
  const owed = [
    "filing material support by 2027-04-01: LN-1.2b LN-1.1a LN-1.1c LN-1.3 LN-1.2c LN-1.2e",
    "deadline commitment 2027-04-01: LN-1.2b",
  ];
  test.each<[string, typeof KAIFENG, Partial<ClaimFacts>, readonly string[]]>([
    [
      "KF-1.4: unfiled and unpaid",
      KAIFENG,
      { filing: null, stay: unpaid },
      ["deadline file before settlement: KF-1.4"],
    ],
    ["KF-1.4: unfiled and paid", KAIFENG, { filing: null }, ["deadline file before claim: KF-1.4"]],
    [
      "HUN-27: unfiled and unpaid, to the day of discharge",
      CHANGSHA,
      { filing: null, stay: unpaid },
      ["deadline file before discharge on 2026-10-21: HUN-27"],
    ],
    ["HUN-2: at home", CHANGSHA, { filing: null, stay: stay({ place: CHANGSHA }) }, []],
    [
      "LN-1.2b: at home before the materials are in",
      SHENYANG,
      { filing: committed, stay: stay({ place: SHENYANG }) },
      owed,
    ],
    [
      "社会保险法第三十条: a third party pays",
      KAIFENG,
      { stay: stay({ injury: "third-party", thirdParty: "pays" }) },
      [],
    ],
  ])("%s", (_name, pool, changes, expected) => {
    const loaded = shipped(pool, "resident");
    const receipt = adjudicate(loaded, POOL, facts({ pool, ...changes }));
    expect(receipt.standing).toBe("refused");
    expect(listOf(loaded, { pool, ...changes })).toEqual(expected);
  });

  test("that a filing comes first rests on its clause alone (KF-1.4)", () => {
    const { obligations } = adjudicate(
      shipped(KAIFENG, "resident"),
      POOL,
      facts({ filing: null, stay: unpaid }),
    );
    expect(obligations).toEqual([
      {
        kind: "deadline",
        what: "file",
        due: { kind: "before", event: "settlement", on: null },
        sources: [],
        clauses: ["KF-1.4"],
      },
    ]);
  });
});
