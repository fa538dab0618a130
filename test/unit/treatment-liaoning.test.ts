import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { Stay } from "../../core/claim/stay.ts";
import type { Filing } from "../../core/filing/filing.ts";
import type { QuestionId } from "../../core/policy/questions.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { area, facts, filing, shipped, stay, SUZHOU, y } from "../support/facts.ts";
import { clauses, inShort } from "../support/receipts.ts";
import { settings } from "../support/settings.ts";
import { SHENYANG_CONSENT, SHENYANG_TREATMENT } from "../support/shenyang.ts";

const SHENYANG = area("210100");
const employees = shipped(SHENYANG, "employee");
const START = { "period.from": "2025-07-01" };
interface Case {
  readonly filed: Partial<Filing> | null;
  readonly stayed?: Partial<Stay>;
  readonly values?: Readonly<Record<string, string>>;
  readonly answers?: { readonly [Q in QuestionId]?: string };
  readonly more?: Partial<ClaimFacts>;
  readonly consent?: string;
}

function treat({
  filed,
  stayed,
  values = SHENYANG_TREATMENT,
  answers,
  more,
  consent = SHENYANG_CONSENT,
}: Case): Receipt {
  return adjudicate(
    employees,
    settings(values, answers, consent),
    facts({
      pool: SHENYANG,
      filing: filed === null ? null : filing(filed),
      stay: stay({ admittedAs: "self-paying", ...stayed }),
      ...more,
    }),
  );
}

const BEFORE_CARE = { date: day("2026-09-01"), proofEnds: day("2028-08-31") };
const REFERRAL = { ...BEFORE_CARE, category: "referral" } as const;
const OTHER = { ...BEFORE_CARE, category: "other-temporary", basis: "declaration" } as const;
const PLEDGED = { date: day("2026-09-01"), basis: "commitment" } as const;
const UNPAID = { settled: null } as const;
const INSURED = { admittedAs: "insured" } as const;

describe("the notice names no first day (LN-eff)", () => {
  test("LN-eff: without one the pack decides nothing, and says so", () => {
    const receipt = treat({ filed: REFERRAL, stayed: UNPAID, values: {} });
    expect(receipt.standing).toBe("undetermined");
    expect(receipt.lacks).toContainEqual({
      kind: "parameter",
      path: "period.from",
      asks: "辽宁通知从哪一天起执行？（原文没有填日期）",
      clauses: ["LN-eff"],
    });
  });

  test.each([
    ["2026-10-21", "10 off, direct"],
    ["2026-10-22", "E-TRT-04"],
  ])("LN-eff: set to %s, a stay discharged on 2026-10-21 is %s", (first, expected) => {
    const values = { ...SHENYANG_TREATMENT, "period.from": first };
    const answers = { Q16: "settlement" } as const;
    expect(inShort(treat({ filed: REFERRAL, stayed: UNPAID, values, answers }))).toBe(expected);
  });

  test("LN-end: a later national rule overrides, which every result says", () => {
    const texts = employees.pack.notices.filter((notice) => notice.clauses.includes("LN-end"));
    expect(texts.map(({ text }) => text)).toEqual(["如遇国家政策调整，按新规定执行。"]);
  });
});

describe("how long a filing holds", () => {
  test("LN-1.1a: a long-term filing holds as long as its proof, and is locked for six months", () => {
    const { treatment } = treat({ filed: BEFORE_CARE, stayed: UNPAID });
    expect(treatment.validity).toMatchObject({
      until: "2028-08-31",
      changeLockedUntil: "2027-03-01",
      sources: [{ kind: "clause", clause: "LN-1.1a" }],
    });
  });

  test.each([
    ["on the proof's last day is covered", "2026-10-08", "0 off, direct"],
    ["on the day after is unfiled", "2026-10-07", "E-TRT-02"],
  ])("LN-1.1a: an admission %s", (_name, proofEnds, expected) => {
    const filed = { ...BEFORE_CARE, proofEnds: day(proofEnds) };
    expect(inShort(treat({ filed, stayed: UNPAID }))).toBe(expected);
  });

  test("LN-1.1a: a proof without a last day is asked for, never taken as endless", () => {
    const filed = { ...BEFORE_CARE, proofEnds: null };
    expect(inShort(treat({ filed, stayed: UNPAID }))).toBe("proof-end");
  });

  test.each([
    ["2026-04-08", "10 off, direct"],
    ["2026-04-07", "E-TRT-02"],
  ])(
    "LN-1.1b: a temporary filing of %s, six months before the admission or a day more: %s",
    (date, expected) => {
      const filed = { ...REFERRAL, date: day(date) };
      const receipt = treat({ filed, stayed: UNPAID });
      expect(inShort(receipt)).toBe(expected);
      expect(receipt.treatment.validity?.changeLockedUntil).toBeNull();
    },
  );

  test("LN-1.1b: cancelled before the admission it covers nothing", () => {
    const filed = { ...REFERRAL, ended: day("2026-10-07") };
    expect(inShort(treat({ filed, stayed: UNPAID }))).toBe("E-TRT-02");
  });
});

describe("filing first, then settlement (LN-1.2a)", () => {
  test.each<[string, Partial<Stay>, string]>([
    ["an insured admission makes the filing", { ...UNPAID, ...INSURED }, "20 off, direct"],
    ["a self-paying one makes none", { ...UNPAID, admittedAs: "self-paying" }, "E-TRT-02"],
    ["a self-paid stay without a filing is the city's to rule", {}, "LN-1.2a"],
    [
      "an emergency is not covered by 即申即享",
      { ...UNPAID, ...INSURED, emergency: "yes" },
      "E-TRT-02",
    ],
    ["nobody has said how the person was admitted", { admittedAs: null }, "admitted-as"],
    ["an emergency is nowhere deemed filed", { emergency: "yes" }, "Q5"],
    ["a plain emergency is asked about", { emergency: "plain" }, "HUN-7"],
    ["an outpatient visit makes none", { ...UNPAID, ...INSURED, care: "outpatient" }, "Q9"],
  ])("LN-1.2a: %s", (_name, stayed, expected) => {
    expect(inShort(treat({ filed: null, stayed }))).toBe(expected);
  });

  test.each([
    ["file-first", "E-TRT-02"],
    ["as-other-temporary", "20 off, manual"],
  ] as const)("LN-1.2a: the city's answer %s", (reading, expected) => {
    const receipt = treat({ filed: null, answers: { "LN-1.2a": reading } });
    expect(inShort(receipt)).toBe(expected);
    expect(clauses(receipt)).toContain("LN-1.1c");
  });

  test.each([
    ["emergency-rate", "12 off, manual"],
    ["as-not-filed", "LN-1.2a"],
  ] as const)("LN-1.2a: the city's answer on the emergency, %s", (reading, expected) => {
    const stayed = { emergency: "yes" } as const;
    expect(inShort(treat({ filed: null, stayed, answers: { Q5: reading } }))).toBe(expected);
  });

  test.each([
    ["by-category", "10 off, manual"],
    ["not-payable", "E-TRT-02"],
  ] as const)(
    "LN-1.2a: made up after the settlement, undetermined; answered %s",
    (reading, expected) => {
      const filed = { ...REFERRAL, date: day("2026-11-20") };
      expect(inShort(treat({ filed }))).toBe("Q3");
      expect(inShort(treat({ filed, answers: { Q3: reading } }))).toBe(expected);
    },
  );
});

describe("a filing on a commitment", () => {
  test("LN-1.2b: while the materials are owed it serves at the filing place", () => {
    const receipt = treat({ filed: PLEDGED, stayed: UNPAID });
    expect(inShort(receipt)).toBe("0 off, direct");
    expect(receipt.treatment.validity).toMatchObject({ until: null, commitmentDue: "2027-03-01" });
  });

  test("LN-1.2b: back home it serves only once they are in", () => {
    const home = { ...UNPAID, place: SHENYANG };
    expect(inShort(treat({ filed: PLEDGED, stayed: home }))).toBe("E-TRT-03");
    const completed = { ...PLEDGED, completed: day("2026-09-20") };
    expect(inShort(treat({ filed: completed, stayed: home }))).toBe("proof-end");
    const proved = { ...completed, proofEnds: day("2028-08-31") };
    expect(inShort(treat({ filed: proved, stayed: home }))).toBe("5 off, direct");
    const ended = { ...completed, proofEnds: day("2026-10-01") };
    expect(inShort(treat({ filed: ended, stayed: UNPAID }))).toBe("E-TRT-02");
  });

  test("LN-1.2c: after the deadline it is revoked, and what a stay gets is the city's to say", () => {
    const filed = { ...PLEDGED, date: day("2026-01-05") };
    const receipt = treat({ filed, stayed: UNPAID });
    expect(inShort(receipt)).toBe("Q13");
    expect(clauses(receipt)).toEqual(["LN-1.2c"]);
    const answered = (reading: string) =>
      inShort(treat({ filed, stayed: UNPAID, answers: { Q13: reading } }));
    expect(answered("as-unfiled")).toBe("LN-1.2a");
    expect(answered("as-other-temporary")).toBe("20 off, direct");
  });

  test("LN-1.2c: a stay inside the six months of a broken commitment asks before it is paid", () => {
    const more = { recorded: day("2027-03-02") };
    expect(inShort(treat({ filed: PLEDGED, stayed: UNPAID, more }))).toBe("Q6");
    const kept = treat({ filed: PLEDGED, stayed: UNPAID, more, answers: { Q6: "keep" } });
    expect(inShort(kept)).toBe("0 off, direct");
  });
});

describe("no figure comes from the notice", () => {
  test.each<[string, string, Partial<Filing>, Partial<Stay>]>([
    ["LN-1.3", "long-term", BEFORE_CARE, UNPAID],
    ["LN-1.3", "home", BEFORE_CARE, { ...UNPAID, place: SHENYANG }],
    ["LN-2b", "referral", REFERRAL, UNPAID],
    ["LN-2b", "emergency", { ...REFERRAL, category: "emergency" }, { ...UNPAID, emergency: "yes" }],
    ["LN-2c", "other", OTHER, UNPAID],
  ])("%s: %s is undetermined without the city's points", (clause, rule, filed, stayed) => {
    const receipt = treat({ filed, stayed, values: START });
    expect(receipt.standing).toBe("undetermined");
    expect(inShort(receipt).split(",")).toContain(`treatment.rules.${rule}.points`);
    expect(clauses(receipt)).toContain(clause);
  });

  test("LN-2a: points alone are not enough, the deductible of a temporary stay is the city's too", () => {
    const values = { ...START, "treatment.rules.referral.points": "0.1" };
    expect(inShort(treat({ filed: REFERRAL, stayed: UNPAID, values }))).toBe(
      "treatment.rules.referral.deductible-factor.factor",
    );
  });

  test.each([
    ["2.5", "14430.00"],
    ["3.5", "13962.00"],
  ])("LN-2a: %s times the deductible of the same level, as the city states it", (factor, fund) => {
    const values = {
      ...SHENYANG_TREATMENT,
      "treatment.rules.referral.deductible-factor.factor": factor,
    };
    const { settlement } = treat({ filed: REFERRAL, stayed: UNPAID, values });
    expect(settlement?.fund).toBe(y(fund));
  });

  test("LN-2d: a city that merged the types sets the merged reduction", () => {
    const values = { ...SHENYANG_TREATMENT, "treatment.rules.other.points": "0.1" };
    const receipt = treat({ filed: OTHER, stayed: UNPAID, values });
    expect(inShort(receipt)).toBe("10 off, direct");
    expect(clauses(receipt)).toContain("LN-2d");
  });

  test("LN-2e: a value without the province's consent counts for nothing", () => {
    const receipt = treat({ filed: REFERRAL, stayed: UNPAID, consent: " " });
    expect(inShort(receipt).split(",")).toContain("treatment.rules.referral.points");
  });

  test("LN-2e: the first day is no figure for care outside and needs none", () => {
    const receipt = treat({ filed: REFERRAL, stayed: UNPAID, consent: "" });
    expect(receipt.lacks.map(lackKey)).not.toContain("period.from");
  });
});

describe("the notice speaks of inpatients settled directly at networked institutions (LN-2f)", () => {
  test.each<[string, Partial<Filing>, Partial<Stay>, string]>([
    ["an outpatient bill", REFERRAL, { ...UNPAID, care: "outpatient" }, "Q9"],
    [
      "a hospital that is not networked, unpaid",
      REFERRAL,
      { ...UNPAID, failure: "not-networked" },
      "E-TRT-07",
    ],
    [
      "a hospital that is not networked, self-paid",
      REFERRAL,
      { failure: "not-networked" },
      "LN-2f",
    ],
    ["a breakdown after filing", REFERRAL, { failure: "network" }, "LN-2f"],
    [
      "a bill that could have been settled directly",
      BEFORE_CARE,
      { failure: "own-choice" },
      "LN-2f",
    ],
    ["a hospital that is not designated", REFERRAL, { designated: false }, "LN-2f"],
    ["one not designated, unpaid", REFERRAL, { ...UNPAID, designated: false }, "E-TRT-07"],
  ])("LN-2f: %s", (_name, filed, stayed, expected) => {
    const receipt = treat({ filed, stayed });
    expect(inShort(receipt)).toBe(expected);
    expect(clauses(receipt)).toContain("LN-2f");
  });

  test.each([
    ["as-direct", "10 off, manual"],
    ["not-payable", "E-TRT-05"],
  ] as const)("LN-2f: the city's answer %s", (reading, expected) => {
    const stayed = { failure: "network" } as const;
    const receipt = treat({ filed: REFERRAL, stayed, answers: { "LN-2f": reading } });
    expect(inShort(receipt)).toBe(expected);
  });

  test("LN-2f: points of the city's own for such a bill", () => {
    const values = { ...SHENYANG_TREATMENT, "questions.LN-2f.pool-rule.points": "0.15" };
    const stayed = { failure: "network" } as const;
    const answers = { "LN-2f": "pool-rule" } as const;
    expect(inShort(treat({ filed: REFERRAL, stayed, values, answers }))).toBe("15 off, manual");
  });
});

describe("filings that do not reach the stay", () => {
  test.each<[string, Partial<Filing>, Partial<Stay>, string]>([
    ["a third place, unpaid", BEFORE_CARE, { ...UNPAID, place: SUZHOU }, "E-TRT-02"],
    ["a third place, self-paid", BEFORE_CARE, { place: SUZHOU }, "LN-1.2a"],
    [
      "a third place by referral",
      { ...BEFORE_CARE, referredOn: true },
      { ...UNPAID, place: SUZHOU },
      "KF-2.2c",
    ],
    [
      "another city of a whole province",
      { ...BEFORE_CARE, place: area("460100") },
      { ...UNPAID, place: area("460200") },
      "HUN-15",
    ],
    ["home without a long-term filing", REFERRAL, { ...UNPAID, place: SHENYANG }, "E-TRT-01"],
    [
      "home before the filing was made",
      { ...BEFORE_CARE, date: day("2026-11-20") },
      { place: SHENYANG },
      "E-TRT-01",
    ],
    [
      "filed as an emergency that was none",
      { ...REFERRAL, category: "emergency" },
      UNPAID,
      "E-TRT-06",
    ],
    [
      "an emergency under another temporary filing",
      OTHER,
      { ...UNPAID, emergency: "yes" },
      "12 off, direct",
    ],
  ])("LN-1.3: %s", (_name, filed, stayed, expected) => {
    expect(inShort(treat({ filed, stayed }))).toBe(expected);
  });
});

test("LN-2a: the scale of Shenyang is a third party's and stays a trial until it is confirmed", () => {
  const receipt = treat({ filed: BEFORE_CARE, stayed: UNPAID });
  expect(receipt.standing).toBe("trial");
  expect(receipt.settlement?.fund).toBe(y("17072.00"));
  expect(receipt.unconfirmed.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["settlement.rows.level3.deductible", "settlement.rows.level3.bands"]),
  );
});

test("LN-2a: the retired have a table of their own, whose sources contradict each other", () => {
  const receipt = treat({ filed: BEFORE_CARE, stayed: UNPAID, more: { retired: true } });
  expect(receipt.settlement?.row).toMatchObject({ id: "level3-retired", rates: [9200] });
  expect(receipt.unconfirmed).toContainEqual(
    expect.objectContaining({ path: "settlement.rows.level3-retired.bands", confidence: "sample" }),
  );
});
