import { describe, expect, test } from "vitest";
import { type AreaCode } from "../../core/area.ts";
import { day } from "../../core/calendar.ts";
import { loadPack, type LoadedPack } from "../../core/policy/load.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate, createAdjudicator } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { obligationWords } from "../../core/words/obligations.ts";
import { area, CHANGSHA, facts, filing, KAIFENG, shipped, stay, SUZHOU } from "../support/facts.ts";
import { inShort } from "../support/obligations.ts";
import { planted } from "../support/planted.ts";
import { settings } from "../support/settings.ts";

/** What a case owes under packs that say less, or otherwise, than those that ship. */

const SHENYANG = area("210100");
const GUANGZHOU = area("440100");
const BEFORE = day("2026-10-01");
const UNPAID = stay({ settled: null });
const COMMITTED = filing({ basis: "commitment" });
const REFERRED = filing({ category: "referral", date: BEFORE });
const POOL = settings({ "period.from": "2015-04-01", "period.to": "2030-12-31" });

function packOf(pool: AreaCode, changes: Readonly<Record<string, unknown>>): LoadedPack {
  const loaded = loadPack(planted(JSON.parse(shipped(pool, "resident").canonical), changes));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

const kaifeng = (changes: Readonly<Record<string, unknown>>) => packOf(KAIFENG, changes);

const owedBy = (loaded: LoadedPack, changes: Partial<ClaimFacts>, pool: PoolSettings = POOL) =>
  adjudicate(loaded, pool, facts(changes)).obligations;

const told = (loaded: LoadedPack, changes: Partial<ClaimFacts>, wanted: RegExp) =>
  owedBy(loaded, changes)
    .map((one) => `${inShort(one)}: ${one.clauses.join(" ")}`)
    .filter((one) => wanted.test(one));

/** A value taken from what other pools do: no clause says it. */
const uncited = (path: string, document = "LOCAL") => ({
  [`${path}.source`]: { document },
  [`${path}.confidence`]: "sample",
});

/** Where the long-term resident's two routes stand among Kaifeng's. */
const [ON_PROOF, ON_COMMITMENT] = ["filing.routes.2", "filing.routes.3"];

describe("a term whose value names no clause rests on the clauses of the category's route", () => {
  test("KF-2.5d: the last day of a referral on those of a referral", () => {
    const loaded = kaifeng(uncited("filing.temporary.validityMonths"));
    expect(told(loaded, { filing: REFERRED }, /validity/u)).toEqual([
      "deadline validity 2027-04-01: KF-2.5d KF-2.4a KF-1.3.2",
    ]);
  });

  test("LN-1.2a: of a filing that arose at admission on those of another temporary stay", () => {
    const loaded = packOf(SHENYANG, uncited("filing.temporary.validityMonths", "LN"));
    const arisen = { pool: SHENYANG, filing: null } as const;
    const admitted = stay({ settled: null, admittedAs: "insured" });
    expect(told(loaded, { ...arisen, stay: admitted }, /validity/u)).toEqual([
      "deadline validity 2027-04-08: LN-1.1b LN-1.2a LN-2c",
    ]);
  });

  test("KF-2.5b: the lock of a long-term filing on those of its proof", () => {
    const loaded = kaifeng(uncited("filing.longTerm.changeLockMonths"));
    expect(told(loaded, {}, /lock/u)).toEqual(["lock change 2027-05-20: KF-2.5b KF-2.2a KF-1.3.1"]);
  });

  test("KF-2.5c: the day of a commitment on those of its own category, on a commitment", () => {
    const loaded = kaifeng({ "filing.routes.1.clauses": ["KF-2.5c"] });
    expect(told(loaded, { filing: COMMITTED }, /deadline commitment/u)).toEqual([
      "deadline commitment 2027-05-20: KF-2.5c KF-2.4b KF-2.2a",
    ]);
  });

  test("KF-2.5c: the day of a commitment that the pool has yet to set rests on nothing else", () => {
    const unset = { unset: "months", asks: "几个月？", clauses: ["KF-2.5c"] };
    const owed = owedBy(kaifeng({ "filing.commitmentMonths": unset }), { filing: COMMITTED });
    expect(owed.find((one) => inShort(one).startsWith("deadline commitment"))).toMatchObject({
      due: { kind: "unset", lack: { path: "filing.commitmentMonths" } },
      sources: [],
    });
  });

  test("KF-2.5c: a commitment for a category that takes none puts nothing off", () => {
    const loaded = shipped(KAIFENG, "resident");
    const referral = filing({ category: "referral", basis: "commitment" });
    expect(told(loaded, { filing: referral }, /commitment| by /u)).toEqual([]);
  });
});

describe("what is brought, signed and put off follows the routes of the category", () => {
  const lease = { id: "lease", label: "租房合同" };
  const declared = { id: "declared", label: "居住声明", printed: true };

  test("KF-2.5c: the commitment puts off each proof with all of its papers, whichever will do", () => {
    const loaded = kaifeng({
      [`${ON_PROOF}.materials.3`]: lease,
      "filing.routes.9": {
        category: "long-term-resident",
        basis: "declaration",
        title: "居委会证明",
        precondition: "无",
        materials: [
          { id: "identity", label: "身份证明" },
          { id: "filing-form", label: "异地就医登记备案表", printed: true },
          { id: "committee", label: "居委会证明" },
        ],
        afterwards: [],
        clauses: ["KF-2.5b"],
      },
    });
    const owed = owedBy(loaded, { filing: COMMITTED });
    expect(owed.map(obligationWords)).toContain(
      "补齐居住证明、租房合同，或居委会证明，最晚2027-05-20",
    );
    expect(owed.find((one) => inShort(one).startsWith("filing material support"))).toMatchObject({
      demand: {
        anyOf: [
          { by: "proof", pieces: [{ id: "residence" }, { id: "lease" }] },
          { by: "proof", pieces: [{ id: "committee" }] },
        ],
      },
    });
  });

  test("KF-2.5b: a proof of which the window prints one paper is still to be brought", () => {
    const loaded = kaifeng({ [`${ON_PROOF}.materials.3`]: declared });
    expect(told(loaded, {}, /material support/u)).toHaveLength(1);
  });

  test("KF-2.5b: a proof that the window prints whole is not", () => {
    const loaded = kaifeng({ [`${ON_PROOF}.materials.2`]: declared });
    expect(told(loaded, {}, /material support/u)).toEqual([]);
  });

  test("HUN-11: a form that only the proof asks for is signed on proof alone", () => {
    const commitment = [
      { id: "identity", label: "身份证明" },
      { id: "commitment-form", label: "个人承诺书", printed: true },
    ];
    const loaded = kaifeng({ [`${ON_COMMITMENT}.materials`]: commitment });
    const forms = (basis: "proof" | "commitment") =>
      owedBy(loaded, { filing: filing({ basis }) })
        .map(inShort)
        .filter((one) => one.startsWith("filing form"));
    expect(forms("proof")).toEqual(["filing form filing"]);
    expect(forms("commitment")).toEqual(["filing form commitment"]);
  });
});

describe("under a refusal that no filing cures nothing is owed", () => {
  const paying = stay({ injury: "third-party", thirdParty: "pays" });
  test.each([
    ["LN-1.2b: a third party pays", SHENYANG, { filing: COMMITTED, stay: paying }],
    ["KF-2.5c: a third party pays", KAIFENG, { filing: COMMITTED, stay: paying }],
    [
      "KF-1.4: not designated",
      KAIFENG,
      { filing: filing({ date: BEFORE }), stay: { ...UNPAID, designated: false } },
    ],
    ["KF-2.5c: at home", KAIFENG, { filing: COMMITTED, stay: stay({ place: KAIFENG }) }],
    ["GD-1e: a third party pays", GUANGZHOU, { filing: COMMITTED, stay: paying }],
    ["HUN-22: at home", CHANGSHA, { filing: COMMITTED, stay: stay({ place: CHANGSHA }) }],
  ] as const)("%s", (_name, pool, changes) => {
    const receipt = adjudicate(shipped(pool, "resident"), POOL, facts({ pool, ...changes }));
    expect(receipt.standing).toBe("refused");
    expect(receipt.obligations).toEqual([]);
  });
});

test("LN-1.2b: elsewhere than filed on a commitment, the filing for that place comes first", () => {
  const elsewhere = { pool: SHENYANG, filing: COMMITTED, stay: { ...UNPAID, place: SUZHOU } };
  const loaded = shipped(SHENYANG, "resident");
  expect(adjudicate(loaded, POOL, facts(elsewhere)).standing).toBe("refused");
  expect(told(loaded, elsewhere, /./u)).toEqual(["deadline file before settlement: LN-1.2a"]);
});

test("KF-1.4: a filing comes first by the clause that says so, wherever its rule names it", () => {
  const loaded = kaifeng({ "treatment.rules.9.clauses": ["KF-2.5a", "KF-1.4"] });
  expect(told(loaded, { filing: null, stay: UNPAID }, /./u)).toEqual([
    "deadline file before settlement: KF-1.4",
  ]);
});

describe("before anything is decided, one adjudicator tells each case its own (LN-eff)", () => {
  const loaded = shipped(SHENYANG, "resident");
  test.each<[string, Partial<ClaimFacts>, Partial<ClaimFacts>]>([
    ["paid by the person, and not", {}, { stay: UNPAID }],
    ["filed on proof, and on a commitment", {}, { filing: COMMITTED }],
    ["filed as a resident, and as a referral", {}, { filing: REFERRED }],
    ["admitted, and treated as an outpatient", {}, { stay: stay({ care: "outpatient" }) }],
  ])("%s", (_name, one, other) => {
    const judge = createAdjudicator(loaded, NO_SETTINGS);
    const alone = [one, other].map(
      (changes) =>
        adjudicate(loaded, NO_SETTINGS, facts({ pool: SHENYANG, ...changes })).obligations,
    );
    const together = [one, other].map(
      (changes) => judge(facts({ pool: SHENYANG, ...changes })).obligations,
    );
    expect(together).toEqual(alone);
  });
});
