import { type IsoDate, yearOf } from "../calendar.ts";
import type { Stay } from "../claim/stay.ts";
import { parseIdNumber } from "../identity.ts";
import type { Problem } from "../problem.ts";
import type { AidIdentity, ClaimFacts, Opening } from "../settlement/facts.ts";
import { badId } from "../words/problems.ts";
import type { CaseForm } from "./form.ts";
import { readCoverage } from "./read-coverage.ts";
import { readExpenses } from "./read-expenses.ts";
import { readFiling } from "./read-filing.ts";
import { readOtherStays } from "./read-other-stays.ts";
import { readStay } from "./read-stay.ts";
import { checkName, checkPhone } from "./read-text.ts";
import { FormReader } from "./reader.ts";

export interface ReadCase {
  /** Null while something that the core needs is missing or wrong. */
  readonly facts: ClaimFacts | null;
  readonly problems: readonly Problem[];
}

/**
 * Turns what the clerk typed into facts. Whatever is wrong or missing becomes a
 * problem at its field; nothing is guessed.
 * @param today day of recording, which no filing and no stay may lie after
 */
export function readCase(form: CaseForm, today: IsoDate): ReadCase {
  const reader = new FormReader();
  const pool = reader.area("pool.area", form.pool.area, "统筹区");
  const birth = readPerson(reader, form);
  const coverage = readCoverage(reader, form.person);
  const balance = readOpening(reader, form);
  const stay = readStay(reader, form, birth, today);
  const opening = openingOfYear(reader, balance, stay, today);
  const filing = readFiling(reader, form, stay, birth, today);
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
    return { facts: null, problems };
  }
  if (pool === null || stay === null || filing === undefined || retired === null) {
    return { facts: null, problems };
  }
  if (expenses === null || expenses.lines.length === 0) return { facts: null, problems };
  const aid = aidOf(form);
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
  return { facts, problems };
}

function aidOf(form: CaseForm): AidIdentity {
  return form.person.aid === "" ? "unknown" : form.person.aid;
}

/** Reads the person; returns the day of birth, which dates are held against. */
function readPerson(reader: FormReader, form: CaseForm): IsoDate | null {
  const { person, agent } = form;
  if (person.name.trim() === "") reader.need("person.name", "姓名未填。");
  checkName(reader, "person.name", person.name);
  checkName(reader, "agent.name", agent.name);
  const birth = readBirth(reader, person.certNo);
  checkPhone(reader, "person.phone", person.phone);
  if (person.phone.trim() === "") reader.need("person.phone", "联系电话未填。");
  if (form.pool.insurance === "employee") {
    reader.choice("person.employment", person.employment, "在职或退休");
  }
  if (person.aid === "") reader.need("person.aid", "救助对象身份未核实。", "final");
  if (agent.certNo.trim() !== "") {
    const read = parseIdNumber(agent.certNo);
    if (!read.ok) reader.add(badId("agent.certNo", "代办人", read.error));
  }
  return birth;
}

function readBirth(reader: FormReader, certNo: string): IsoDate | null {
  if (certNo.trim() === "") return reader.need("person.certNo", "身份证号未填。");
  const read = parseIdNumber(certNo);
  if (read.ok) return read.value.birth;
  reader.add(badId("person.certNo", "", read.error));
  return null;
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
  if (asOf === null || sameLevelStays === null || stays === null || amounts === null) return null;
  const others = Object.keys(stays).length === 0 ? {} : { stays };
  return { source: opening.source, asOf, sameLevelStays, ...others, ...amounts };
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
