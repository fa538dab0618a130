import { type IsoDate, yearOf } from "../calendar.ts";
import type { Stay } from "../claim/stay.ts";
import type { Filing } from "../filing/filing.ts";
import { filingAt, type RecordedFiling } from "../filing/recorded-filing.ts";
import type { Problem } from "../problem.ts";
import type { AidIdentity, ClaimFacts, Opening } from "../settlement/facts.ts";
import type { CaseForm } from "./form.ts";
import { readCoverage } from "./read-coverage.ts";
import { readDeath } from "./read-death.ts";
import { readExpenses } from "./read-expenses.ts";
import { readFiling } from "./read-filing.ts";
import { readLayers } from "./read-layers.ts";
import { readSteps } from "./read-filing-steps.ts";
import { readOtherStays } from "./read-other-stays.ts";
import { readPerson } from "./read-person.ts";
import { readProvider } from "./read-provider.ts";
import { readStay } from "./read-stay.ts";
import { FormReader } from "./reader.ts";

export interface ReadCase {
  /** Null while something that the core needs is missing or wrong. */
  readonly facts: ClaimFacts | null;
  /** The filing with what became of it; null where none is recorded or it cannot be read yet. */
  readonly recorded: RecordedFiling | null;
  readonly problems: readonly Problem[];
}

/**
 * Turns what the clerk typed into facts. Whatever is wrong or missing becomes a
 * problem at its field; nothing is guessed.
 * @param today day of recording, which no filing and no stay may lie after
 */
export function readCase(form: CaseForm, today: IsoDate): ReadCase {
  return form.purpose === "filing" ? readFilingAlone(form, today) : readClaimCase(form, today);
}

/** A citizen who only files (只办备案) is asked nothing of a stay, its bills or the year. */
function readFilingAlone(form: CaseForm, today: IsoDate): ReadCase {
  const reader = new FormReader();
  reader.area("pool.area", form.pool.area, "统筹区");
  const birth = readPerson(reader, form);
  readCoverage(reader, form.person);
  const filing = readFiling(reader, form, null, birth, today);
  const recorded = readRecorded(reader, form, filing, today);
  return { facts: null, recorded: recorded ?? null, problems: reader.problems };
}

/** Undefined: what was recorded since cannot be read yet. */
function readRecorded(
  reader: FormReader,
  form: CaseForm,
  filing: Filing | null | undefined,
  today: IsoDate,
): RecordedFiling | null | undefined {
  if (filing === null || filing === undefined) return filing;
  return readSteps(reader, filing, form.filing.steps ?? [], today) ?? undefined;
}

function readClaimCase(form: CaseForm, today: IsoDate): ReadCase {
  const reader = new FormReader();
  const pool = reader.area("pool.area", form.pool.area, "统筹区");
  const birth = readPerson(reader, form);
  const coverage = readCoverage(reader, form.person);
  const balance = readOpening(reader, form);
  const stay = readStay(reader, form, birth, today);
  readDeath(reader, form, birth, today);
  readProvider(reader, form);
  const opening = openingOfYear(reader, balance, stay, today);
  const made = readFiling(reader, form, stay, birth, today);
  const inLife = readRecorded(reader, form, made, today);
  const recorded = inLife ?? null;
  const expenses = readExpenses(reader, form, birth, today);
  const retired = retiredOf(form);
  const hospitalPart = reader.amountOrZero(
    "stay.hospitalPart",
    form.stay.hospitalPart ?? "",
    "医院负担",
  );
  const accountPart = reader.amountOrZero(
    "person.accountPart",
    form.person.accountPart ?? "",
    "个人账户支付",
  );
  const { problems } = reader;
  if (coverage === null || hospitalPart === null || accountPart === null) {
    return { facts: null, recorded, problems };
  }
  if (pool === null || stay === null || inLife === undefined || retired === null) {
    return { facts: null, recorded, problems };
  }
  if (expenses === null || expenses.lines.length === 0) return { facts: null, recorded, problems };
  const aid = aidOf(form);
  const filing = inLife === null ? null : filingAt(inLife, stay.admission);
  const facts: ClaimFacts = {
    recorded: today,
    pool,
    retired,
    aid,
    ...(coverage === undefined ? {} : { coverage }),
    opening,
    filing,
    stay,
    ...expenses,
    earlierOpening: null,
    continued: null,
    hospitalPart,
    accountPart,
  };
  return { facts, recorded, problems };
}

function aidOf(form: CaseForm): AidIdentity {
  return form.person.aid === "" ? "unknown" : form.person.aid;
}

/** Whether the person is retired; null while an employee's status is not said. */
function retiredOf(form: CaseForm): boolean | null {
  if (form.pool.insurance !== "employee") return false;
  return form.person.employment === "" ? null : form.person.employment === "retired";
}

/** 本年累计: all of it or none; without it what depends on it stays undetermined. */
function readOpening(reader: FormReader, form: CaseForm): Opening | null {
  const { opening } = form;
  if (opening.source === "") return reader.need("opening.source", "本年累计未录入。", "final");
  const asOf = reader.date("opening.asOf", opening.asOf, "本年累计截至日期");
  const sameLevelStays = reader.count(
    "opening.sameLevelStays",
    opening.sameLevelStays,
    "同级住院次数",
  );
  const stays = readOtherStays(reader, opening, sameLevelStays ?? 0);
  const amounts = readAmounts(reader, opening);
  const layers = readLayers(reader, opening);
  if (asOf === null || sameLevelStays === null || stays === null) return null;
  if (amounts === null || layers === null) return null;
  const others = Object.keys(stays).length === 0 ? {} : { stays };
  return { source: opening.source, asOf, sameLevelStays, ...others, ...amounts, ...layers };
}

type Amounts = Pick<
  Opening,
  "deductiblePaid" | "pooledPaid" | "inScopeBorne" | "seriousIllnessPaid"
>;

function readAmounts(reader: FormReader, opening: CaseForm["opening"]): Amounts | null {
  const read = (key: keyof Amounts, label: string) =>
    reader.amount(`opening.${key}`, opening[key], label);
  const deductiblePaid = read("deductiblePaid", "本年起付已付");
  const pooledPaid = read("pooledPaid", "本年统筹已付");
  const inScopeBorne = read("inScopeBorne", "本年范围内自付");
  const seriousIllnessPaid = read("seriousIllnessPaid", "本年大病已付");
  if (
    deductiblePaid === null ||
    pooledPaid === null ||
    inScopeBorne === null ||
    seriousIllnessPaid === null
  ) {
    return null;
  }
  return { deductiblePaid, pooledPaid, inScopeBorne, seriousIllnessPaid };
}

/** The balance of an earlier year says nothing of the year in which the stay was settled (HUN-51, Q7). */
function openingOfYear(
  reader: FormReader,
  opening: Opening | null,
  stay: Stay | null,
  today: IsoDate,
): Opening | null {
  if (opening === null) return null;
  const year = stay === null ? null : yearOf(stay.settled ?? stay.discharge);
  const held = reader.holds([
    {
      bad: opening.asOf > today,
      field: "opening.asOf",
      code: "E-DAY-09",
      what: `本年累计截至日期在今天（${today}）之后。`,
      remedy: "按查询的日期重填。",
    },
    {
      bad: year !== null && yearOf(opening.asOf) > year,
      field: "opening.asOf",
      code: "E-DAY-10",
      what: `本年累计截至${opening.asOf}，晚于结算的${year ?? ""}年。`,
      remedy: "填结算年度的累计，截至日期不能晚于该年12月31日。",
    },
    {
      bad: opening.source === "first-stay" && notNothing(opening),
      field: "opening.source",
      code: "E-OPN-01",
      what: "选了“本年首次就医”，累计却不是0。",
      remedy: "确属首次的，次数和金额都填0；不是的，改来源。",
    },
    {
      bad: year !== null && yearOf(opening.asOf) < year,
      field: "opening.asOf",
      code: "E-DAY-10",
      what: `本年累计截至${opening.asOf}，早于结算的${year ?? ""}年。`,
      remedy: "按结算年度的累计重填；该年度首次就医的，选“本年首次就医”。",
    },
  ]);
  return held ? opening : null;
}

function notNothing(opening: Opening): boolean {
  const { sameLevelStays, deductiblePaid, pooledPaid, inScopeBorne, seriousIllnessPaid } = opening;
  const others = opening.stays === undefined ? [] : Object.values(opening.stays);
  const amounts = [deductiblePaid, pooledPaid, inScopeBorne, seriousIllnessPaid];
  return [sameLevelStays, ...others, ...amounts].some((each) => each > 0);
}
