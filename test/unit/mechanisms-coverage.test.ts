import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { readCase } from "../../core/casefile/read.ts";
import { adjudicateFile } from "../../core/exchange/adjudicate-file.ts";
import { readReceiptFile } from "../../core/exchange/receipt-file.ts";
import { replayOf } from "../../core/exchange/replay.ts";
import { receiptFileOf } from "../../core/exchange/write-receipt.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts, Coverage } from "../../core/settlement/facts.ts";
import { facts, stay } from "../support/facts.ts";
import { buildPack } from "../support/pack-builder.ts";

/**
 * 待遇享受期 (HUN-13, HUN-16; second rule of example R03: who has not paid for the
 * next year is to be discharged on the last day, and what comes after is not paid).
 */

const city = buildPack({ id: "city", rows: { level3: { deductible: "1000", bands: "0.80" } } });
const coverage = (from: string | null, until: string | null): Coverage => ({
  from: from === null ? null : day(from),
  until: until === null ? null : day(until),
});
const inHospital = (admission: string, discharge: string, settled = discharge) => ({
  stay: stay({ admission: day(admission), discharge: day(discharge), settled: day(settled) }),
});
const ruled = (changes: Partial<ClaimFacts>) => adjudicate(city, NO_SETTINGS, facts(changes));

describe("care inside the coverage is settled as without one (HUN-13)", () => {
  test.each([
    ["nothing is known of it", undefined, "2026-10-08", "2026-10-21"],
    ["it ends later", coverage(null, "2026-12-31"), "2026-10-08", "2026-10-21"],
    ["discharged on its last day (R03)", coverage(null, "2026-10-21"), "2026-10-08", "2026-10-21"],
    ["admitted on its first day", coverage("2026-10-08", null), "2026-10-08", "2026-10-21"],
    ["a stay as long as it", coverage("2026-10-08", "2026-10-21"), "2026-10-08", "2026-10-21"],
  ])("%s", (_name, covered, admission, discharge) => {
    const changes = inHospital(admission, discharge);
    const receipt = ruled({ ...changes, ...(covered === undefined ? {} : { coverage: covered }) });
    expect(receipt.settlement).toEqual(ruled(changes).settlement);
    expect(receipt.standing).toBe("final");
  });

  test("a bill settled after its last day is of care before it (R03)", () => {
    const late = inHospital("2026-10-08", "2026-10-21", "2026-11-02");
    expect(ruled({ ...late, coverage: coverage(null, "2026-10-31") }).standing).toBe("final");
  });
});

describe("care outside the coverage is refused (R03: 1-1后费用不予支付)", () => {
  test.each([
    ["the day after its last", coverage(null, "2026-10-07"), "（到2026-10-07止）"],
    ["discharged the day before its first", coverage("2026-10-22", null), "（2026-10-22起）"],
    ["after both days", coverage("2025-01-01", "2025-12-31"), "（2025-01-01起，到2025-12-31止）"],
  ])("%s", (_name, covered, said) => {
    const receipt = ruled({ ...inHospital("2026-10-08", "2026-10-21"), coverage: covered });
    expect(receipt.standing).toBe("refused");
    expect(receipt.settlement).toBeNull();
    expect(receipt.treatment).toMatchObject({ code: "E-TRT-09" });
    expect(JSON.stringify(receipt.treatment)).toContain(said);
  });
});

describe("a bill across the coverage: what lies within is not guessed from the whole (R03)", () => {
  test.each([
    ["it ends the day before the discharge", coverage(null, "2026-10-20")],
    ["it ends on the day of admission", coverage(null, "2026-10-08")],
    ["it begins the day after the admission", coverage("2026-10-09", null)],
    ["it begins on the day of discharge", coverage("2026-10-21", null)],
    ["it is shorter than the stay", coverage("2026-10-10", "2026-10-12")],
  ])("%s", (_name, covered) => {
    const receipt = ruled({ ...inHospital("2026-10-08", "2026-10-21"), coverage: covered });
    expect(receipt.standing).toBe("undetermined");
    expect(receipt.settlement).toBeNull();
    expect(receipt.lacks).toContainEqual({ kind: "fact", fact: "covered-part" });
  });

  test("2022未缴费居民 of R03, in hospital over the turn of the year: who leaves on 12-31 is paid", () => {
    const unpaid = { coverage: coverage(null, "2021-12-31"), recorded: day("2022-02-01") };
    const leaves = (discharge: string) =>
      ruled({ ...inHospital("2021-12-20", discharge), ...unpaid });
    expect(leaves("2021-12-31").standing).toBe("final");
    expect(leaves("2022-01-10").lacks).toContainEqual({ kind: "fact", fact: "covered-part" });
    expect(ruled({ ...inHospital("2022-01-01", "2022-01-10"), ...unpaid }).standing).toBe(
      "refused",
    );
  });

  test("the part up to the last day, billed by itself, is paid", () => {
    const part = inHospital("2026-10-08", "2026-10-20", "2026-10-21");
    expect(ruled({ ...part, coverage: coverage(null, "2026-10-20") }).standing).toBe("final");
  });
});

const FORM = emptyCase({ area: "430100", insurance: "resident" });
const problemsOf = (person: Partial<CaseForm["person"]>): readonly string[] =>
  readCase({ ...FORM, person: { ...FORM.person, ...person } }, day("2026-11-20")).problems.flatMap(
    ({ code, field }) => (field?.startsWith("person.covered") === true ? [`${code} ${field}`] : []),
  );

describe("the form", () => {
  test.each([
    [{}, []],
    [{ coveredFrom: "", coveredUntil: " " }, []],
    [{ coveredFrom: "2026-01-01", coveredUntil: "2026-01-01" }, []],
    [{ coveredUntil: "20261231" }, []],
    [{ coveredUntil: "2026-13-31" }, ["E-DAY-01 person.coveredUntil"]],
    [{ coveredFrom: "元旦" }, ["E-DAY-01 person.coveredFrom"]],
    [{ coveredFrom: "2026-01-02", coveredUntil: "2026-01-01" }, ["E-DAY-13 person.coveredUntil"]],
  ])("%o: %o", (person, expected) => {
    expect(problemsOf(person)).toEqual(expected);
  });

  test("reading a case of an earlier day adds nothing to it, so that its hash stands", () => {
    expect(CaseForm.parse(FORM)).toEqual(FORM);
    expect(Object.keys(CaseForm.parse(FORM).person)).not.toContain("coveredFrom");
    expect(Object.keys(CaseForm.parse(FORM).opening)).not.toContain("anyLevelStays");
  });
});

const kaifeng: object = JSON.parse(
  readFileSync(new URL("../fixtures/cases/kaifeng-referral.json", import.meta.url), "utf8"),
);
const withPerson = (changes: object): string => {
  const person = "person" in kaifeng ? kaifeng.person : null;
  if (typeof person !== "object") throw new Error("the fixture has no person");
  return JSON.stringify({ ...kaifeng, person: { ...person, ...changes } });
};

describe("a case file", () => {
  const adjudicated = (changes: object) => {
    const result = adjudicateFile(withPerson(changes), null);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };

  test("brings the coverage, and its receipt computes to the same again", () => {
    const done = adjudicated({ coverage: { begndate: "2026-01-01", enddate: "2026-12-31" } });
    expect(done.facts.coverage).toEqual(coverage("2026-01-01", "2026-12-31"));
    const file = receiptFileOf(done);
    expect(file.inputs.coverage).toEqual({ begndate: "2026-01-01", enddate: "2026-12-31" });
    expect(readReceiptFile(JSON.stringify(file))).toMatchObject({ ok: true });
    const replay = replayOf(file);
    expect(replay.ok && replay.value.facts.coverage).toEqual(done.facts.coverage);
  });

  test("with one day of it alone", () => {
    const done = adjudicated({ coverage: { enddate: "2025-12-31" } });
    expect(done.receipt.treatment).toMatchObject({ kind: "refused", code: "E-TRT-09" });
    expect(receiptFileOf(done).inputs.coverage).toEqual({ enddate: "2025-12-31" });
  });

  test("without it says nothing of it", () => {
    const done = adjudicated({});
    expect(done.facts).not.toHaveProperty("coverage");
    expect(receiptFileOf(done).inputs).not.toHaveProperty("coverage");
  });

  test("with a day that is none is refused with its place in the file", () => {
    const result = adjudicateFile(withPerson({ coverage: { enddate: "2026-02-30" } }), null);
    expect(result).toMatchObject({
      ok: false,
      error: { code: "E-DAY-01", field: "person.coverage.enddate" },
    });
  });
});
