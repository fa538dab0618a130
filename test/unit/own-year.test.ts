import { describe, expect, test } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { recordedIn } from "../../core/ledger/balance-form.ts";
import { entriesOf } from "../../core/ledger/entries-of.ts";
import type { OwnCase } from "../../core/ledger/own-case.ts";
import { type OwnCases, ownYear, type OwnYear } from "../../core/ledger/own-year.ts";
import { ownYearProblems } from "../../core/ledger/own-year-problems.ts";
import { takenOver } from "../../core/ledger/take-over.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { packOfCase } from "../../core/policy/pack-of-case.ts";
import { PACKS } from "../../core/policy/packs.ts";
import { referral } from "../store/people.ts";

/**
 * 本年累计 out of this counter's own cases. The stay of the fixture: 23,600.50 yuan,
 * 18,000.00 of class A and 5,600.50 of class B at 10 % paid first, at a hospital of
 * level 3 outside Kaifeng, referred with proof.
 */

const TODAY = day("2026-11-20");

function form(changes: (form: CaseForm) => void): CaseForm {
  const made = referral();
  changes(made);
  return made;
}

function stayFrom(admission: string, discharge: string) {
  return (made: CaseForm): void => {
    made.stay = { ...made.stay, admission, discharge, settled: discharge };
    made.lines = made.lines.map((line) => ({ ...line, date: admission }));
    made.invoices = made.invoices.map((invoice) => ({ ...invoice, date: discharge }));
  };
}

const EARLIER = stayFrom("2026-03-02", "2026-03-12");
const FIRST_STAY = (made: CaseForm): void => {
  made.opening = { ...made.opening, source: "first-stay", asOf: "2026-03-12" };
};
const first = form((made) => {
  EARLIER(made);
  FIRST_STAY(made);
});

function settled(made: CaseForm, asOf = TODAY) {
  const loaded = packOfCase(made, PACKS, day("2026-11-20"))?.loaded;
  if (loaded === undefined) throw new Error("no pack");
  const { facts, receipt } = assess(made, loaded, NO_SETTINGS, asOf);
  if (facts === null || receipt?.settlement === null || receipt === null) {
    throw new Error("not settled");
  }
  return { stay: facts.stay, settlement: receipt.settlement };
}

function own(made: CaseForm, changes: Partial<OwnCase> = {}): OwnCase {
  const { stay, settlement } = settled(made);
  const number = changes.number ?? "410200-A3-20260313-001";
  const order = changes.order ?? 1;
  const entries = entriesOf(settlement, stay, { id: "one", order, settledOn: day("2026-03-13") });
  return {
    key: "one",
    number,
    hash: "a".repeat(64),
    state: "handed-over",
    drafted: false,
    hospital: made.stay.hospital,
    admission: made.stay.admission,
    discharge: made.stay.discharge,
    sealedOn: day("2026-03-13"),
    handedOverOn: day("2026-03-15"),
    reversedOn: null,
    order,
    balance: recordedIn(made, number),
    outcome: entries === null ? { kind: "open" } : { kind: "settled", entries },
    ...changes,
  };
}

const book = (...cases: readonly OwnCase[]): OwnCases => ({ self: null, cases });

function year(made: CaseForm, cases: OwnCases): OwnYear {
  const found = ownYear(made, cases);
  if (found === null) throw new Error("no year");
  return found;
}

function withoutBalance(made: CaseForm): CaseForm {
  return { ...made, opening: { ...made.opening, source: "", asOf: "", sameLevelStays: "" } };
}

function deductibleOf(made: CaseForm): number {
  return settled(made)
    .settlement.layers.flatMap(({ steps }) => steps)
    .filter(({ detail }) => detail.kind === "deductible")
    .reduce((sum, { amount }) => sum + amount, 0);
}

const EMPTY = withoutBalance(referral());

describe("the second stay of a person at this counter (KF-2.1)", () => {
  test("takes the balance of the first case and what that case added, without typing", () => {
    const found = year(EMPTY, book(own(first)));
    expect(found.balance?.written).toMatchObject({
      source: "first-stay",
      from: "410200-A3-20260313-001",
    });
    const taken = takenOver(EMPTY, found);
    const { split } = settled(first).settlement;
    // 5,600.50 yuan at 10 % is 560.05 paid first, so 23,040.45 is in scope.
    expect(split.inScope).toBe(2_304_045);
    expect(taken).toMatchObject({ source: "office-ledger", sameLevelStays: "1" });
    // 900 deductible; (4,000 − 900) at 43 % is 1,333.00, (23,040.45 − 4,000) at 62 % is 11,805.08.
    expect(taken?.deductiblePaid).toBe("900.00");
    expect(taken?.pooledPaid).toBe("13138.08");
    expect(taken?.inScopeBorne).toBe("9902.37");
    expect(taken?.seriousIllnessPaid).toBe("0.00");
    expect(taken?.own?.cases).toEqual([
      { key: "one", number: "410200-A3-20260313-001", hash: "a".repeat(64) },
    ]);
  });

  test("HUN-18: and its deductible is the repeat one of the year", () => {
    const hunan = (made: CaseForm): void => {
      made.pool = { area: "430100", insurance: "resident" };
      made.filing = {
        ...made.filing,
        wanted: "existing",
        category: "long-term-resident",
        date: "2026-01-05",
      };
      made.stay.failure = "network";
    };
    const before = form((made) => [EARLIER, FIRST_STAY, hunan].forEach((change) => change(made)));
    const second = form(hunan);
    const taken = takenOver(second, year(withoutBalance(second), book(own(before))));
    if (taken === null) throw new Error("no sum");
    expect(taken).toMatchObject({ sameLevelStays: "1", deductiblePaid: "1200.00" });
    expect(deductibleOf(second)).toBe(120_000);
    expect(deductibleOf({ ...second, opening: taken })).toBe(60_000);
  });

  test("KF-2.1: and the yearly cap of 150,000 leaves it only what the first case has left", () => {
    const dear = form((made) => {
      EARLIER(made);
      FIRST_STAY(made);
      made.lines = made.lines.map((line) =>
        line.id === "l1" ? { ...line, amount: "230000", price: "230000" } : line,
      );
      made.invoices = made.invoices.map((invoice) => ({ ...invoice, amount: "235600.50" }));
    });
    const taken = takenOver(EMPTY, year(EMPTY, book(own(dear))));
    if (taken === null) throw new Error("no sum");
    // In scope 235,040.45: 1,333.00 and 62 % of 231,040.45, which is 143,245.08.
    expect(taken.pooledPaid).toBe("144578.08");
    const second = settled({ ...form(() => undefined), opening: taken }).settlement;
    // Alone it would be 13,138.08; 150,000.00 − 144,578.08 is left.
    expect(second.layers[0]?.state).toEqual({ kind: "paid", amount: 542_192 });
  });

  test("a stay before the first case takes nothing of it", () => {
    const late = form((made) => stayFrom("2026-01-05", "2026-01-10")(made));
    const found = year(withoutBalance(late), book(own(first)));
    expect(found.rows.map(({ part }) => part.kind)).toEqual(["later"]);
    expect(takenOver(late, found)).toMatchObject({ pooledPaid: "0.00", sameLevelStays: "0" });
  });

  test("HUN-51: a case of another year is none of it", () => {
    const other = form((made) => stayFrom("2025-03-02", "2025-03-12")(made));
    expect(year(EMPTY, book(own(other))).rows).toEqual([]);
  });
});

describe("nothing is taken as zero", () => {
  test("where nobody has recorded a balance the sum stays undetermined", () => {
    const unknown = own(first, { balance: null });
    const found = year(EMPTY, book(unknown));
    expect(found.result).toEqual({ kind: "no-balance" });
    expect(takenOver(EMPTY, found)).toBeNull();
  });

  test.each(["open", "untold"] as const)(
    "while an earlier case is %s nothing is summed",
    (kind) => {
      const found = year(EMPTY, book(own(first, { outcome: { kind } })));
      expect(found.rows[0]?.part).toEqual({ kind });
      expect(found.result).toEqual({ kind: "unknown" });
    },
  );

  test("a case that is refused adds nothing and keeps nothing open", () => {
    const found = year(EMPTY, book(own(first, { outcome: { kind: "refused" } })));
    expect(takenOver(EMPTY, found)).toMatchObject({ pooledPaid: "0.00" });
  });

  test("a balance that knows only another level says nothing of this one", () => {
    const read = form((made) => {
      made.opening = { ...made.opening, asOf: "2026-02-01", sameLevelStays: "1" };
      EARLIER(made);
      made.stay.level = "level2";
    });
    const found = year(EMPTY, book(own(read)));
    expect(found.result).toEqual({ kind: "lacking" });
  });
});

describe("nothing is counted twice", () => {
  const READ = form((made) => {
    made.opening = {
      ...made.opening,
      asOf: "2026-06-30",
      sameLevelStays: "1",
      deductiblePaid: "900",
      pooledPaid: "20000",
    };
  });
  const kinds = (made: CaseForm, changes: Partial<OwnCase>) =>
    year(made, book(own(first, changes))).rows.map(({ part }) => part.kind);

  test.each([
    [
      "handed over before the balance was read: it is in it",
      "2026-06-01",
      "2026-06-10",
      "in-balance",
    ],
    ["first sealed after it was read: it is not", "2026-07-01", "2026-07-09", "added"],
    ["handed over on that day: nobody can tell", "2026-06-01", "2026-06-30", "ask"],
    ["sealed before and handed over after: nobody can tell", "2026-06-01", "2026-07-02", "ask"],
    ["sealed before and still here: nobody can tell", "2026-06-01", null, "ask"],
  ])("%s", (_name, sealedOn, handedOverOn, part) => {
    const days = {
      sealedOn: day(sealedOn),
      handedOverOn: handedOverOn === null ? null : day(handedOverOn),
    };
    expect(kinds(READ, days)).toEqual([part]);
  });

  test("until the clerk has said, there is no sum, and the warning names the case", () => {
    const asked = book(own(first, { handedOverOn: null }));
    expect(year(READ, asked).result).toEqual({ kind: "ask" });
    expect(ownYearProblems(READ, year(READ, asked))).toMatchObject([
      { code: "W-OPN-05", field: "opening.source" },
    ]);
    const said = (word: "yes" | "no"): CaseForm => ({
      ...READ,
      opening: { ...READ.opening, contained: { one: word } },
    });
    expect(takenOver(READ, year(said("yes"), asked))).toMatchObject({ pooledPaid: "20000.00" });
    expect(takenOver(READ, year(said("no"), asked))).toMatchObject({
      pooledPaid: "33138.08",
      sameLevelStays: "2",
    });
  });

  test("a balance recorded for a stay does not hold that stay, whatever its day", () => {
    const before = form((made) => {
      EARLIER(made);
      made.opening = { ...made.opening, asOf: "2026-03-20", pooledPaid: "5000" };
    });
    const found = year(EMPTY, book(own(before)));
    expect(found.rows.map(({ part }) => part.kind)).toEqual(["added"]);
    expect(takenOver(EMPTY, found)).toMatchObject({ pooledPaid: "18138.08" });
  });

  test("a balance that may hold the stay itself is not its balance", () => {
    const later = form((made) => {
      made.opening = { ...made.opening, asOf: "2026-11-20", pooledPaid: "9000" };
    });
    const cases = [own(later, { sealedOn: day("2026-11-20"), order: 2 })];
    const again = { self: { sealedOn: day("2026-03-13"), order: 1 }, cases };
    expect(year(withoutBalance(first), again).result).toEqual({ kind: "no-balance" });
  });

  test("taking over twice is taking over once", () => {
    const taken = takenOver(EMPTY, year(EMPTY, book(own(first))));
    if (taken === null) throw new Error("no sum");
    const adopted = { ...EMPTY, opening: taken };
    expect(takenOver(adopted, year(adopted, book(own(first))))).toEqual(taken);
    expect(ownYearProblems(adopted, year(adopted, book(own(first))))).toEqual([]);
  });
});

describe("what the other cases say against the figures of the form", () => {
  const told = (made: CaseForm, ...cases: readonly OwnCase[]) =>
    ownYearProblems(made, year(made, book(...cases))).map(({ code, what }) => [code, what]);
  const typedFirst = form((made) => {
    made.opening = { ...made.opening, source: "first-stay" };
  });

  test("a first stay of the year is not one where this counter has settled another", () => {
    expect(told(typedFirst, own(first))).toEqual([
      ["W-OPN-04", "本年累计没有算进本窗口的案件 410200-A3-20260313-001。"],
    ]);
  });

  test("nor where another case has recorded a balance of the core system", () => {
    const read = form((made) => {
      EARLIER(made);
      made.opening = { ...made.opening, asOf: "2026-02-01", pooledPaid: "5000" };
    });
    expect(told(typedFirst, own(read))).toEqual([
      [
        "W-OPN-06",
        "选了“本年首次就医”，但案件 410200-A3-20260313-001 记有截至2026-02-01的本年累计。",
      ],
    ]);
  });

  test("an earlier case that changes after it was taken over is told", () => {
    const taken = takenOver(EMPTY, year(EMPTY, book(own(first))));
    if (taken === null) throw new Error("no sum");
    const dearer = form((made) => {
      EARLIER(made);
      FIRST_STAY(made);
      made.lines = made.lines.map((line) =>
        line.id === "l1" ? { ...line, amount: "19000", price: "19000" } : line,
      );
    });
    const adopted = { ...EMPTY, opening: taken };
    expect(told(adopted, own(dearer, { hash: "b".repeat(64) }))).toEqual([
      ["W-OPN-03", "上次采用本窗口案件后有变化：案件 410200-A3-20260313-001。"],
    ]);
    expect(told(adopted, own(first))).toEqual([]);
  });
});

describe("a reversal takes a case out of the year that bore it (HUN-52)", () => {
  const back = { state: "reversed" as const, reversedOn: day("2026-07-10") };
  const read = (asOf: string): CaseForm =>
    form((made) => {
      made.opening = {
        ...made.opening,
        asOf,
        sameLevelStays: "1",
        deductiblePaid: "900",
        pooledPaid: "13138.08",
        inScopeBorne: "9902.37",
      };
    });

  test("a case that this counter added is added no more", () => {
    const found = year(EMPTY, book(own(first, back)));
    expect(found.rows.map(({ part }) => part.kind)).toEqual(["reversed"]);
    expect(takenOver(EMPTY, found)).toMatchObject({ pooledPaid: "0.00", sameLevelStays: "0" });
  });

  test("out of a balance that holds it its figures are taken, to the fen", () => {
    const made = read("2026-06-30");
    const found = year(made, book(own(first, back)));
    expect(found.rows.map(({ part }) => part.kind)).toEqual(["taken-out"]);
    expect(takenOver(made, found)).toMatchObject({
      sameLevelStays: "0",
      deductiblePaid: "0.00",
      pooledPaid: "0.00",
      inScopeBorne: "0.00",
    });
  });

  test("out of a balance that was read after the reversal nothing is taken", () => {
    const made = read("2026-08-01");
    expect(year(made, book(own(first, back))).rows.map(({ part }) => part.kind)).toEqual([
      "reversed",
    ]);
  });
});
