import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { day } from "../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { readCase } from "../../core/casefile/read.ts";
import { FormReader } from "../../core/casefile/reader.ts";
import { readOtherStays } from "../../core/casefile/read-other-stays.ts";
import { adjudicateFile } from "../../core/exchange/adjudicate-file.ts";
import { replayOf } from "../../core/exchange/replay.ts";
import { receiptFileOf } from "../../core/exchange/write-receipt.ts";
import { otherStaysBefore } from "../../core/ledger/other-stays-before.ts";
import type { LedgerEntry, StaysRead, YearOpening } from "../../core/ledger/ledger.ts";
import { openingFor } from "../../core/ledger/opening-for.ts";
import { reversed } from "../../core/ledger/entries-of.ts";
import { fen } from "../../core/money.ts";

/** Where the counts of earlier stays come from: the form, a file, the office's own entries (HUN-18). */

describe("the form", () => {
  const EMPTY = emptyCase({ area: "430100", insurance: "resident" }).opening;
  const read = (opening: Partial<CaseForm["opening"]>, sameLevel = 0) => {
    const reader = new FormReader();
    const stays = readOtherStays(reader, { ...EMPTY, ...opening }, sameLevel);
    return [stays, reader.problems.map(({ code, field }) => `${code} ${field ?? ""}`)];
  };

  test("what is not written stays unknown; it is not zero", () => {
    expect(read({})).toEqual([{}, []]);
    expect(read({ anyLevelStays: " ", sameMonthStays: "" })).toEqual([{}, []]);
  });

  test.each<[Partial<CaseForm["opening"]>, object]>([
    [{ anyLevelStays: "0" }, { anyLevel: 0 }],
    [{ sameHospitalStays: "２" }, { sameHospital: 2 }],
    [
      { sameQuarterStays: "3", sameMonthStays: "3" },
      { sameQuarter: 3, sameMonth: 3 },
    ],
  ])("%o is read as %o", (opening, stays) => {
    expect(read(opening)).toEqual([stays, []]);
  });

  test.each([
    [{ anyLevelStays: "一" }, 0, "E-NUM-01 opening.anyLevelStays"],
    [{ sameHospitalStays: "-1" }, 0, "E-NUM-01 opening.sameHospitalStays"],
    [{ sameQuarterStays: "1.5" }, 0, "E-NUM-01 opening.sameQuarterStays"],
    [{ sameMonthStays: "1000" }, 0, "E-NUM-01 opening.sameMonthStays"],
    [{ anyLevelStays: "1" }, 2, "E-OPN-02 opening.anyLevelStays"],
    [{ anyLevelStays: "1", sameHospitalStays: "2" }, 0, "E-OPN-02 opening.anyLevelStays"],
    [{ anyLevelStays: "1", sameMonthStays: "2" }, 0, "E-OPN-02 opening.anyLevelStays"],
    [{ sameQuarterStays: "1", sameMonthStays: "2" }, 0, "E-OPN-02 opening.sameQuarterStays"],
  ])("%o beside %d at the same level cannot be: %s", (opening, sameLevel, problem) => {
    expect(read(opening, sameLevel)).toEqual([null, [problem]]);
  });

  test("本年首次就医 beside a count contradicts itself (E-OPN-01)", () => {
    const form = emptyCase({ area: "430100", insurance: "resident" });
    const zeros = { deductiblePaid: "0", pooledPaid: "0", inScopeBorne: "0" };
    const first = { source: "first-stay", asOf: "2026-11-20", sameLevelStays: "0" } as const;
    const codes = (sameMonthStays: string) => {
      const opening = { ...first, ...zeros, seriousIllnessPaid: "0", sameMonthStays };
      return readCase({ ...form, opening }, day("2026-11-20")).problems.map(({ code }) => code);
    };
    expect(codes("1")).toContain("E-OPN-01");
    expect(codes("0")).not.toContain("E-OPN-01");
  });
});

describe("a case file and its receipt", () => {
  const text = readFileSync(
    new URL("../fixtures/cases/kaifeng-referral.json", import.meta.url),
    "utf8",
  );
  const json = z.looseObject({ opening: z.looseObject({}) }).parse(JSON.parse(text));
  const adjudicated = (changes: object, earlier: object | null = null) => {
    const opening = { ...json.opening, ...changes };
    const changed = { ...json, opening, earlier_opening: earlier };
    const result = adjudicateFile(JSON.stringify(changed), null);
    if (!result.ok) throw new Error(`${result.error.message} ${result.error.field ?? ""}`);
    return result.value;
  };
  const COUNTS = {
    source: "core-system",
    same_level_stays: 1,
    any_level_stays: 4,
    same_hospital_stays: 2,
    same_quarter_stays: 3,
    same_month_stays: 0,
  };
  const STAYS = { anyLevel: 4, sameHospital: 2, sameQuarter: 3, sameMonth: 0 };

  test("bring the counts in, and out again to the same", () => {
    const done = adjudicated(COUNTS);
    expect(done.facts.opening?.stays).toEqual(STAYS);
    const file = receiptFileOf(done);
    expect(file.inputs.opening).toMatchObject(COUNTS);
    const replay = replayOf(file);
    expect(replay.ok && replay.value.facts.opening).toEqual(done.facts.opening);
  });

  test("of the year of admission too (Q7)", () => {
    const earlier = { ...json.opening, ...COUNTS, as_of: "2026-11-19" };
    expect(adjudicated({}, earlier).facts.earlierOpening?.stays).toEqual(STAYS);
  });

  test("say nothing of what the file does not hold", () => {
    const done = adjudicated({ source: "core-system", any_level_stays: 0 });
    expect(done.facts.opening?.stays).toEqual({ anyLevel: 0 });
    expect(receiptFileOf(done).inputs.opening).not.toHaveProperty("same_month_stays");
    expect(adjudicated({}).facts.opening).not.toHaveProperty("stays");
  });
});

const ENTRY: LedgerEntry = {
  stay: "a",
  year: 2026,
  level: "level2",
  hospital: "H31011500001",
  care: "inpatient",
  times: 1,
  day: day("2026-08-15"),
  order: 1,
  settledOn: day("2026-08-20"),
  deductiblePaid: fen(0),
  pooledPaid: fen(0),
  entered: fen(0),
  inScopeBorne: fen(0),
  seriousIllnessPaid: fen(0),
  others: {},
};
const OPENING: YearOpening = {
  year: 2026,
  source: "core-system",
  asOf: day("2026-06-30"),
  stays: { level3: 0 },
  deductiblePaid: fen(0),
  pooledPaid: fen(0),
  entered: null,
  inScopeBorne: fen(0),
  seriousIllnessPaid: fen(0),
  others: {},
};
const FIRST: YearOpening = { ...OPENING, source: "first-stay", asOf: day("2026-01-01") };
const ASKED = { day: day("2026-09-10"), hospital: "H31011500001" };

describe("what the ledger derives from the balance and the office's own stays", () => {
  const AUGUST = ENTRY;
  const SEPTEMBER = { ...ENTRY, stay: "b", day: day("2026-09-01") };
  const MAY = { ...ENTRY, stay: "c", day: day("2026-05-02") };
  const ELSEWHERE = { ...SEPTEMBER, stay: "d", hospital: "H31010400002" };
  const counts = (opening: YearOpening, entries: readonly LedgerEntry[], asked = ASKED) =>
    otherStaysBefore(opening, entries, asked);

  test("of a first stay of the year everything is known", () => {
    expect(counts(FIRST, [MAY, AUGUST, SEPTEMBER, ELSEWHERE])).toEqual({
      anyLevel: 4,
      sameHospital: 3,
      sameQuarter: 3,
      sameMonth: 2,
    });
    expect(counts(FIRST, [])).toEqual({
      anyLevel: 0,
      sameHospital: 0,
      sameQuarter: 0,
      sameMonth: 0,
    });
  });

  test("a balance read before the quarter began holds none of it, and does not tell the year", () => {
    expect(counts(OPENING, [AUGUST, SEPTEMBER])).toEqual({ sameQuarter: 2, sameMonth: 1 });
  });

  test.each<[string, string, StaysRead, object]>([
    ["in the quarter, of which it says nothing", "2026-07-01", {}, { sameMonth: 1 }],
    [
      "in the quarter, which it counts",
      "2026-08-31",
      { quarter: 1 },
      { sameQuarter: 3, sameMonth: 1 },
    ],
    ["in the month, of which it says nothing", "2026-09-05", { quarter: 0 }, { sameQuarter: 2 }],
    ["in the month, which it counts", "2026-09-05", { month: 2 }, { sameMonth: 3 }],
    ["after the quarter, whatever it counts", "2026-10-01", { quarter: 1, month: 1 }, {}],
    ["with the stays of the year", "2026-10-01", { anyLevel: 5 }, { anyLevel: 7 }],
  ])("a balance read %s", (_name, asOf, otherStays, expected) => {
    const opening = { ...OPENING, asOf: day(asOf), otherStays };
    expect(counts(opening, [AUGUST, SEPTEMBER])).toEqual(expected);
  });

  test("stays at a hospital are known where the balance and every entry name it", () => {
    const opening = { ...OPENING, otherStays: { byHospital: { H31011500001: 1 } } };
    expect(counts(opening, [AUGUST, ELSEWHERE])).toMatchObject({ sameHospital: 2 });
    const { hospital: _own, ...unnamed } = AUGUST;
    expect(counts(opening, [unnamed])).not.toHaveProperty("sameHospital");
    expect(counts(opening, [], { ...ASKED, hospital: "H31010400002" })).not.toHaveProperty(
      "sameHospital",
    );
    expect(otherStaysBefore(opening, [], { day: ASKED.day })).not.toHaveProperty("sameHospital");
  });

  test("the opening of a stay carries the counts, and its own stays with them", () => {
    const at = { year: 2026, level: "level3" as const, order: 1, ...ASKED };
    const opening = openingFor({ openings: [OPENING], entries: [AUGUST] }, at);
    expect(opening).toMatchObject({ source: "office-ledger", sameLevelStays: 0 });
    expect(opening?.stays).toEqual({ sameQuarter: 1, sameMonth: 0 });
    const alone = openingFor(
      { openings: [{ ...OPENING, asOf: day("2026-09-09") }], entries: [] },
      at,
    );
    expect(alone).not.toHaveProperty("stays");
  });

  test("a stay that is reversed counts no more (HUN-52)", () => {
    const at = { year: 2026, level: "level3" as const, order: 1, ...ASKED };
    const back = reversed(AUGUST, day("2026-08-25"));
    expect(back.hospital).toBe(AUGUST.hospital);
    const opening = openingFor({ openings: [FIRST], entries: [AUGUST, back] }, at);
    expect(opening?.stays).toEqual({ anyLevel: 0, sameHospital: 0, sameQuarter: 0, sameMonth: 0 });
  });

  test("more stays taken back than there were contradict the balance", () => {
    const at = { year: 2026, level: "level3" as const, order: 1, ...ASKED };
    const back = { ...reversed(MAY, day("2026-08-25")), level: "level2" as const };
    const known = { ...OPENING, otherStays: { anyLevel: 1 }, stays: { level2: 1, level3: 0 } };
    expect(openingFor({ openings: [known], entries: [back] }, at)?.stays).toMatchObject({
      anyLevel: 0,
    });
    const none = { ...known, otherStays: { anyLevel: 0 } };
    expect(openingFor({ openings: [none], entries: [back] }, at)).toBeNull();
  });
});
