import { describe, expect, test } from "vitest";
import { findArea, type AreaCode } from "../../core/area.ts";
import { addDays, day, type IsoDate } from "../../core/calendar.ts";
import { CATEGORIES, isLongTerm, type FilingCategory } from "../../core/filing/category.ts";
import type { Filing } from "../../core/filing/filing.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { PACKS } from "../../core/policy/packs.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import { unmet } from "../../core/policy/situation.ts";
import { createAdjudicator } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { facts, filing, SHANGHAI, stay } from "../support/facts.ts";
import { inShort } from "../support/receipts.ts";
import { settings } from "../support/settings.ts";

/**
 * On every day at which something begins or ends, exactly one rule of each pack
 * applies to each category, or the outcome says why none does.
 */

/** A pack whose document leaves its days open gets the days that an office might set. */
interface Dated {
  readonly loaded: LoadedPack;
  readonly settings: PoolSettings;
  readonly first: IsoDate;
  readonly last: IsoDate | null;
  /** Adds years to a day of 2026, so that it lies in the pack's period and leap years stay leap years. */
  readonly shift: number;
}

const OPEN_DATES = {
  "21": { "period.from": "2025-07-01" },
  "44": {
    "period.from": "2015-07-01",
    "period.to": "2022-12-31",
    "filing.longTerm.validity": "open-ended",
    "filing.temporary.validityMonths": "6",
  },
} as const;

function dated(loaded: LoadedPack): Dated {
  const { code } = loaded.pack.pool;
  if (code.startsWith("21")) {
    return {
      loaded,
      settings: settings(OPEN_DATES["21"]),
      first: day("2025-07-01"),
      last: null,
      shift: 0,
    };
  }
  if (code.startsWith("44")) {
    const last = day("2022-12-31");
    return {
      loaded,
      settings: settings(OPEN_DATES["44"]),
      first: day("2015-07-01"),
      last,
      shift: -8,
    };
  }
  return { loaded, settings: settings({}), first: day("2023-01-01"), last: null, shift: 0 };
}

const DATED = PACKS.map((loaded) => [loaded.pack.id, dated(loaded)] as const);

/** An insured pool that the pack rules. */
function poolOf({ pack }: LoadedPack): AreaCode {
  const { code } = pack.pool;
  const area = findArea(pack.pool.covers === "pool" ? code : `${code.slice(0, 2)}0200`);
  if (area === undefined) throw new Error(`no area for ${pack.id}`);
  return area.code;
}

function shifted(text: string, years: number): IsoDate {
  return day(`${Number(text.slice(0, 4)) + years}${text.slice(4)}`);
}

type Kind = FilingCategory | "none";
const KINDS: readonly Kind[] = ["none", ...CATEGORIES];

interface Visit {
  readonly kind: Kind;
  readonly filedOn: IsoDate;
  readonly admission: IsoDate;
  readonly discharge?: IsoDate;
  readonly paid?: boolean;
  readonly filed?: Partial<Filing>;
}

function visit(pool: AreaCode, v: Visit): ClaimFacts {
  const discharge = v.discharge ?? v.admission;
  return facts({
    pool,
    recorded: discharge,
    filing:
      v.kind === "none"
        ? null
        : filing({
            category: v.kind,
            basis: v.kind === "other-temporary" ? "declaration" : "proof",
            date: v.filedOn,
            proofEnds: addDays(v.filedOn, 3650),
            sameDayOrder: "filing-first",
            household: true,
            ...v.filed,
          }),
    stay: stay({
      place: SHANGHAI,
      admission: v.admission,
      discharge,
      settled: v.paid === true ? discharge : null,
      failure: v.paid === true ? "network" : "not-filed",
      emergency: v.kind === "emergency" ? "yes" : "no",
    }),
  });
}

/** The receipts of every category, unpaid and self-paid, of one filing day and admission. */
function everyKind(pack: Dated, days: Omit<Visit, "kind" | "paid">): readonly Receipt[] {
  const adjudicate = createAdjudicator(pack.loaded, pack.settings);
  const pool = poolOf(pack.loaded);
  return KINDS.flatMap((kind) =>
    [false, true].map((paid) => adjudicate(visit(pool, { ...days, kind, paid }))),
  );
}

/** What is wrong with an outcome: more or fewer rules than one, or no reason. */
function flaws({ pack }: LoadedPack, receipt: Receipt): readonly string[] {
  const { treatment } = receipt;
  const found: string[] = [];
  if (treatment.situation !== null) {
    const { situation } = treatment;
    const meets = pack.treatment.rules.filter(({ when }) => unmet(when, situation) === null);
    if (meets[0]?.id !== treatment.applied[0]?.id)
      found.push("another rule than the first applied");
    const ids = treatment.applied.map(({ id }) => id);
    if (ids.length === 0) found.push("no rule applied");
    const both = treatment.ruledOut.filter(({ id }) => ids.includes(id));
    if (both.length > 0) found.push("a rule both applied and was ruled out");
  }
  if (treatment.kind === "refused") {
    const { code, what, remedy } = treatment;
    if (!/^E-TRT-\d\d$/u.test(code) || what === "" || remedy === "") found.push("refused unsaid");
  }
  for (const lack of treatment.kind === "undetermined" ? treatment.lacks : []) {
    if (lack.kind === "parameter" && (lack.asks === "" || lack.clauses.length === 0))
      found.push(lack.path);
    if (lack.kind === "question" && !pack.questions.some(({ id }) => id === lack.question)) {
      found.push(lack.question);
    }
  }
  return found;
}

function faultless({ loaded }: Dated, receipts: readonly Receipt[]): void {
  expect(receipts.flatMap((receipt) => flaws(loaded, receipt))).toEqual([]);
  expect(receipts).toHaveLength(KINDS.length * 2);
}

const OUTSIDE = "E-TRT-04";

describe.each(DATED)("%s: its first and last day (KF-7, HUN-87, LN-eff, GD-eff)", (_id, pack) => {
  const { first, last } = pack;
  const filedOn = addDays(first, -30);

  test.each([
    ["the day before its first", addDays(first, -1), false],
    ["its first day", first, true],
    ["the day after its first", addDays(first, 1), true],
    ["its last day", last, true],
    ["the day after its last", last === null ? null : addDays(last, 1), false],
  ])("%s", (_name, admission, ruled) => {
    if (admission === null) {
      expect(pack.loaded.pack.period.to).toBeNull();
      return;
    }
    const receipts = everyKind(pack, { filedOn, admission });
    faultless(pack, receipts);
    const refused = receipts.filter((receipt) => inShort(receipt) === OUTSIDE);
    expect(refused).toHaveLength(ruled ? 0 : receipts.length);
  });

  test("a stay across its first day rests on Q16, in every category", () => {
    const days = { filedOn, admission: addDays(first, -1), discharge: first };
    const receipts = everyKind(pack, days);
    faultless(pack, receipts);
    const asked = receipts.filter(({ openQuestions }) =>
      openQuestions.some(({ id }) => id === "Q16"),
    );
    expect(asked).toHaveLength(receipts.length);
  });
});

describe.each(DATED)("%s: days that not every month or year has", (_id, pack) => {
  const on = (text: string) => shifted(text, pack.shift);

  test.each([
    ["a 29 February", "2028-02-29", "2028-02-29"],
    ["the day after it", "2028-02-29", "2028-03-01"],
    ["a 28 February, filed on a 31 August", "2026-08-31", "2027-02-28"],
    ["a 29 February, filed on a 31 August", "2027-08-31", "2028-02-29"],
    ["a 1 March, filed on a 31 August", "2026-08-31", "2027-03-01"],
    ["a 30 April, filed on a 31 October", "2026-10-31", "2027-04-30"],
    ["a 1 January, filed on a 31 December", "2026-12-31", "2027-01-01"],
  ])("admitted on %s", (_name, filedOn, admission) => {
    faultless(pack, everyKind(pack, { filedOn: on(filedOn), admission: on(admission) }));
  });
});

/** A filing of half a year ends on the same day of the sixth month, or on that month's last (KF-1.3.2, HUN-13, LN-1.1b). */
const HALF_YEARS = [
  ["2026-08-31", "2027-02-28"],
  ["2027-08-31", "2028-02-29"],
  ["2028-02-29", "2028-08-29"],
  ["2026-10-31", "2027-04-30"],
  ["2026-07-15", "2027-01-15"],
] as const;

describe.each(DATED)("%s: the end of half a year", (_id, pack) => {
  const adjudicate = createAdjudicator(pack.loaded, pack.settings);
  const pool = poolOf(pack.loaded);
  const temporary = CATEGORIES.filter((category) => !isLongTerm(category));

  test.each(HALF_YEARS)("a temporary filing of %s holds to %s and no longer", (from, to) => {
    const filedOn = shifted(from, pack.shift);
    const until = shifted(to, pack.shift);
    for (const kind of temporary) {
      for (const [offset, validity] of [
        [-1, "covers"],
        [0, "covers"],
        [1, "expired"],
      ] as const) {
        const receipt = adjudicate(
          visit(pool, { kind, filedOn, admission: addDays(until, offset) }),
        );
        expect(receipt.treatment.validity?.until).toBe(until);
        expect(receipt.treatment.situation?.validity).toBe(validity);
        expect(flaws(pack.loaded, receipt)).toEqual([]);
      }
    }
  });

  test.each(HALF_YEARS)("a commitment of %s is due on %s (HUN-22, LN-1.2b)", (from, to) => {
    const filedOn = shifted(from, pack.shift);
    const due = shifted(to, pack.shift);
    const given = pack.loaded.pack.filing.commitmentMonths !== null;
    for (const kind of CATEGORIES.filter(isLongTerm)) {
      for (const [offset, commitment] of [
        [-1, "open"],
        [0, "open"],
        [1, given ? "lapsed" : "open"],
      ] as const) {
        const filed = { basis: "commitment" } as const;
        const admission = addDays(due, offset);
        const receipt = adjudicate(visit(pool, { kind, filedOn, admission, filed }));
        expect(receipt.treatment.validity?.commitmentDue).toBe(given ? due : null);
        expect(receipt.treatment.situation?.commitment).toBe(commitment);
        expect(flaws(pack.loaded, receipt)).toEqual([]);
      }
    }
  });

  test("a proof that ends bounds the filing only where the document says so (LN-1.1a)", () => {
    const filedOn = shifted("2026-10-31", pack.shift);
    const proofEnds = shifted("2028-02-29", pack.shift);
    const bounded = pack.loaded.pack.pool.code === "210100";
    for (const kind of CATEGORIES.filter(isLongTerm)) {
      for (const offset of [0, 1]) {
        const admission = addDays(proofEnds, offset);
        const receipt = adjudicate(visit(pool, { kind, filedOn, admission, filed: { proofEnds } }));
        expect(receipt.treatment.validity?.until).toBe(bounded ? proofEnds : null);
        expect(receipt.treatment.situation?.validity).toBe(
          bounded && offset === 1 ? "expired" : "covers",
        );
        expect(flaws(pack.loaded, receipt)).toEqual([]);
      }
    }
  });
});
