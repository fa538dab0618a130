import { findArea, type AreaCode } from "../../core/area.ts";
import { day } from "../../core/calendar.ts";
import type { ExpenseLine } from "../../core/claim/expenses.ts";
import type { Stay } from "../../core/claim/stay.ts";
import type { Filing } from "../../core/filing/filing.ts";
import { fen, NO_POINTS, parseYuan, type Fen } from "../../core/money.ts";
import { packById, packFor } from "../../core/policy/packs.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { ClaimFacts, Opening } from "../../core/settlement/facts.ts";

/** An amount written in yuan; a wrong one is a bug of the test. */
export function y(text: string): Fen {
  const read = parseYuan(text);
  if (!read.ok) throw new Error(`not an amount: ${text}`);
  return read.value;
}

export function area(code: string): AreaCode {
  const found = findArea(code);
  if (found === undefined) throw new Error(`no such area: ${code}`);
  return found.code;
}

export const SHANGHAI = area("310000");
export const SUZHOU = area("320500");
export const KAIFENG = area("410200");
export const CHANGSHA = area("430100");
export const YUEYANG = area("430600");

export function shipped(pool: AreaCode, insurance: "resident" | "employee"): LoadedPack {
  const loaded = packFor(pool, insurance, day("2026-11-20"));
  if (loaded === undefined) throw new Error(`no pack for ${pool}`);
  return loaded;
}

export function pack(id: string): LoadedPack {
  const loaded = packById(id);
  if (loaded === undefined) throw new Error(`no pack ${id}`);
  return loaded;
}

export const FIRST_STAY: Opening = {
  source: "first-stay",
  asOf: day("2026-11-20"),
  sameLevelStays: 0,
  deductiblePaid: fen(0),
  pooledPaid: fen(0),
  inScopeBorne: fen(0),
  seriousIllnessPaid: fen(0),
};

/** One line wholly in scope: the amount is the in-scope amount. */
export function inScope(amount: string): readonly ExpenseLine[] {
  return [{ grade: "A", amount: y(amount), preSelfPayRate: NO_POINTS, overLimit: fen(0) }];
}

const STAY: Stay = {
  care: "inpatient",
  place: SHANGHAI,
  level: "level3",
  designated: true,
  admission: day("2026-10-08"),
  discharge: day("2026-10-21"),
  settled: day("2026-10-21"),
  emergency: "no",
  injury: "none",
  thirdParty: null,
  failure: "not-filed",
  admittedAs: null,
  directFund: null,
};

const FILING: Filing = {
  category: "long-term-resident",
  basis: "proof",
  date: day("2026-11-20"),
  place: SHANGHAI,
  sameDayOrder: null,
  completed: null,
  ended: null,
  effective: null,
  proofEnds: null,
  madeFor: "this-stay",
  household: false,
  referredOn: false,
};

export function stay(changes: Partial<Stay> = {}): Stay {
  return { ...STAY, ...changes };
}

export function filing(changes: Partial<Filing> = {}): Filing {
  return { ...FILING, ...changes };
}

export function facts(changes: Partial<ClaimFacts> = {}): ClaimFacts {
  return {
    recorded: day("2026-11-20"),
    pool: KAIFENG,
    retired: false,
    aid: "none",
    opening: FIRST_STAY,
    filing: filing(),
    stay: stay(),
    lines: inScope("20000"),
    earlierOpening: null,
    continued: null,
    hospitalPart: fen(0),
    accountPart: fen(0),
    ...changes,
  };
}
