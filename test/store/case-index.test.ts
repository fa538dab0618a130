import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { answerQuestion, confirmParameters } from "../../electron/session/pool-settings.ts";
import { createCase, openCase, saveDraft } from "../../electron/store/cases.ts";
import type { Reader, Transaction } from "../../electron/store/connection.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { searchCases } from "../../electron/store/search.ts";
import { area, shipped } from "../support/facts.ts";
import { newDesk, problem, sealed, type TestDesk, value } from "./desk.ts";
import { commitment, referral } from "./people.ts";

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Everything that the index holds: rows, counts, and every word of every case. */
async function whole(tx: Transaction): Promise<Readonly<Record<string, unknown>>> {
  const all = (sql: string): Promise<unknown> => tx.all(Row, sql);
  await tx.run(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab(main, case_words, 'instance')",
  );
  return {
    rows: await all("SELECT * FROM case_list ORDER BY position"),
    counts: await all("SELECT * FROM case_count WHERE cases > 0 ORDER BY state, standing"),
    persons: await all("SELECT * FROM sealed_person ORDER BY case_id"),
    words: await all("SELECT doc, term FROM temp.word ORDER BY doc, term"),
  };
}

async function expectKeptAsRebuilt(desk: TestDesk): Promise<void> {
  const kept = await desk.store.write(whole);
  await desk.store.write(rebuildIndex);
  expect(await desk.store.write(whole)).toEqual(kept);
}

/** A filing alone, before anyone has been to hospital. */
function withoutStay(): CaseForm {
  const { stay, ...rest } = referral();
  const empty = emptyCase(rest.pool);
  return { ...rest, stay: { ...empty.stay, care: stay.care }, invoices: [], lines: [] };
}

/** Typed so wrongly that no version can be made of it. */
function wrong(): CaseForm {
  const form = referral();
  form.person.certNo = "410203195906231527";
  form.person.name = "程";
  return form;
}

const rowsOf = async (desk: TestDesk) => value(await searchCases(desk, EVERYTHING)).rows;

/** Puts a version that is none on top of a case, as memory that failed would have left it. */
function spoilVersion(desk: TestDesk, caseId: string, body: string): Promise<void> {
  return desk.store.write(async (tx) => {
    await tx.run(
      `INSERT INTO revision (hash, case_id, body, document_hash, author, at)
       SELECT 'spoilt ' || case_id, case_id, ?, document_hash, author, at FROM revision
       WHERE case_id = ?`,
      [body, caseId],
    );
    await tx.run("UPDATE case_head SET hash = 'spoilt ' || case_id WHERE case_id = ?", [caseId]);
  });
}

describe("the case list", () => {
  it("keeps a case whose content is broken, under its number, and all others", async () => {
    const desk = await newDesk();
    const whole = await sealed(desk, referral());
    const draft = value(await createCase(desk, "resident"));
    const version = await sealed(desk, referral());
    const unreadable = await sealed(desk, referral());
    await desk.store.write((tx) =>
      tx.run("UPDATE draft SET body = '{}' WHERE case_id = ?", [draft.caseId]),
    );
    await spoilVersion(desk, version.caseId, JSON.stringify({ caseNumber: version.number }));
    await spoilVersion(desk, unreadable.caseId, "no JSON");
    await desk.store.write(rebuildIndex);
    const rows = await rowsOf(desk);
    const named = (caseId: string) => rows.find((row) => row.caseId === caseId);
    expect(named(whole.caseId)).toMatchObject({
      number: whole.number,
      name: referral().person.name,
    });
    expect(named(draft.caseId)).toMatchObject({ number: draft.number, state: "draft", name: "" });
    expect(named(version.caseId)).toMatchObject({
      number: version.number,
      state: "saved",
      name: "",
    });
    expect(named(unreadable.caseId)).toMatchObject({ number: "", state: "saved" });
    expect(problem(await openCase(desk, version.caseId)).code).toBe("E-CASE-08");
  });

  it("is drawn up anew after a decision, although a draft is broken", async () => {
    const desk = await newDesk();
    const { caseId } = value(await createCase(desk, "resident"));
    await desk.store.write((tx) =>
      tx.run("UPDATE draft SET body = 'no JSON' WHERE case_id = ?", [caseId]),
    );
    const packId = shipped(area("410200"), "resident").pack.id;
    const paths = ["settlement.cap.amount"];
    value(await confirmParameters(desk, { packId, paths, document: "函" }));
    expect((await rowsOf(desk)).map((row) => row.caseId)).toEqual([caseId]);
  });

  it("shows what the core computes of each case, and drafts beside versions", async () => {
    const desk = await newDesk();
    const saved = await sealed(desk, referral());
    const open = value(await createCase(desk, "resident"));
    const rows = await rowsOf(desk);
    expect(rows.map((row) => [row.number, row.state, row.matter])).toEqual([
      [open.number, "draft", "empty"],
      [saved.number, "saved", "filing-and-claim"],
    ]);
    expect(rows[1]).toMatchObject({
      name: "程𬱖",
      certNo: "410203195906231526",
      place: "上海市",
      hospital: "上海浦江骨科医院",
      discharge: "2026-10-21",
      total: "23600.50",
      operator: "李建国",
    });
    expect(rows[1]?.standing).not.toBe("incomplete");
  });

  it("shows the draft of a saved case, and the version again when the draft is gone", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const [version] = await rowsOf(desk);
    const form = referral();
    form.person.name = "程大𬱖";
    value(await saveDraft(desk, caseId, form));
    expect(await rowsOf(desk)).toMatchObject([{ state: "draft", name: "程大𬱖" }]);
    value(await saveDraft(desk, caseId, referral()));
    expect(await rowsOf(desk)).toEqual([version]);
  });

  it("counts the cases of each tab, those of today, and what the fund pays in all", async () => {
    const desk = await newDesk();
    await sealed(desk, referral());
    await sealed(desk, commitment());
    value(await createCase(desk, "resident"));
    const rows = await rowsOf(desk);
    const { counts } = value(await searchCases(desk, { ...EVERYTHING, text: "nobody" }));
    const trial = rows.filter((row) => row.standing === "trial").length;
    expect(counts).toMatchObject({ all: 3, draft: 1, saved: 2, trial, receivedToday: 3 });
    const fund = rows.reduce((total, row) => total + Math.round(Number(row.fund) * 100), 0);
    expect(counts.fund).toBe((fund / 100).toFixed(2));
    expect(counts.fundWithTrial).toBe(trial > 0);
  });
});

describe("the index of the case list", () => {
  it("is the same after it has been rebuilt from drafts and versions", async () => {
    const desk = await newDesk();
    for (const form of [referral(), commitment(), withoutStay()]) {
      const { caseId } = await sealed(desk, commitment());
      value(await sealRevision(desk, caseId, form));
    }
    value(await createCase(desk, "resident"));
    const kept = await desk.store.write(whole);
    await desk.store.write(async (tx) => {
      await tx.run("UPDATE case_list SET name = 'x', fund = 100, standing = 'final'");
      await tx.run("DELETE FROM case_list WHERE number LIKE '%-002'");
      await tx.run("INSERT INTO case_words (case_words) VALUES ('delete-all')");
      await tx.run("UPDATE case_count SET cases = 7");
    });
    expect(await desk.store.write(rebuildIndex)).toBe(4);
    expect(await desk.store.write(whole)).toEqual(kept);
  });

  it("is built by the first search when another program left it", async () => {
    const desk = await newDesk();
    await sealed(desk, referral());
    await desk.store.write(async (tx) => {
      await tx.run("DELETE FROM case_list");
      await tx.run("DELETE FROM counter WHERE name = 'case-list'");
    });
    expect(await rowsOf(desk)).toMatchObject([{ name: "程𬱖" }]);
  });

  it("is kept as it would be rebuilt, whatever is saved, sealed and dropped", async () => {
    const forms = [referral(), commitment(), withoutStay(), wrong()];
    const step = fc.record({
      case: fc.nat(3),
      form: fc.nat(forms.length - 1),
      act: fc.constantFrom("save", "seal", "answer"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const desk = await newDesk();
        const cases: string[] = [];
        for (let count = 0; count < 4; count += 1) {
          cases.push(value(await createCase(desk, "resident")).caseId);
        }
        for (const { act, ...at } of steps) {
          const [caseId, form] = [cases[at.case] ?? "", forms[at.form] ?? referral()];
          if (act === "save") value(await saveDraft(desk, caseId, form));
          else if (act === "seal") await sealRevision(desk, caseId, form);
          else value(await answerQuestion(desk, answer()));
        }
        await expectKeptAsRebuilt(desk);
        await desk.store.close();
      }),
      { numRuns: 15 },
    );
  });
});

describe("an answer of the pool", () => {
  it("moves the figures of drafts at once, and no sealed version", async () => {
    const desk = await newDesk();
    await sealed(desk, commitment());
    const open = value(await createCase(desk, "resident"));
    value(await saveDraft(desk, open.caseId, commitment()));
    const [draftBefore, savedBefore] = await rowsOf(desk);
    const outcomes = new Set([`${draftBefore?.standing} ${draftBefore?.fund}`]);
    for (const request of answers()) {
      value(await answerQuestion(desk, request));
      const [draft, saved] = await rowsOf(desk);
      outcomes.add(`${draft?.standing} ${draft?.fund}`);
      expect(saved).toEqual(savedBefore);
      expect(draft?.changedAt).toBe(draftBefore?.changedAt);
    }
    expect(outcomes.size).toBeGreaterThan(1);
    await expectKeptAsRebuilt(desk);
  });
});

describe("a draft", () => {
  it("and its row are kept together or not at all", async () => {
    const desk = await newDesk();
    const { caseId } = value(await createCase(desk, "resident"));
    const bodies = (reader: Reader) => reader.all(Row, "SELECT body FROM draft");
    const before = await desk.store.read(bodies);
    await desk.store.write((tx) =>
      tx.run(
        "CREATE TRIGGER full BEFORE INSERT ON case_list BEGIN SELECT RAISE(ABORT, 'list'); END",
      ),
    );
    await expect(saveDraft(desk, caseId, referral())).rejects.toThrow("list");
    expect(await desk.store.read(bodies)).toEqual(before);
  });
});

function answers() {
  const { pack } = shipped(area("410200"), "resident");
  return pack.questions.flatMap(({ id, readings }) =>
    readings.map((reading) => ({
      packId: pack.id,
      question: id,
      reading: reading.id,
      document: "汴医保函〔2026〕7号",
    })),
  );
}

function answer() {
  const [first] = answers();
  if (first === undefined) throw new Error("the pack asks nothing");
  return first;
}
