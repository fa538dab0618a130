import path from "node:path";
import { describe, expect, it } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { sealedOutcome } from "../../core/casefile/outcome.ts";
import { basisOf } from "../../core/casefile/revision.ts";
import { drawForm } from "../../core/forms/draw.ts";
import { type LoadedPack, readPack } from "../../core/policy/load.ts";
import { NO_SETTINGS, type QuestionId } from "../../core/policy/questions.ts";
import type { OpenedCase } from "../../electron/contract/cases.ts";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { drawerWith } from "../../electron/forms/drawer.ts";
import { issueForms, previewForm } from "../../electron/forms/forms.ts";
import { answerQuestion } from "../../electron/session/pool-settings.ts";
import { readBlob } from "../../electron/store/blobs.ts";
import { readIndex } from "../../electron/store/case-index.ts";
import { createCase, openCase, saveDraft } from "../../electron/store/cases.ts";
import { keepPack, pinnedPack } from "../../electron/store/pinned-packs.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { addRevision, newestOf } from "../../electron/store/revisions.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { searchCases } from "../../electron/store/search.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { texts } from "../forms/paper.ts";
import { area, shipped } from "../support/facts.ts";
import { newDesk, problem, sealed, type TestDesk, value } from "./desk.ts";
import { referral } from "./people.ts";

const KAIFENG = shipped(area("410200"), "resident");
const HUNAN = shipped(area("430100"), "employee");
const draw = drawerWith(drawForm, path.resolve(import.meta.dirname, "../../resources"));

/** What the referral gives under the proposed readings, and after the pool's other reading of Q8. */
const PROPOSED = { standing: "trial", total: "23600.50", fund: "13138.08", person: "10462.42" };
const ANSWERED = { standing: "trial", total: "23600.50", fund: "11825.65", person: "11774.85" };

async function answer(
  desk: TestDesk,
  question: QuestionId,
  reading: string,
  { pack } = KAIFENG,
): Promise<void> {
  const request = { packId: pack.id, question, reading, document: "汴医保函〔2026〕7号" };
  value(await answerQuestion(desk, request));
}

async function statement(desk: TestDesk, caseId: string): Promise<Uint8Array> {
  return value(await previewForm(desk, draw, caseId, "statement")).bytes;
}

async function newest(desk: TestDesk, caseId: string) {
  const entry = await desk.store.read((reader) => newestOf(reader, caseId));
  if (entry === undefined) throw new Error("no version");
  return entry.revision;
}

describe("a sealed version after the pool has answered", () => {
  it("keeps its row in the list, also when the list is rebuilt", async () => {
    const desk = await newDesk();
    await sealed(desk, referral());
    const before = await desk.store.read(readIndex);
    expect(before[0]).toMatchObject({ standing: "trial", total: "23600.50", fund: "13138.08" });
    await answer(desk, "Q8", "outside-row");
    expect(await desk.store.read(readIndex)).toEqual(before);
    await desk.store.write(rebuildIndex);
    expect(await desk.store.read(readIndex)).toEqual(before);
  });

  it("keeps its papers to the byte", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const before = await statement(desk, caseId);
    expect(texts(before).join("")).toContain("13,138.08");
    await answer(desk, "Q8", "outside-row");
    expect(Buffer.compare(await statement(desk, caseId), before)).toBe(0);
  });

  it("is followed by a draft that the list assesses under the answer", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    await answer(desk, "Q8", "outside-row");
    const form = referral();
    form.person.phone = "13803780002";
    value(await saveDraft(desk, caseId, form));
    expect(value(await searchCases(desk, EVERYTHING)).rows[0]).toMatchObject({
      state: "draft",
      fund: "11825.65",
    });
  });

  it("gets a successor by Ctrl+S, whose outcome differs and says under which answer", async () => {
    const desk = await newDesk();
    const { caseId, version } = await sealed(desk, referral());
    expect(await newest(desk, caseId)).toMatchObject({
      settings: NO_SETTINGS,
      outcome: PROPOSED,
    });
    await answer(desk, "Q8", "outside-row");
    const next = value(await sealRevision(desk, caseId, referral())).version;
    const revision = await newest(desk, caseId);
    expect(revision).toMatchObject({
      parents: [version?.hash],
      settings: { answers: { Q8: { reading: "outside-row", document: "汴医保函〔2026〕7号" } } },
      outcome: ANSWERED,
    });
    expect([version?.basis, next.basis]).toEqual([
      basisOf(KAIFENG.hash, NO_SETTINGS),
      basisOf(KAIFENG.hash, revision.settings),
    ]);
    expect(next).toMatchObject({ count: 2 });
    expect(next.basis).not.toBe(version?.basis);
    expect(value(await openCase(desk, caseId)).version).toEqual(next);
    expect((await desk.store.read(readIndex))[0]?.fund).toBe("11825.65");
    expect(value(await sealRevision(desk, caseId, referral())).version).toEqual(next);
  });
});

/** The same stay of an employee in Changsha: no document says what a late filing gives (HUN-17). */
function hunanEmployee(): CaseForm {
  const form = referral();
  return {
    ...form,
    pool: { area: "430100", insurance: "employee" },
    person: { ...form.person, county: "430102", employment: "active" },
  };
}

describe("issuing a statement after the pool has answered", () => {
  it("waits for a new version when the money would differ, and then prints that", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    await answer(desk, "Q8", "outside-row");
    expect(problem(await issueForms(desk, draw, caseId, ["filing", "statement"]))).toMatchObject({
      code: "E-FORM-09",
      what: "存这个版本以后，统筹区的答复或参数有变动。",
      remedy: "按 Ctrl+S 存为新版本，再出表。",
    });
    expect(value(await openCase(desk, caseId)).issued).toEqual([]);
    value(await sealRevision(desk, caseId, referral()));
    const { issued } = value(await issueForms(desk, draw, caseId, ["statement"]));
    const bytes = await desk.store.read((reader) => readBlob(reader, issued[0]?.sha256 ?? ""));
    expect(texts(bytes ?? new Uint8Array()).join("")).toContain("11,825.65");
  });

  it("goes on when nothing would differ, and the filing form never waits", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    await answer(desk, "Q2", "admission-day");
    const { issued } = value(await issueForms(desk, draw, caseId, ["statement"]));
    expect(issued.map((entry) => entry.form)).toEqual(["statement"]);
    expect(await newest(desk, caseId)).toMatchObject({ settings: NO_SETTINGS, outcome: PROPOSED });
    await answer(desk, "Q8", "outside-row");
    const more = value(await issueForms(desk, draw, caseId, ["filing"]));
    expect(more.issued.map((entry) => entry.form)).toEqual(["statement", "filing"]);
  });

  it("asks for a new version, not for an answer, where the version lacked just that answer", async () => {
    const kaifeng = await newDesk();
    const desk = { ...kaifeng, office: { ...kaifeng.office, pool: "430100" } };
    const { caseId } = await sealed(desk, hunanEmployee());
    expect((await newest(desk, caseId)).outcome.standing).toBe("undetermined");
    expect(problem(await previewForm(desk, draw, caseId, "statement")).code).toBe("E-FORM-03");
    await answer(desk, "Q3", "by-category", HUNAN);
    const moved = [
      await previewForm(desk, draw, caseId, "statement"),
      await issueForms(desk, draw, caseId, ["statement"]),
    ];
    expect(moved.map((refused) => problem(refused).code)).toEqual(["E-FORM-09", "E-FORM-09"]);
  });
});

type PackJson = { questions: Record<string, unknown>[]; settlement: { rows: unknown } };

/** The shipped pack as it was before an update changed it. */
function earlier(change: (json: PackJson) => void): LoadedPack {
  const json = JSON.parse(KAIFENG.canonical) as PackJson;
  change(json);
  const read = readPack(json);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  expect(read.value.hash).not.toBe(KAIFENG.hash);
  return read.value;
}

/** The pack with a deductible (起付线) of 800 in place of 900. */
function cheaper(): LoadedPack {
  const text = (value: unknown): string => JSON.stringify(value);
  return earlier((json) => {
    json.settlement.rows = JSON.parse(
      text(json.settlement.rows).replaceAll('"value":"900"', '"value":"800"'),
    );
  });
}

/** A case as the program of an earlier time sealed it, under the pack that it shipped. */
async function sealedUnder(desk: TestDesk, loaded: LoadedPack): Promise<OpenedCase> {
  const opened = value(await createCase(desk, "resident"));
  const { caseId, number: caseNumber } = opened;
  const document = referral();
  const { receipt } = assess(document, loaded, NO_SETTINGS, day("2026-11-20"));
  await desk.store.write(async (tx) => {
    await keepPack(tx, loaded);
    await addRevision(tx, {
      format: "revision/1",
      caseId,
      caseNumber,
      parents: [],
      author: { id: desk.operator.id, name: desk.operator.name },
      at: desk.clock.now(),
      pack: { id: loaded.pack.id, hash: loaded.hash },
      settings: NO_SETTINGS,
      document,
      outcome: sealedOutcome(receipt),
      issued: [],
    });
  });
  return opened;
}

describe("a version that was sealed before the policy was updated", () => {
  it("is found with its own pack, and keeps its row and its papers", async () => {
    const desk = await newDesk();
    const before = cheaper();
    const { caseId } = await sealedUnder(desk, before);
    const { pack, outcome } = await newest(desk, caseId);
    expect(await desk.store.read((reader) => pinnedPack(reader, pack))).toEqual(before);
    expect(outcome.fund).not.toBe(PROPOSED.fund);
    expect((await desk.store.read(readIndex))[0]?.fund).toBe(outcome.fund);
    const [paper] = texts(await statement(desk, caseId));
    expect(paper?.replaceAll(",", "")).toContain(outcome.fund);
    expect((await desk.store.read(verifyStore)).faults).toEqual([]);
  });

  it("is computed anew by Ctrl+S alone, and its statement waits for that", async () => {
    const desk = await newDesk();
    const { caseId } = await sealedUnder(desk, cheaper());
    expect(problem(await issueForms(desk, draw, caseId, ["statement"])).code).toBe("E-FORM-09");
    const next = value(await sealRevision(desk, caseId, referral())).version;
    expect(next.count).toBe(2);
    expect(await newest(desk, caseId)).toMatchObject({
      pack: { hash: KAIFENG.hash },
      outcome: PROPOSED,
    });
    expect(await desk.store.read(verifyStore)).toMatchObject({ packs: 2, faults: [] });
  });

  it("has no forms, and says so, when its pack is lost", async () => {
    const desk = await newDesk();
    const before = cheaper();
    const { caseId } = await sealedUnder(desk, before);
    await desk.store.write(async (tx) => {
      await tx.run("DROP TRIGGER blob_no_delete");
      await tx.run("DELETE FROM blob WHERE sha256 = ?", [before.hash]);
    });
    expect(problem(await previewForm(desk, draw, caseId, "statement")).code).toBe("E-FORM-10");
  });
});

describe("the pack of a version", () => {
  it("is kept once for all the versions that pin it, as the text its hash is taken of", async () => {
    const desk = await newDesk();
    await sealed(desk, referral());
    const { caseId } = await sealed(desk, referral());
    const form = referral();
    form.person.phone = "13803780002";
    value(await sealRevision(desk, caseId, form));
    expect(await desk.store.read(verifyStore)).toMatchObject({ revisions: 3, packs: 1 });
    const bytes = await desk.store.read((reader) => readBlob(reader, KAIFENG.hash));
    expect(Buffer.from(bytes ?? []).toString("utf8")).toBe(KAIFENG.canonical);
  });
});
