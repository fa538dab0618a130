import { describe, expect, it } from "vitest";
import { z } from "zod";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import {
  answerQuestion,
  confirmParameters,
  readPoolSettings,
} from "../../electron/session/pool-settings.ts";
import { listCases } from "../../electron/store/cases.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { area, shipped } from "../support/facts.ts";
import { newDesk, problem, reopened, sealed, value } from "./desk.ts";
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
    const [before] = value(await listCases(desk));
    expect(before?.standing).toBe("trial");
    value(await sealRevision(desk, caseId, commitment()));
    const [after] = value(await listCases(desk));
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
