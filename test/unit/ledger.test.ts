import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day, type IsoDate } from "../../core/calendar.ts";
import type { Stay } from "../../core/claim/stay.ts";
import { entriesOf, reversed } from "../../core/ledger/entries-of.ts";
import type { Ledger, LedgerEntry, YearOpening } from "../../core/ledger/ledger.ts";
import { openingFor, type StayInYear } from "../../core/ledger/opening-for.ts";
import { fen, minus, yuan } from "../../core/money.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts, Opening } from "../../core/settlement/facts.ts";
import { mirror } from "../../core/settlement/mirror.ts";
import type { Settlement } from "../../core/settlement/receipt.ts";
import { buildPack, supplement } from "../support/pack-builder.ts";
import { CHANGSHA, FIRST_STAY, facts, filing, inScope, pack, stay, y } from "../support/facts.ts";

const hunan = pack("hunan-residents-2023");
const kaifeng = pack("kaifeng-residents-2023");
const ANSWER = { document: "函", by: "赵敏", on: "2026-01-05" };

const FIRST: YearOpening = {
  year: 2026,
  source: "first-stay",
  asOf: day("2026-01-01"),
  stays: {},
  deductiblePaid: fen(0),
  pooledPaid: fen(0),
  entered: null,
  inScopeBorne: fen(0),
  seriousIllnessPaid: fen(0),
  others: {},
};

/** A balance read from the core system, as a clerk types it. */
const READ: YearOpening = {
  ...FIRST,
  source: "core-system",
  asOf: day("2026-06-30"),
  stays: { level3: 1 },
  deductiblePaid: y("1200"),
  pooledPaid: y("40000"),
  inScopeBorne: y("9000"),
  seriousIllnessPaid: y("500"),
};

const ASKED: StayInYear = { year: 2026, level: "level3", day: day("2026-12-31"), order: 9 };

function settled(
  changes: Partial<ClaimFacts>,
  loaded: LoadedPack = hunan,
  settings: PoolSettings = NO_SETTINGS,
): Settlement {
  const { settlement } = adjudicate(loaded, settings, facts({ pool: CHANGSHA, ...changes }));
  if (settlement === null) throw new Error("this stay is not payable");
  return settlement;
}

/** A stay of ten days filed to before it, and paid on the day of discharge. */
function stayAt(admission: IsoDate, changes: Partial<Stay> = {}): Partial<ClaimFacts> {
  const discharge = addDays(admission, 10);
  return {
    filing: filing({ date: day("2025-06-01") }),
    stay: stay({ admission, discharge, settled: discharge, failure: "network", ...changes }),
  };
}

function entries(
  settlement: Settlement,
  own: Stay,
  id: string,
  settledOn: IsoDate,
): readonly LedgerEntry[] {
  const made = entriesOf(settlement, own, { id, order: 1, settledOn });
  if (made === null) throw new Error("nothing was settled");
  return made;
}

function ledger(openings: readonly YearOpening[], all: readonly LedgerEntry[] = []): Ledger {
  return { openings, entries: all };
}

describe("without a balance nothing is taken as zero", () => {
  test("no balance of the year: undetermined", () => {
    expect(openingFor(ledger([]), ASKED)).toBeNull();
    expect(openingFor(ledger([{ ...READ, year: 2025 }]), ASKED)).toBeNull();
  });

  test("a first stay of the year is known to have nothing before it", () => {
    expect(openingFor(ledger([FIRST]), ASKED)).toMatchObject({
      source: "first-stay",
      sameLevelStays: 0,
      pooledPaid: 0,
    });
  });

  test("a level of which the balance says nothing", () => {
    expect(openingFor(ledger([READ]), ASKED)?.sameLevelStays).toBe(1);
    expect(openingFor(ledger([READ]), { ...ASKED, level: "level2" })).toBeNull();
  });

  test("amounts of layers that the balance does not name stay unknown beside own cases", () => {
    const own = stayAt(day("2026-08-01"));
    const made = entries(settled(own), own.stay ?? stay(), "a", day("2026-09-01"));
    const opening = openingFor(ledger([READ], made), ASKED);
    expect(opening).not.toBeNull();
    expect(opening?.entered).toBeUndefined();
    expect(opening?.others).toEqual({});
  });

  test("a stay whose pooled fund is undetermined has not been settled", () => {
    const own = stayAt(day("2026-08-01"));
    const open = settled({ ...own, opening: null });
    expect(entriesOf(open, stay(), { id: "a", order: 1, settledOn: day("2026-09-01") })).toBeNull();
  });

  test("a stay of which nobody can say what serious-illness insurance pays leaves the year unknown", () => {
    const own = stayAt(day("2026-08-01"));
    const open = settled({ ...own, aid: "unknown" });
    const made = entries(open, own.stay ?? stay(), "a", day("2026-09-01"));
    expect(made[0]?.seriousIllnessPaid).toBeNull();
    expect(openingFor(ledger([FIRST], made), ASKED)).toBeNull();
  });

  test("a balance that falls below zero contradicts itself", () => {
    const own = stayAt(day("2026-08-01"));
    const [made] = entries(settled(own), own.stay ?? stay(), "a", day("2026-03-01"));
    if (made === undefined) throw new Error("no entry");
    const back = { ...reversed(made, day("2026-09-01")), pooledPaid: fen(-99_999_999) };
    expect(openingFor(ledger([READ], [back]), ASKED)).toBeNull();
  });
});

describe("a year at the counter, stay by stay (HUN-18, HUN-51)", () => {
  /** Settles the stays one after the other, each on the balance that the ledger gives. */
  function year(amounts: readonly string[]) {
    let made: readonly LedgerEntry[] = [];
    const results: { readonly opening: Opening; readonly settlement: Settlement }[] = [];
    for (const [index, amount] of amounts.entries()) {
      const admission = addDays(day("2026-02-01"), index * 30);
      const own = stayAt(admission);
      const ownStay = own.stay ?? stay();
      const at = { year: 2026, level: ownStay.level, day: addDays(admission, 10), order: 1 };
      const opening = openingFor(ledger([FIRST], made), at);
      if (opening === null) throw new Error("no balance");
      const settlement = settled({ ...own, opening, lines: inScope(amount) });
      results.push({ opening, settlement });
      made = [...made, ...entries(settlement, ownStay, String(index), addDays(admission, 20))];
    }
    return { made, results };
  }

  const { made, results } = year(["20000", "30000", "90000", "8000"]);

  test("the deductible is 1,200, then half of it, to the yearly ceiling of 3,000", () => {
    expect(made.map((entry) => yuan(entry.deductiblePaid))).toEqual([
      "1200.00",
      "600.00",
      "600.00",
      "600.00",
    ]);
    expect(results.map(({ opening }) => opening.sameLevelStays)).toEqual([0, 1, 2, 3]);
  });

  test("the balance of a stay is what the stays before it gave, added up by hand", () => {
    const before = results.slice(0, 3).map(({ settlement }) => settlement);
    const paidBy = (id: "pooled" | "serious-illness"): number =>
      before
        .flatMap(({ layers }) => layers)
        .reduce(
          (total, { id: own, state }) =>
            own === id && state.kind === "paid" ? total + state.amount : total,
          0,
        );
    const inScopeTotal = y("20000") + y("30000") + y("90000");
    expect(results[3]?.opening).toMatchObject({
      source: "office-ledger",
      deductiblePaid: y("2400"),
      pooledPaid: paidBy("pooled"),
      entered: inScopeTotal - y("2400"),
      inScopeBorne: inScopeTotal - paidBy("pooled"),
      seriousIllnessPaid: paidBy("serious-illness"),
    });
    expect(paidBy("serious-illness")).toBeGreaterThan(0);
  });

  test("the balance is as of the day on which the last of them was settled", () => {
    expect(results[1]?.opening.asOf).toBe("2026-02-21");
    expect(results[3]?.opening.asOf).toBe("2026-04-22");
  });

  test("a stay asks only for those before it in the order of their ruling days", () => {
    const at = { year: 2026, level: "level3" as const, day: day("2026-03-13"), order: 1 };
    expect(openingFor(ledger([FIRST], made), at)?.sameLevelStays).toBe(1);
    expect(openingFor(ledger([FIRST], made), { ...at, order: 2 })?.sameLevelStays).toBe(2);
  });

  test("HUN-8: an outpatient bill adds its amounts and is no stay before the next", () => {
    const visits = made.map((entry) => ({ ...entry, care: "outpatient" as const }));
    const opening = openingFor(ledger([FIRST], visits), ASKED);
    expect(opening).toMatchObject({ sameLevelStays: 0, deductiblePaid: y("3000") });
  });

  test("another level counts its own stays and every other amount of the year", () => {
    const opening = openingFor(ledger([FIRST], made), { ...ASKED, level: "level2" });
    expect(opening).toMatchObject({ sameLevelStays: 0, deductiblePaid: y("3000") });
  });

  test("the next year begins anew", () => {
    const next = { ...FIRST, year: 2027, asOf: day("2027-01-01") };
    const at = { ...ASKED, year: 2027, day: day("2027-05-01") };
    expect(openingFor(ledger([FIRST, next], made), at)).toMatchObject({ pooledPaid: 0 });
  });
});

describe("what the balance already holds is not counted twice", () => {
  const own = stayAt(day("2026-05-01"));
  const ownStay = own.stay ?? stay();
  const settlement = settled(own);
  const paid =
    settlement.layers[0]?.state.kind === "paid" ? settlement.layers[0].state.amount : fen(0);
  const on = (settledOn: string) => entries(settlement, ownStay, "a", day(settledOn));

  test.each([
    ["2026-06-29", 0],
    ["2026-06-30", 0],
    ["2026-07-01", 1],
  ])("a case settled on %s stands beside a balance of 30 June %d times", (settledOn, times) => {
    const opening = openingFor(ledger([READ], on(settledOn)), ASKED);
    expect(opening?.pooledPaid).toBe(READ.pooledPaid + times * paid);
    expect(opening?.sameLevelStays).toBe(1 + times);
    expect(opening?.source).toBe(times === 0 ? "core-system" : "office-ledger");
  });

  test("of two balances the newer rules", () => {
    const newer = { ...READ, asOf: day("2026-08-31"), pooledPaid: y("70000") };
    for (const openings of [
      [READ, newer],
      [newer, READ],
    ]) {
      expect(openingFor(ledger(openings, on("2026-07-15")), ASKED)?.pooledPaid).toBe(y("70000"));
    }
  });

  test("a case in the balance that is reversed later is taken out of it (HUN-52, HUN-72)", () => {
    const [entry] = on("2026-06-01");
    if (entry === undefined) throw new Error("no entry");
    const back = reversed(entry, day("2026-07-10"));
    const opening = openingFor(ledger([READ], [entry, back]), ASKED);
    expect(opening?.pooledPaid).toBe(minus(READ.pooledPaid, paid));
    expect(opening?.sameLevelStays).toBe(0);
  });
});

describe("a reversal (HUN-52)", () => {
  const own = stayAt(day("2025-05-01"));
  const ownStay = own.stay ?? stay();
  const settlement = settled({ ...own, filing: filing({ date: day("2025-01-01") }) });
  const [entry] = entries(settlement, ownStay, "a", day("2025-06-01"));
  if (entry === undefined) throw new Error("no entry");
  const opening2025 = { ...FIRST, year: 2025, asOf: day("2025-01-01") };
  const opening2026 = { ...READ, asOf: day("2026-01-10") };

  test("in a later year takes its amounts out of the year that bore them", () => {
    const book = ledger([opening2025, opening2026], [entry, reversed(entry, day("2026-03-01"))]);
    const in2025 = openingFor(book, { ...ASKED, year: 2025, day: day("2025-12-31") });
    expect(in2025).toMatchObject({ source: "first-stay", pooledPaid: 0, sameLevelStays: 0 });
    expect(openingFor(book, ASKED)?.pooledPaid).toBe(READ.pooledPaid);
  });

  test("is what the mirror of its settlement gives", () => {
    const on = day("2026-03-01");
    expect(entries(mirror(settlement), ownStay, "a", on)).toEqual([reversed(entry, on)]);
  });

  test("twice is the entry again", () => {
    expect(reversed(reversed(entry, day("2026-03-01")), entry.settledOn)).toEqual(entry);
  });

  test("leaves a stay that is settled again standing", () => {
    const again = { ...entry, settledOn: day("2026-04-01") };
    const all = [entry, reversed(entry, day("2026-03-01")), again];
    const asked = { ...ASKED, year: 2025, day: day("2025-12-31") };
    expect(openingFor(ledger([opening2025], all), asked)).toMatchObject({
      pooledPaid: entry.pooledPaid,
      sameLevelStays: 1,
    });
  });
});

describe("a stay across two years", () => {
  const across = {
    filing: filing({ date: day("2025-06-01") }),
    stay: stay({
      admission: day("2025-12-22"),
      discharge: day("2026-01-11"),
      settled: day("2026-01-11"),
      failure: "network",
    }),
    lines: inScope("80000"),
    opening: { ...FIRST_STAY, asOf: day("2026-01-20") },
    earlierOpening: { ...FIRST_STAY, asOf: day("2025-12-31") },
  };
  const under = (reading: string): Settlement =>
    settled(across, kaifeng, { ...NO_SETTINGS, answers: { Q7: { reading, ...ANSWER } } });

  test("bears on the year of discharge alone (HUN-51)", () => {
    const made = entries(under("discharge-year"), across.stay, "a", day("2026-02-01"));
    expect(made.map(({ year }) => year)).toEqual([2026]);
  });

  test("split by days makes an entry of each year, which add up to the stay (Q7)", () => {
    const settlement = under("day-split");
    const made = entries(settlement, across.stay, "a", day("2026-02-01"));
    expect(made.map(({ year }) => year)).toEqual([2025, 2026]);
    const total = (of: (entry: LedgerEntry) => number): number =>
      made.map(of).reduce((a, b) => a + b, 0);
    const paidBy = (id: string) => {
      const state = settlement.layers.find((layer) => layer.id === id)?.state;
      return state?.kind === "paid" ? state.amount : null;
    };
    expect(total((entry) => entry.pooledPaid)).toBe(paidBy("pooled"));
    expect(total((entry) => entry.seriousIllnessPaid ?? 0)).toBe(paidBy("serious-illness"));
    expect(total((entry) => entry.inScopeBorne)).toBe(y("80000") - (paidBy("pooled") ?? 0));
    expect(made.map((entry) => yuan(entry.deductiblePaid))).toEqual(["900.00", "900.00"]);
    expect(total((entry) => entry.entered ?? 0)).toBe(y("80000") - y("1800"));
  });

  test("and its mirror takes each part out of its year", () => {
    const settlement = under("day-split");
    const on = day("2026-05-01");
    const made = entries(settlement, across.stay, "a", day("2026-02-01"));
    expect(entries(mirror(settlement), across.stay, "a", on)).toEqual(
      made.map((entry) => reversed(entry, on)),
    );
  });
});

describe("where a pack counts otherwise", () => {
  test("a cap on what enters the fund: what it kept out has not entered (E04)", () => {
    const entering = buildPack({
      id: "entering",
      rows: { level3: { deductible: "1000", bands: "0.7" } },
      cap: { on: "entering", amount: "50000" },
      supplements: [supplement("large-amount", { base: ["over-cap"], bands: "0.9" })],
    });
    const settlement = settled({ lines: inScope("61000"), pool: facts().pool }, entering);
    const [entry] = entries(settlement, stay(), "a", day("2026-11-20"));
    expect(entry).toMatchObject({
      entered: y("50000"),
      pooledPaid: y("35000"),
      others: { "large-amount": { borne: y("10000"), paid: y("9000") } },
      seriousIllnessPaid: 0,
    });
    const at = { ...ASKED, day: day("2026-12-01") };
    const book = ledger([FIRST], entry === undefined ? [] : [entry]);
    expect(openingFor(book, at)).toMatchObject({
      entered: y("50000"),
      others: { "large-amount": { borne: y("10000"), paid: y("9000") } },
    });
  });

  test("a layer that does not serve the person leaves its own count unknown", () => {
    const own = stayAt(day("2026-08-01"));
    const [entry] = entries(settled(own), own.stay ?? stay(), "a", day("2026-09-01"));
    expect(entry?.others).not.toHaveProperty("medical-assistance");
  });
});

describe("properties of the ledger", () => {
  const amount = fc.integer({ min: 0, max: 50_000_000 }).map(fen);
  const counted = fc.record({ borne: amount, paid: amount });
  const entry: fc.Arbitrary<LedgerEntry> = fc.record({
    stay: fc.uuid(),
    year: fc.constantFrom(2025, 2026),
    level: fc.constantFrom("level2", "level3"),
    care: fc.constant("inpatient" as const),
    times: fc.constant(1 as const),
    day: fc.integer({ min: 0, max: 364 }).map((days) => addDays(day("2026-01-01"), days)),
    order: fc.integer({ min: 1, max: 3 }),
    settledOn: fc.integer({ min: 0, max: 500 }).map((days) => addDays(day("2026-01-01"), days)),
    deductiblePaid: amount,
    pooledPaid: amount,
    entered: fc.option(amount),
    inScopeBorne: amount,
    seriousIllnessPaid: amount,
    others: fc.record({ "large-amount": counted }, { requiredKeys: [] }),
  });
  const book = fc.array(entry, { maxLength: 12 });
  const opening = fc.constantFrom(FIRST, READ, {
    ...READ,
    entered: y("100"),
    others: { "large-amount": { borne: y("1"), paid: y("1") } },
  });
  const asked: fc.Arbitrary<StayInYear> = fc.record({
    year: fc.constant(2026),
    level: fc.constant("level3"),
    day: fc.integer({ min: 0, max: 364 }).map((days) => addDays(day("2026-01-01"), days)),
    order: fc.integer({ min: 1, max: 3 }),
  });

  test("the order in which entries stand does not matter", () => {
    fc.assert(
      fc.property(opening, book, fc.infiniteStream(fc.nat()), asked, (one, all, keys, at) => {
        const shuffled = all
          .map((each) => ({ each, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect(openingFor(ledger([one], shuffled), at)).toEqual(openingFor(ledger([one], all), at));
      }),
    );
  });

  test("an entry and its reversal are nothing together (HUN-52)", () => {
    fc.assert(
      fc.property(opening, book, entry, asked, (one, all, more, at) => {
        const late = { ...more, settledOn: addDays(one.asOf, 1) };
        const both = [late, ...all, reversed(late, addDays(one.asOf, 2))];
        expect(openingFor(ledger([one], both), at)).toEqual(openingFor(ledger([one], all), at));
      }),
    );
  });

  test("the balance is the sum that hand computing gives", () => {
    fc.assert(
      fc.property(opening, book, asked, (one, all, at) => {
        const own = all.filter(
          (each) =>
            each.year === 2026 &&
            each.settledOn > one.asOf &&
            `${each.day} ${each.order}` < `${at.day} ${at.order}`,
        );
        const total = (of: (each: LedgerEntry) => number, start: number): number =>
          own.reduce((sum, each) => sum + of(each), start);
        const result = openingFor(ledger([one], all), at);
        expect(result).toMatchObject({
          deductiblePaid: total((each) => each.deductiblePaid, one.deductiblePaid),
          pooledPaid: total((each) => each.pooledPaid, one.pooledPaid),
          inScopeBorne: total((each) => each.inScopeBorne, one.inScopeBorne),
          seriousIllnessPaid: total(
            (each) => each.seriousIllnessPaid ?? 0,
            one.seriousIllnessPaid ?? 0,
          ),
          sameLevelStays: total((each) => (each.level === "level3" ? 1 : 0), one.stays.level3 ?? 0),
        });
        const unknown = own.some((each) => each.entered === null);
        if (unknown) expect(result).not.toHaveProperty("entered");
      }),
    );
  });
});
