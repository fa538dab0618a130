import { describe, expect, it, test } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import type { FilingStepForm } from "../../core/casefile/filing-steps.ts";
import { CaseForm, emptyCase, type Purpose } from "../../core/casefile/form.ts";
import { outcomeOf } from "../../core/casefile/outcome.ts";
import { hashOf } from "../../core/casefile/revision.ts";
import { notDrawable } from "../../core/forms/drawable.ts";
import { formsNeeded } from "../../core/forms/needed.ts";
import { packFor } from "../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { compareFilings } from "../../core/settlement/compare-filings.ts";
import { referral } from "../store/people.ts";
import { area } from "../support/facts.ts";

const TODAY = day("2026-11-20");

function packOf(pool: string) {
  const loaded = packFor(area(pool), "resident", TODAY);
  if (loaded === undefined) throw new Error("no pack");
  return loaded;
}

const KAIFENG = "410200";
const CHANGSHA = "430100";
const SHENYANG = "210100";

function alone(filing: Partial<CaseForm["filing"]>, pool = CHANGSHA): CaseForm {
  const { person, filing: made } = referral();
  const form = emptyCase({ area: pool, insurance: "resident" }, "filing");
  const { name, certNo, phone } = person;
  return {
    ...form,
    person: { ...form.person, name, certNo, phone },
    filing: { ...made, ...filing },
  };
}

const PLEDGED = {
  category: "posted-worker",
  basis: "commitment",
  materials: { identity: "seen" },
} as const;
const STEP: FilingStepForm = { id: "s1", do: "cancel", on: "2026-11-20", reason: "回本地" };

function assessed(form: CaseForm) {
  return assess(form, packOf(form.pool.area), NO_SETTINGS, TODAY);
}

const codes = (form: CaseForm) => assessed(form).problems.map(({ code }) => code);

describe("what a case is for", () => {
  it("a case without a purpose keeps the hash that it was sealed with", () => {
    const form = referral();
    expect(hashOf(CaseForm.parse(form))).toBe(hashOf(form));
    expect(CaseForm.parse(form)).not.toHaveProperty("purpose");
  });

  it("HUN-10: a filing alone asks nothing of a stay, its bills, the year or the payee", () => {
    const { facts, receipt, problems } = assessed(alone({}));
    expect({ facts, receipt, problems }).toEqual({ facts: null, receipt: null, problems: [] });
  });

  it("is recorded as filed, without amounts", () => {
    expect(outcomeOf(assessed(alone({})))).toEqual({
      standing: "filed",
      total: "",
      fund: "",
      person: "",
    });
    expect(outcomeOf(assessed(alone({ place: "" }))).standing).toBe("incomplete");
  });

  it.each<[string, Purpose, CaseForm["filing"]["wanted"], string]>([
    ["a claim alone makes no filing", "claim", "new", "E-FIL-21"],
    ["a filing alone has one", "filing", "none", "E-FIL-22"],
    [
      "a filing of the core system is opened to do something with it",
      "filing",
      "existing",
      "E-FIL-24",
    ],
  ])("%s", (_name, purpose, wanted, code) => {
    expect(codes({ ...alone({ wanted }), purpose })).toContain(code);
  });
});

describe("what is recorded of a filing", () => {
  it("HUN-16: is held against the filing's own days and the pool's lock", () => {
    expect(codes(alone({ steps: [{ ...STEP, on: "2026-11-19" }] }))).toContain("E-FIL-31");
    expect(codes(alone({ steps: [{ ...STEP, on: "2026-11-21" }] }))).toContain("E-DAY-31");
    expect(codes(alone({ steps: [{ ...STEP, reason: "" }] }))).toContain("E-NEED-01");
    expect(codes(alone({ steps: [STEP] }))).toEqual([]);
  });

  it("LN-1.1a: a cancellation in the lock is named with the day on which the lock ends", () => {
    const proven = { category: "long-term-resident", proofEnds: "2029-06-30" } as const;
    const found = assessed(alone({ ...proven, steps: [STEP] }, SHENYANG)).problems.find(
      ({ code }) => code === "E-FIL-30",
    );
    expect(found).toMatchObject({
      what: "2026-11-20 的取消备案不成立：备案在锁定期内，2027-05-20（当日在内）以前不得取消。",
      field: "filing.steps.0",
    });
  });

  it("KF-1.3.1: a change in Kaifeng's lock goes through with its reason", () => {
    const to = { category: "posted-worker", basis: "commitment", place: "110000" } as const;
    const change = { ...STEP, do: "change", to } as const;
    const proven = { category: "long-term-resident", basis: "proof" } as const;
    const materials = { identity: "seen", residence: "seen" } as const;
    const { life, problems } = assessed(alone({ ...proven, materials, steps: [change] }, KAIFENG));
    expect(problems).toEqual([]);
    expect(life?.lived).toMatchObject({
      value: { changed: [{ exception: "回本地" }], now: { filing: { place: "110000" } } },
    });
  });

  it("HUN-16: a stay counts by the filing that held on its day of admission", () => {
    const form = referral();
    const to = { category: "other-temporary", basis: "declaration", place: "310000" } as const;
    const change = { ...STEP, do: "change", on: "2026-10-01", to } as const;
    const filed = { ...form.filing, date: "2026-09-01", wanted: "existing" } as const;
    const of = (steps: readonly FilingStepForm[]) =>
      assess(
        { ...form, filing: { ...filed, steps: [...steps] } },
        packOf(KAIFENG),
        NO_SETTINGS,
        TODAY,
      ).facts?.filing;
    expect(of([])).toMatchObject({ category: "referral", ended: null });
    expect(of([change])).toMatchObject({ category: "other-temporary", date: "2026-10-01" });
    expect(of([{ ...change, on: "2026-10-30" }])).toMatchObject({
      category: "referral",
      ended: "2026-10-30",
    });
  });

  it("HUN-16: a stay admitted in a suspension wants a reason before it is handed in", () => {
    const form = referral();
    const steps = [{ id: "s", do: "suspend", on: "2026-10-01", reason: "" }] as const;
    const filing = { ...form.filing, date: "2026-09-01", wanted: "existing" } as const;
    expect(codes({ ...form, filing: { ...filing, steps: [...steps] } })).toContain("W-FIL-25");
    expect(codes({ ...form, filing })).not.toContain("W-FIL-25");
  });
});

describe("HUN-12: a referral for the same disease at the same place", () => {
  const repeat = {
    follows: "430100-A3-20260601-001",
    category: "referral",
    date: "2026-06-01",
    place: "310000",
    diagnosis: "C34.1 肺恶性肿瘤",
    reason: "同一疗程第三次化疗",
  } as const;
  const materials = { identity: "seen" } as const;

  it("is filed without new proof", () => {
    expect(codes(alone({ materials }))).toEqual(["E-MAT-01"]);
    expect(codes(alone({ materials, repeat }))).toEqual([]);
  });

  it.each([
    ["E-FIL-42", { repeat: { ...repeat, category: "emergency" } }],
    ["E-FIL-43", { repeat: { ...repeat, date: "2026-12-01" } }],
    ["E-FIL-44", { repeat, place: "110000" }],
    ["E-FIL-46", { repeat: { ...repeat, reason: " " } }],
  ] as const)("%s: is refused by name", (code, filing) => {
    expect(codes(alone({ materials, ...filing }))).toEqual([code]);
  });

  it("KF-7.2: where no clause waives the proof, it is still asked", () => {
    expect(codes(alone({ materials, repeat }, KAIFENG))).toContain("E-MAT-01");
  });
});

describe("HUN-11: who acts for the person", () => {
  const office = { kind: "village", organisation: "顺河社区", name: "何静", phone: "13800000002" };
  const by = (agent: object, filing: Partial<CaseForm["filing"]>) => {
    const form = alone(filing);
    return assessed(CaseForm.parse({ ...form, agent: { ...form.agent, ...agent } })).problems.map(
      ({ code, field }) => `${code} ${field ?? ""}`,
    );
  };

  it("an office acts by its name, for long-term filings only", () => {
    expect(by(office, PLEDGED)).toEqual([]);
    expect(by({ ...office, organisation: "" }, PLEDGED)).toEqual(["E-NEED-01 agent.organisation"]);
    expect(by(office, {})).toEqual(["E-FIL-47 agent.kind"]);
  });

  it("a relative acts by identity, for any filing", () => {
    const relative = { ...office, kind: "relative", relation: "女儿" };
    expect(by(relative, {})).toEqual(["E-NEED-01 agent.certNo"]);
    expect(by({ ...relative, certNo: "41022419680412042X" }, {})).toHaveLength(1);
  });
});

describe("its papers", () => {
  it.each([
    [CHANGSHA, ["filing", "commitment"]],
    [SHENYANG, ["filing-notice", "filing", "commitment"]],
  ])("HUN-11, LN-1.1c: pool %s", (pool, forms) => {
    const form = alone(PLEDGED, pool);
    expect(formsNeeded(form, packOf(pool).pack, assessed(form))).toEqual(forms);
  });

  it("no statement is drawn of a filing alone", () => {
    const form = alone(PLEDGED);
    const { pack } = packOf(CHANGSHA);
    const drawn = { form, pack, settings: NO_SETTINGS, assessment: assessed(form) };
    expect(notDrawable("statement", drawn)).not.toBeNull();
    expect(notDrawable("filing", drawn)).toBeNull();
    expect(notDrawable("commitment", drawn)).toBeNull();
  });
});

test("KF-2.5: the routes are compared without money, each with its days, before anything is chosen", () => {
  const form = emptyCase({ area: SHENYANG, insurance: "resident" }, "filing");
  const routes = compareFilings(form, packOf(SHENYANG), NO_SETTINGS, TODAY);
  const short = routes.map(({ category, basis, life }) => [
    category,
    basis,
    life.validity?.until ?? null,
    life.validity?.changeLockedUntil ?? null,
    life.validity?.commitmentDue ?? null,
  ]);
  expect(short).toEqual([
    ["long-term-resident", "proof", null, null, null],
    ["long-term-resident", "commitment", null, "2027-05-20", "2027-05-20"],
    ["referral", "proof", "2027-05-20", null, null],
    ["other-temporary", "declaration", "2027-05-20", null, null],
  ]);
});
