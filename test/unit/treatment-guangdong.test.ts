import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { Stay } from "../../core/claim/stay.ts";
import type { Filing } from "../../core/filing/filing.ts";
import type { QuestionId } from "../../core/policy/questions.ts";
import { PACKS } from "../../core/policy/packs.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { insuranceScope } from "../../core/settlement/insurances.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { area, facts, filing, shipped, stay, y } from "../support/facts.ts";
import { clauses, inShort } from "../support/receipts.ts";
import { settings } from "../support/settings.ts";

const GUANGZHOU = area("440100");
const SHENZHEN = area("440300");
const employees = shipped(GUANGZHOU, "employee");
const PERIOD = { "period.from": "2015-07-01", "period.to": "2022-12-31" };
const FILINGS = {
  ...PERIOD,
  "filing.longTerm.validity": "open-ended",
  "filing.temporary.validityMonths": "6",
};

interface Case {
  readonly filed: Partial<Filing> | null;
  readonly stayed?: Partial<Stay>;
  readonly values?: Readonly<Record<string, string>>;
  readonly answers?: { readonly [Q in QuestionId]?: string };
  readonly more?: Partial<ClaimFacts>;
}

const IN_2020 = { admission: day("2020-10-08"), discharge: day("2020-10-21") };

/** A stay of 2020 in Shenzhen, unpaid, unless the case says otherwise. */
function treat({ filed, stayed, values = FILINGS, answers, more }: Case): Receipt {
  return adjudicate(
    employees,
    settings(values, answers),
    facts({
      pool: GUANGZHOU,
      filing:
        filed === null ? null : filing({ date: day("2020-09-01"), place: SHENZHEN, ...filed }),
      stay: stay({ ...IN_2020, place: SHENZHEN, settled: null, ...stayed }),
      ...more,
    }),
  );
}

const RETIREE = { category: "resettled-retiree" } as const;
const SHANGHAI = { place: area("310000") };
const PAID = { settled: day("2020-10-21") };

describe("the letter of 2015 says neither when it begins nor when it ends (GD-eff)", () => {
  test.each([
    ["without a first day", {}, "period.from"],
    [
      "without a last day, since national rules have come since",
      { "period.from": "2015-07-01" },
      "period.to",
    ],
  ])("GD-eff: %s the pack decides nothing", (_name, values, lack) => {
    const receipt = treat({ filed: RETIREE, values });
    expect(receipt.standing).toBe("undetermined");
    expect(inShort(receipt)).toBe(lack);
    expect(receipt.lacks).toContainEqual(expect.objectContaining({ clauses: ["GD-eff"] }));
  });

  test("GD-eff: a stay after the last day that the office set is not for this pack", () => {
    const stayed = { admission: day("2026-10-08"), discharge: day("2026-10-21") };
    expect(inShort(treat({ filed: RETIREE, stayed }))).toBe("E-TRT-04");
  });

  test("GD-eff: neither does it say how long a filing holds", () => {
    expect(inShort(treat({ filed: RETIREE, values: PERIOD }))).toBe("filing.longTerm.validity");
    expect(inShort(treat({ filed: { category: "referral" }, values: PERIOD }))).toBe(
      "filing.temporary.validityMonths",
    );
  });
});

describe("inside Guangdong", () => {
  test.each([
    "long-term-resident",
    "posted-worker",
    "referral",
    "emergency",
    "other-temporary",
  ] as const)(
    "GD-1: %s is paid by the pool's own ratio, undetermined without it, never at none off",
    (category) => {
      const emergency = category === "emergency" ? ("yes" as const) : ("no" as const);
      const receipt = treat({ filed: { category }, stayed: { emergency } });
      const rule = category === "other-temporary" ? "other" : category;
      expect(receipt.standing).toBe("undetermined");
      expect(inShort(receipt)).toBe(`treatment.rules.${rule}.points`);
      expect(clauses(receipt)).toEqual(["GD-1"]);
    },
  );

  test("GD-1: with the pool's ratio for care outside, and its deductible and limit, there is a figure", () => {
    const values = {
      ...FILINGS,
      "treatment.rules.referral.points": "0.05",
      "settlement.rows.level3.deductible": "1600",
      "settlement.cap.amount": "600000",
    };
    const receipt = treat({ filed: { category: "referral" }, values });
    expect(inShort(receipt)).toBe("5 off, direct");
    expect(receipt.settlement?.fund).toBe(y("13800.00"));
    expect(receipt.settlement?.leavesOut).toEqual(["large-amount"]);
  });

  test("GD-1: without them the rate is known and the money is not", () => {
    const receipt = treat({ filed: RETIREE });
    expect(receipt.settlement?.fund).toBeNull();
    expect(receipt.lacks.map(lackKey)).toEqual(
      expect.arrayContaining(["settlement.rows.level3.deductible", "settlement.cap.amount"]),
    );
  });

  test("GD-1b: the resettled retired are paid as at home", () => {
    const receipt = treat({ filed: RETIREE });
    expect(inShort(receipt)).toBe("0 off, direct");
    expect(clauses(receipt)).toEqual(["GD-1b"]);
  });

  test("GD-1b: 原则上, so a pool may except with its own document", () => {
    const values = { ...FILINGS, "treatment.rules.retiree-intra.points": "0.02" };
    expect(inShort(treat({ filed: RETIREE, values }))).toBe("2 off, direct");
  });

  test("GD-1c: the catalogue is that of the province", () => {
    const { settlement } = treat({ filed: RETIREE });
    expect(settlement?.scope[0]?.sources).toEqual([{ kind: "clause", clause: "GD-1c" }]);
    expect(employees.pack.settlement.directCatalogue.intraProvince).toMatchObject({
      value: "province",
    });
  });

  test.each<[string, Partial<Filing> | null, Partial<Stay>, string]>([
    ["unfiled and unpaid: the formalities come first", null, {}, "E-TRT-02"],
    ["unfiled and self-paid: not ruled", null, PAID, "GD-1e"],
    [
      "made up after the settlement: not ruled",
      { ...RETIREE, date: day("2020-11-20") },
      PAID,
      "Q3",
    ],
    ["filed for another place, unpaid", { ...RETIREE, place: area("440600") }, {}, "E-TRT-02"],
    ["at home", RETIREE, { place: GUANGZHOU }, "E-TRT-01"],
    ["not designated, unpaid", RETIREE, { designated: false }, "E-TRT-07"],
    ["not designated, self-paid", RETIREE, { ...PAID, designated: false }, "KF-1.4"],
    ["not networked", RETIREE, { failure: "not-networked" }, "E-TRT-07"],
    [
      "a breakdown, by the reading of Q4",
      RETIREE,
      { ...PAID, failure: "network" },
      "0 off, manual",
    ],
    ["could have settled directly", RETIREE, { ...PAID, failure: "own-choice" }, "own-choice"],
    ["expired", { ...RETIREE, ended: day("2020-10-01") }, {}, "E-TRT-02"],
    ["an emergency, unfiled and unpaid", null, { emergency: "yes" }, "E-TRT-02"],
  ])("GD-1e: %s", (_name, filed, stayed, expected) => {
    expect(inShort(treat({ filed, stayed }))).toBe(expected);
  });

  test("GD-93-5a: an emergency paid by oneself is claimed at home, at the pool's rate", () => {
    expect(inShort(treat({ filed: null, stayed: { ...PAID, emergency: "yes" } }))).toBe("GD-93-5a");
  });
});

describe("beyond the province", () => {
  const RETIRED = { retired: true } as const;
  const registered = { ...RETIREE, ...SHANGHAI, household: true } as const;

  test("GD-93-4: the resettled retired with a registered household are paid as at home, by the catalogue there", () => {
    const receipt = treat({ filed: registered, stayed: SHANGHAI, more: RETIRED });
    expect(inShort(receipt)).toBe("0 off, direct");
    expect(clauses(receipt)).toEqual(["GD-93-4", "GD-93-4b"]);
    expect(receipt.settlement?.scope[0]?.sources).toEqual([{ kind: "clause", clause: "GD-93-4" }]);
  });

  test("GD-93-4b: one who still works is no 参保退休人员, registered or not", () => {
    expect(inShort(treat({ filed: registered, stayed: SHANGHAI }))).toBe("GD-93-4b");
  });

  test("GD-93-4: inpatients only", () => {
    const stayed = { ...SHANGHAI, care: "outpatient" } as const;
    expect(inShort(treat({ filed: registered, stayed }))).toBe("Q9");
  });

  test("GD-93-4b: without the registration it is not this clause, and nobody has said what it is", () => {
    const filed = { ...registered, household: false };
    expect(inShort(treat({ filed, stayed: SHANGHAI }))).toBe("GD-93-4b");
    const answers = { "GD-93-4b": "as-retiree" } as const;
    expect(inShort(treat({ filed, stayed: SHANGHAI, answers }))).toBe("0 off, direct");
  });

  test.each(["yes", "plain"] as const)(
    "GD-93-5a: an emergency (%s) is not settled directly but claimed at home",
    (emergency) => {
      const stayed = { ...SHANGHAI, emergency };
      expect(inShort(treat({ filed: null, stayed }))).toBe("E-TRT-02");
      const receipt = treat({ filed: null, stayed: { ...stayed, ...PAID } });
      expect(inShort(receipt)).toBe("GD-93-5a");
      const values = { ...FILINGS, "questions.GD-93-5a.pool-rule.points": "0.1" };
      const answers = { "GD-93-5a": "pool-rule" } as const;
      const answered = treat({ filed: null, stayed: { ...stayed, ...PAID }, values, answers });
      expect(inShort(answered)).toBe("10 off, manual");
    },
  );

  test("GD-93-5a: an emergency of the registered retired at their residence stays under GD-93-4", () => {
    const stayed = { ...SHANGHAI, emergency: "yes" } as const;
    expect(inShort(treat({ filed: registered, stayed, more: RETIRED }))).toBe("0 off, direct");
  });

  test.each(["referral", "long-term-resident", "posted-worker", "other-temporary"] as const)(
    "GD-93-5b: %s is named by no rate: the bill is checked, the rate is asked",
    (category) => {
      const receipt = treat({ filed: { ...SHANGHAI, category }, stayed: SHANGHAI });
      expect(inShort(receipt)).toBe("GD-93-4");
      expect(clauses(receipt)).toContain("GD-93-5b");
    },
  );
});

describe("the scale of Guangzhou, as far as anybody gives it", () => {
  const SCALE = {
    ...FILINGS,
    "settlement.rows.level3.deductible": "1600",
    "settlement.rows.level3-retired.deductible": "1120",
    "settlement.cap.amount": "600000",
  };

  test("GD-1: the retired have ratios of their own", () => {
    const receipt = treat({ filed: RETIREE, values: SCALE, more: { retired: true } });
    expect(receipt.settlement?.row).toMatchObject({ id: "level3-retired", rates: [8600] });
    expect(receipt.settlement?.fund).toBe(y("16236.80"));
  });

  test("GD-1: a stay of more than 90 days bears the deductible again", () => {
    const long = { admission: day("2020-06-01"), discharge: day("2020-09-20") };
    const filed = { ...RETIREE, date: day("2020-05-01") };
    const deductible = (stayed: Partial<Stay>) =>
      treat({ filed, stayed, values: SCALE }).settlement?.layers[0]?.steps.find(
        ({ detail }) => detail.kind === "deductible",
      )?.amount;
    expect(deductible(long)).toBe(y("3200.00"));
    expect(deductible({})).toBe(y("1600.00"));
  });
});

describe("only the basic insurances are covered (GD-93-scope)", () => {
  test.each([
    ["310", "covered"],
    ["390", "covered"],
    ["380", "refused"],
    ["340", "refused"],
  ])("GD-93-scope: %s is %s", (code, expected) => {
    expect(insuranceScope("GD-93-scope", code).kind).toBe(expected);
  });

  test("GD-93-scope: every pack of Guangdong says so with its results", () => {
    const guangdong = PACKS.filter(({ pack }) => pack.pool.code.startsWith("44"));
    expect(guangdong).toHaveLength(4);
    for (const { pack } of guangdong) {
      expect(pack.notices.flatMap((notice) => notice.clauses)).toContain("GD-93-scope");
    }
  });
});
