import type { IsoDate } from "../calendar.ts";
import { parseIdNumber } from "../identity.ts";
import type { Problem } from "../problem.ts";
import type { AidIdentity, ClaimFacts, Opening } from "../settlement/facts.ts";
import { badId } from "../words/problems.ts";
import type { CaseForm } from "./form.ts";
import { readExpenses } from "./read-expenses.ts";
import { readFiling } from "./read-filing.ts";
import { readStay } from "./read-stay.ts";
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
  const opening = readOpening(reader, form);
  const stay = readStay(reader, form, birth, today);
  const filing = readFiling(reader, form, stay, today);
  const lines = readExpenses(reader, form);
  const retired = form.pool.insurance === "employee" && form.person.employment === "retired";
  const known =
    pool !== null && stay !== null && filing !== undefined && lines !== null && lines.length > 0;
  return {
    facts: known ? { pool, retired, aid: aidOf(form), opening, filing, stay, lines } : null,
    problems: reader.problems,
  };
}

function aidOf(form: CaseForm): AidIdentity {
  return form.person.aid === "" ? "unknown" : form.person.aid;
}

/** Reads the person; returns the day of birth, which dates are held against. */
function readPerson(reader: FormReader, form: CaseForm): IsoDate | null {
  const { person, agent } = form;
  if (person.name.trim() === "") reader.need("person.name", "姓名未填。");
  if (person.phone.trim() === "") reader.need("person.phone", "联系电话未填。");
  if (form.pool.insurance === "employee") {
    reader.choice("person.employment", person.employment, "在职或退休");
  }
  if (person.aid === "") reader.need("person.aid", "救助对象身份未核实。", "final");
  if (agent.certNo.trim() !== "") {
    const read = parseIdNumber(agent.certNo);
    if (!read.ok) reader.add(badId("agent.certNo", "代办人", read.error));
  }
  if (person.certNo.trim() === "") return reader.need("person.certNo", "身份证号未填。");
  const read = parseIdNumber(person.certNo);
  if (read.ok) return read.value.birth;
  reader.add(badId("person.certNo", "", read.error));
  return null;
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
  const deductiblePaid = reader.amount(
    "opening.deductiblePaid",
    opening.deductiblePaid,
    "本年起付已付",
  );
  const pooledPaid = reader.amount("opening.pooledPaid", opening.pooledPaid, "本年统筹已付");
  const inScopeBorne = reader.amount(
    "opening.inScopeBorne",
    opening.inScopeBorne,
    "本年范围内自付",
  );
  const seriousIllnessPaid = reader.amount(
    "opening.seriousIllnessPaid",
    opening.seriousIllnessPaid,
    "本年大病已付",
  );
  if (
    asOf === null ||
    sameLevelStays === null ||
    deductiblePaid === null ||
    pooledPaid === null ||
    inScopeBorne === null ||
    seriousIllnessPaid === null
  ) {
    return null;
  }
  const { source } = opening;
  return {
    source,
    asOf,
    sameLevelStays,
    deductiblePaid,
    pooledPaid,
    inScopeBorne,
    seriousIllnessPaid,
  };
}
