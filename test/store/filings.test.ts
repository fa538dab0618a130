import { describe, expect, it, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { packFor } from "../../core/policy/packs.ts";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { clawbackHere } from "../../electron/filing/clawback.ts";
import { filingsOfPerson } from "../../electron/filing/of-person.ts";
import { acrossCases } from "../../electron/review/across.ts";
import { openForReview } from "../../electron/review/queue.ts";
import { approveCase, submitCase } from "../../electron/review/steps.ts";
import { answerQuestion, setParameter } from "../../electron/session/pool-settings.ts";
import { type Desk, openCase } from "../../electron/store/cases.ts";
import { workOfDay } from "../../electron/store/day-work.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { searchCases } from "../../electron/store/search.ts";
import { area, y } from "../support/facts.ts";
import { firstReadings, pledged, SHENYANG_CONSENT, SHENYANG_VALUES } from "../support/shenyang.ts";
import { newDesk, problem, sealed, value } from "./desk.ts";
import { referral } from "./people.ts";

const TODAY = day("2026-11-20");

/** A citizen who only files: a person and a filing, and nothing of a stay. */
function alone(filing: Partial<CaseForm["filing"]> = {}): CaseForm {
  const { person, filing: made } = referral();
  const form = emptyCase({ area: "410200", insurance: "resident" }, "filing");
  const { name, certNo, phone } = person;
  return {
    ...form,
    person: { ...form.person, name, certNo, phone },
    filing: { ...made, ...filing },
  };
}

function as(desk: Desk, id: string, name: string, role: Desk["operator"]["role"]): Desk {
  return { ...desk, operator: { id, name, role } };
}

describe("a filing alone (HUN-10, KF-1.2)", () => {
  it("is sealed as filed, listed, handed in and approved by a second person, and stands in the day's ledger", async () => {
    const desk = await newDesk();
    const clerk = as(desk, "operator-2", "李倩", "clerk");
    const reviewer = as(desk, "operator-3", "王建国", "reviewer");
    const { caseId } = await sealed(clerk, alone());
    const { rows } = value(await searchCases(desk, EVERYTHING));
    expect(rows).toMatchObject([
      { caseId, matter: "filing", standing: "filed", fund: "", total: "" },
    ]);

    value(await submitCase(clerk, caseId));
    const seen = value(await openForReview(reviewer, caseId));
    expect(seen).toMatchObject({ recomputed: true, hindrance: null });
    value(await approveCase(reviewer, caseId, seen.newest.hash));
    expect(value(await openCase(desk, caseId)).review?.state).toBe("approved");

    expect(await desk.store.read((reader) => workOfDay(reader, TODAY))).toMatchObject([
      { business: "备案", settles: false, standing: "filed", fund: null },
    ]);
  });

  it("E-MAT-01: is not handed in while a material of its route is owed", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, alone({ materials: { identity: "seen" } }));
    expect(problem(await submitCase(desk, caseId)).what).toContain("转诊转院证明");
  });

  it("keeps what was typed of a stay out of its reading", async () => {
    const desk = await newDesk();
    const { stay, invoices, lines } = referral();
    const { caseId } = await sealed(desk, { ...alone(), stay, invoices, lines });
    const { rows } = value(await searchCases(desk, EVERYTHING));
    expect(rows).toMatchObject([{ caseId, matter: "filing", standing: "filed" }]);
  });
});

test("a claim alone makes no filing", async () => {
  const desk = await newDesk();
  const { caseId } = await sealed(desk, referral());
  const form: CaseForm = { ...referral(), purpose: "claim" };
  expect(problem(await sealRevision(desk, caseId, form)).what).toContain("只办报销");
  const existing: CaseForm = { ...form, filing: { ...form.filing, wanted: "existing" } };
  value(await sealRevision(desk, caseId, existing));
  const { rows } = value(await searchCases(desk, EVERYTHING));
  expect(rows).toMatchObject([{ caseId, matter: "claim" }]);
});

test("the filings of a person are those of the other cases, each once, also after the index was rebuilt", async () => {
  const desk = await newDesk();
  const first = await sealed(desk, alone());
  const named = referral();
  await sealed(desk, {
    ...named,
    purpose: "claim",
    filing: { ...named.filing, wanted: "existing" },
  });
  const { caseId } = await sealed(desk, alone({ date: "2026-11-19", place: "110000" }));
  const found = () =>
    desk.store.read((reader) => filingsOfPerson(reader, named.person.certNo, caseId, TODAY));
  const expected = [
    {
      caseId: first.caseId,
      caseNumber: first.number,
      filing: { category: "referral", date: "2026-11-20", place: "310000" },
      lived: { now: { state: "in-effect", until: "2027-05-20" } },
      diagnosis: "",
    },
  ];
  expect(await found()).toMatchObject(expected);
  await desk.store.write((tx) => rebuildIndex(tx));
  expect(await found()).toMatchObject(expected);
  expect(await found()).toHaveLength(1);
});

/** A counter whose city has set its figures; the measure of 待遇差 only where it is given. */
async function shenyang(measure: string | null): Promise<Desk> {
  const desk = await newDesk();
  const loaded = packFor(area("210100"), "resident", TODAY);
  if (loaded === undefined) throw new Error("no pack");
  const packId = loaded.pack.id;
  const own = measure === null ? {} : { "filing.commitment.clawback": measure };
  const consent = SHENYANG_CONSENT;
  for (const [path, text] of Object.entries({ ...SHENYANG_VALUES, ...own })) {
    value(await setParameter(desk, { packId, path, value: text, document: "市文件", consent }));
  }
  const readings = firstReadings(loaded);
  for (const { id: question } of loaded.pack.questions) {
    const reading = readings[question];
    if (reading === undefined) continue;
    value(await answerQuestion(desk, { packId, question, reading, document: "市文件" }));
  }
  return desk;
}

function revoked(): CaseForm {
  const form = pledged();
  const steps = [{ id: "s1", do: "revoke", on: "2026-11-20", reason: "" }] as const;
  return { ...form, filing: { ...form.filing, steps: [...steps] } };
}

describe("a revoked commitment (LN-1.2c)", () => {
  it("takes back what its stays enjoyed over the pool's measure", async () => {
    const desk = await shenyang("as-other-temporary");
    const { caseId } = await sealed(desk, pledged());
    const found = value(await desk.store.read((reader) => clawbackHere(reader, revoked(), TODAY)));
    expect(found).toMatchObject({
      measure: "as-other-temporary",
      stays: [
        { caseId, paid: y("13104.27"), wouldHavePaid: y("8016.18"), difference: y("5088.09") },
      ],
      open: [],
      total: y("5088.09"),
      lack: null,
    });
  });

  it("Q13: leaves the total undetermined while the pool has not said against what", async () => {
    const desk = await shenyang(null);
    await sealed(desk, pledged());
    const found = value(await desk.store.read((reader) => clawbackHere(reader, revoked(), TODAY)));
    expect(found).toMatchObject({
      stays: [{ paid: y("13104.27"), difference: null }],
      total: null,
      lack: { kind: "question", question: "Q13" },
    });
  });

  it("bars the person from the next commitment, and from nothing else", async () => {
    const desk = await shenyang("as-other-temporary");
    await sealed(desk, revoked());
    const next: CaseForm = {
      ...pledged(),
      purpose: "filing",
      filing: { ...pledged().filing, date: "2026-11-20", category: "posted-worker" },
    };
    const across = (form: CaseForm) =>
      desk.store.read((reader) => acrossCases(reader, "another", form));
    const codes = (await across(next)).map(({ code }) => code);
    expect(codes).toContain("E-FIL-26");
    const proven: CaseForm = { ...next, filing: { ...next.filing, basis: "proof" } };
    expect((await across(proven)).map(({ code }) => code)).not.toContain("E-FIL-26");
    const other = { ...next, person: { ...next.person, certNo: "410102196802036428" } };
    expect((await across(other)).map(({ code }) => code)).not.toContain("E-FIL-26");
  });
});
