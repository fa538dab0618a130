import { describe, expect, it } from "vitest";
import { z } from "zod";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { EVERYTHING } from "../../electron/contract/search.ts";
import {
  answerQuestion,
  confirmParameters,
  readPoolSettings,
  setParameter,
  valueFault,
} from "../../electron/session/pool-settings.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { searchCases } from "../../electron/store/search.ts";
import { area, shipped } from "../support/facts.ts";
import { newDesk, problem, reopened, sealed, value } from "./desk.ts";
import { fillFrom, oldDatabase, openAsItIs } from "./old-database.ts";
import { commitment } from "./people.ts";

const KAIFENG = shipped(area("410200"), "resident");
const PACK = KAIFENG.pack.id;

/** The first question the pack asks, with its readings. */
function openQuestion() {
  const question = KAIFENG.pack.questions.find((entry) => entry.readings.length > 1);
  const [reading, other] = question?.readings ?? [];
  if (question === undefined || reading === undefined || other === undefined) {
    throw new Error("the pack asks nothing");
  }
  return { question: question.id, reading: reading.id, other: other.id };
}

describe("a supervisor's answer", () => {
  it("is recorded with who gave it, when, and the document, and survives a restart", async () => {
    const desk = await newDesk();
    const { question, reading } = openQuestion();
    const document = "汴医保函〔2026〕7号";
    value(await answerQuestion(desk, { packId: PACK, question, reading, document }));
    const settings = value(await readPoolSettings(await reopened(desk)));
    expect(settings[PACK]?.answers[question]).toEqual({
      reading,
      document,
      by: "李建国",
      on: "2026-11-20",
    });
  });

  it("gives way to a later one, and both stay on record", async () => {
    const desk = await newDesk();
    const { question, reading, other } = openQuestion();
    for (const given of [reading, other]) {
      value(await answerQuestion(desk, { packId: PACK, question, reading: given, document: "函" }));
    }
    const settings = value(await readPoolSettings(desk));
    expect(settings[PACK]?.answers[question]?.reading).toBe(other);
    const records = await desk.store.read((reader) =>
      reader.all(
        z.object({ reading: z.string() }),
        "SELECT reading FROM pool_setting ORDER BY seq",
      ),
    );
    expect(records.map((record) => record.reading)).toEqual([reading, other]);
  });

  it("is refused for a question or a reading that the pack does not have", async () => {
    const desk = await newDesk();
    const { question } = openQuestion();
    const request = { packId: PACK, question, reading: "made-up", document: "函" };
    expect(problem(await answerQuestion(desk, request)).code).toBe("E-POL-01");
  });

  it("is not a clerk's to give", async () => {
    const desk = await newDesk("clerk");
    const { question, reading } = openQuestion();
    const request = { packId: PACK, question, reading, document: "函" };
    expect(problem(await answerQuestion(desk, request)).code).toBe("E-ROLE-01");
    const paths = ["settlement.cap.amount"];
    const confirmed = await confirmParameters(desk, { packId: PACK, paths, document: "函" });
    expect(problem(confirmed).code).toBe("E-ROLE-01");
    expect(value(await readPoolSettings(desk))).toEqual({});
  });
});

const SHENYANG = shipped(area("210100"), "resident");
const AID_DEDUCTIBLE = "settlement.supplements.medical-assistance.scale.deductible";

describe("a supervisor's own value of a parameter", () => {
  const set = (path: string, value: string, packId = PACK) => ({
    packId,
    path,
    value,
    document: "汴医保函〔2026〕8号",
  });

  it("is recorded with its document, survives a restart, and is what a case is settled with", async () => {
    const desk = await newDesk();
    value(await setParameter(desk, set(AID_DEDUCTIBLE, "1200")));
    value(await setParameter(desk, set("settlement.rows.city-3.deductible", "1000")));
    const settings = value(await readPoolSettings(await reopened(desk)))[PACK];
    expect(settings?.values).toEqual({
      [AID_DEDUCTIBLE]: {
        value: "1200",
        document: "汴医保函〔2026〕8号",
        by: "李建国",
        on: "2026-11-20",
      },
      "settlement.rows.city-3.deductible": {
        value: "1000",
        document: "汴医保函〔2026〕8号",
        by: "李建国",
        on: "2026-11-20",
      },
    });
    const { receipt } = assess(commitment(), KAIFENG, settings ?? NO_SETTINGS, day("2026-11-20"));
    const steps = receipt?.settlement?.layers.flatMap((layer) => layer.steps) ?? [];
    expect(steps.find((step) => step.detail.kind === "deductible")?.detail).toMatchObject({
      standard: 100_000,
    });
  });

  it("finds its place in data that an earlier program wrote", async () => {
    const desk = await newDesk();
    const { question, reading } = openQuestion();
    value(await answerQuestion(desk, { packId: PACK, question, reading, document: "函" }));
    const before = value(await readPoolSettings(desk));
    const source = await openAsItIs(desk.file, desk.key, "read");
    const file = `${desk.file}.old`;
    const old = await oldDatabase(file, desk.key, 1);
    await fillFrom(old, source);
    await Promise.all([old.close(), source.close()]);
    const later = await reopened({ ...desk, file });
    expect(value(await readPoolSettings(later))).toEqual(before);
    const settings = value(await setParameter(later, set(AID_DEDUCTIBLE, "1200")));
    expect(settings[PACK]).toMatchObject({
      ...before[PACK],
      values: { [AID_DEDUCTIBLE]: { value: "1200" } },
    });
  });

  it("gives way to a later one, and both stay on record", async () => {
    const desk = await newDesk();
    for (const given of ["1200", "1500"]) {
      value(await setParameter(desk, set(AID_DEDUCTIBLE, given)));
    }
    const settings = value(await readPoolSettings(desk));
    expect(settings[PACK]?.values?.[AID_DEDUCTIBLE]?.value).toBe("1500");
    const records = await desk.store.read((reader) =>
      reader.all(z.object({ value: z.string() }), "SELECT value FROM pool_value ORDER BY seq"),
    );
    expect(records.map((record) => record.value)).toEqual(["1200", "1500"]);
  });

  it.each([
    [AID_DEDUCTIBLE, "一千二"],
    [AID_DEDUCTIBLE, "-1"],
    ["settlement.rows.city-3.bands", "4000=0.53"],
    ["settlement.rows.city-3.bands", "4000=0.53,3000=0.6,*=0.72"],
    ["settlement.continued.transfer", "sometimes"],
    ["questions.Q9.pool-rule.points", "10"],
    ["processingDays", "0"],
  ])("of %s is refused when it is written as %s", async (path, text) => {
    const desk = await newDesk();
    expect(problem(await setParameter(desk, set(path, text))).code).toBe("E-SET-04");
    expect(value(await readPoolSettings(desk))).toEqual({});
  });

  it("is refused for what the pack does not have, and for what no pool sets", async () => {
    const desk = await newDesk();
    for (const path of ["settlement.made-up", "filing.deemedForEmergency"]) {
      expect(problem(await setParameter(desk, set(path, "1"))).code).toBe("E-SET-03");
    }
    const unknown = await setParameter(desk, set(AID_DEDUCTIBLE, "1200", "made-up"));
    expect(problem(unknown).code).toBe("E-POL-02");
  });

  it("is not a clerk's to give", async () => {
    const desk = await newDesk("clerk");
    expect(problem(await setParameter(desk, set(AID_DEDUCTIBLE, "1200"))).code).toBe("E-ROLE-01");
  });

  it("LN-2e: is refused without the province's consent where it is a figure for care outside", async () => {
    const desk = await newDesk();
    const points = set("treatment.rules.referral.points", "0.1", SHENYANG.pack.id);
    expect(problem(await setParameter(desk, points)).code).toBe("E-SET-05");
    const consent = "辽医保函〔2025〕3号";
    const settings = value(await setParameter(desk, { ...points, consent }));
    expect(settings[SHENYANG.pack.id]?.values?.[points.path]).toMatchObject({ consent });
    const local = { path: "settlement.cap.amount", value: "400000" };
    expect(valueFault(SHENYANG.pack, local)).toBeNull();
  });
});

describe("settling what was open", () => {
  it("makes the next version final, and leaves the sealed one a trial until then", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, commitment());
    for (const question of KAIFENG.pack.questions) {
      const [reading] = question.readings;
      if (reading === undefined) continue;
      const request = { packId: PACK, question: question.id, reading: reading.id };
      value(await answerQuestion(desk, { ...request, document: "函" }));
    }
    value(
      await confirmParameters(desk, { packId: PACK, paths: unconfirmedPaths(), document: "函" }),
    );
    const [before] = value(await searchCases(desk, EVERYTHING)).rows;
    expect(before?.standing).toBe("trial");
    value(await sealRevision(desk, caseId, commitment()));
    const [after] = value(await searchCases(desk, EVERYTHING)).rows;
    expect(after).toMatchObject({ standing: "final", total: before?.total });
  });
});

/** The local parameters that the receipt of this case rests on. */
function unconfirmedPaths(): string[] {
  const { receipt } = assess(commitment(), KAIFENG, NO_SETTINGS, day("2026-11-20"));
  const paths = receipt?.unconfirmed.map((parameter) => parameter.path) ?? [];
  expect(paths).not.toEqual([]);
  return paths;
}
