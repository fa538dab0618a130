import { describe, expect, it } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { sampleOf } from "../../core/review/sample.ts";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { keepLook } from "../../electron/review/looks.ts";
import { openForReview, reviewQueue } from "../../electron/review/queue.ts";
import { drawSample } from "../../electron/review/sample.ts";
import { approveCase, handOverCase, returnCase, submitCase } from "../../electron/review/steps.ts";
import { answerQuestion, confirmParameters } from "../../electron/session/pool-settings.ts";
import { invoicesElsewhere, staysElsewhere } from "../../electron/store/case-links.ts";
import { packOfCase } from "../../core/policy/pack-of-case.ts";
import { PACKS } from "../../core/policy/packs.ts";
import { type Desk, openCase, saveDraft } from "../../electron/store/cases.ts";
import { readIndex } from "../../electron/store/case-index.ts";
import { readJournal } from "../../electron/store/journal.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { searchCases } from "../../electron/store/search.ts";
import { newDesk, problem, sealed, value } from "./desk.ts";
import { referral } from "./people.ts";

/** The same data, another person at the desk. */
function as(desk: Desk, id: string, name: string, role: Desk["operator"]["role"]): Desk {
  return { ...desk, operator: { id, name, role } };
}

interface Counter {
  readonly clerk: Desk;
  readonly reviewer: Desk;
  readonly supervisor: Desk;
}

/** A counter whose pool has answered and confirmed all that this case rests on. */
async function counter(form: CaseForm = referral()): Promise<Counter> {
  const supervisor = await newDesk();
  const loaded = packOfCase(form, PACKS, day("2026-11-20"))?.loaded;
  if (loaded === undefined) throw new Error("no pack");
  const packId = loaded.pack.id;
  for (const question of loaded.pack.questions) {
    const [reading] = question.readings;
    if (reading === undefined) continue;
    value(
      await answerQuestion(supervisor, {
        packId,
        question: question.id,
        reading: reading.id,
        document: "函",
      }),
    );
  }
  const { receipt } = assess(form, loaded, NO_SETTINGS, day("2026-11-20"));
  const paths = (receipt?.unconfirmed ?? []).map(({ path }) => path);
  value(await confirmParameters(supervisor, { packId, paths, document: "函" }));
  return {
    clerk: as(supervisor, "operator-2", "李倩", "clerk"),
    reviewer: as(supervisor, "operator-3", "王建国", "reviewer"),
    supervisor,
  };
}

async function stateOf(desk: Desk, caseId: string): Promise<string | undefined> {
  const { rows } = value(await searchCases(desk, EVERYTHING));
  return rows.find((row) => row.caseId === caseId)?.state;
}

async function headOf(desk: Desk, caseId: string): Promise<string> {
  return value(await openForReview(desk, caseId)).newest.hash;
}

/** A case with a bill of its own. */
function anotherCase(number: string): CaseForm {
  const form = referral();
  return { ...form, invoices: form.invoices.map((invoice) => ({ ...invoice, number })) };
}

describe("the review of a case at the counter (HEN-3.1)", () => {
  it("is handed in, approved by a second person as it was seen, and handed over", async () => {
    const { clerk, reviewer } = await counter();
    const { caseId, number } = await sealed(clerk, referral());
    value(await submitCase(clerk, caseId));
    expect(await stateOf(clerk, caseId)).toBe("submitted");

    const queue = value(await reviewQueue(reviewer));
    expect(queue.submitted).toMatchObject([{ caseId, number, standing: "final", mine: true }]);
    const seen = value(await openForReview(reviewer, caseId));
    expect(seen).toMatchObject({ recomputed: true, seen: null, hindrance: null });

    value(await approveCase(reviewer, caseId, seen.newest.hash));
    expect(await stateOf(clerk, caseId)).toBe("approved");
    value(await handOverCase(clerk, caseId));
    expect(await stateOf(clerk, caseId)).toBe("handed-over");
    const { review } = value(await openCase(clerk, caseId));
    expect(review).toMatchObject({
      state: "handed-over",
      submitted: { by: { name: "李倩" } },
      first: { by: { name: "王建国" }, of: seen.newest.hash },
      handedOver: { by: { name: "李倩" } },
    });
    const { entries } = await clerk.store.read((reader) =>
      readJournal(reader, { before: null, action: null, limit: 20 }),
    );
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["case-submitted", "case-approved", "case-handed-over"]),
    );
  });

  it("goes back with its reason, and what changed since the last look is there to compare", async () => {
    const { clerk, reviewer } = await counter();
    const { caseId } = await sealed(clerk, referral());
    value(await submitCase(clerk, caseId));
    const first = await headOf(reviewer, caseId);
    await reviewer.store.write((tx) =>
      keepLook(tx, { operatorId: "operator-3", caseId, hash: first }, reviewer.clock.now()),
    );
    value(await returnCase(reviewer, caseId, first, "缺签字盖章"));
    expect(await stateOf(clerk, caseId)).toBe("returned");
    expect(value(await openCase(clerk, caseId)).review).toMatchObject({ reason: "缺签字盖章" });

    const form = referral();
    const corrected = { ...form, person: { ...form.person, payeeBank: "朱仙镇分理处" } };
    value(await sealRevision(clerk, caseId, corrected));
    expect(await stateOf(clerk, caseId)).toBe("returned");
    value(await submitCase(clerk, caseId));
    const opened = value(await openForReview(reviewer, caseId));
    expect(opened.seen?.form.person.payeeBank).toBe(form.person.payeeBank);
    expect(opened.newest.form.person.payeeBank).toBe("朱仙镇分理处");
    expect(opened.newest.count).toBeGreaterThan(opened.seen?.count ?? 0);
  });

  it("approves nothing but what was seen: a version that came meanwhile is looked at first", async () => {
    const { clerk, reviewer } = await counter();
    const { caseId } = await sealed(clerk, referral());
    value(await submitCase(clerk, caseId));
    const saw = await headOf(reviewer, caseId);
    const form = referral();
    value(
      await sealRevision(clerk, caseId, {
        ...form,
        person: { ...form.person, phone: "13803780002" },
      }),
    );
    expect(await stateOf(clerk, caseId)).toBe("submitted");
    expect(problem(await approveCase(reviewer, caseId, saw)).code).toBe("E-REV-06");
    expect(problem(await returnCase(reviewer, caseId, saw, "改")).code).toBe("E-REV-06");
    value(await approveCase(reviewer, caseId, await headOf(reviewer, caseId)));
  });

  it("is nobody's own: who wrote into a case neither approves nor returns it", async () => {
    const { clerk, reviewer, supervisor } = await counter();
    const { caseId } = await sealed(clerk, referral());
    const form = referral();
    value(
      await sealRevision(supervisor, caseId, {
        ...form,
        person: { ...form.person, phone: "13803780003" },
      }),
    );
    value(await submitCase(clerk, caseId));
    const saw = await headOf(reviewer, caseId);
    expect(problem(await approveCase(supervisor, caseId, saw)).code).toBe("E-REV-04");
    expect(problem(await returnCase(supervisor, caseId, saw, "改")).code).toBe("E-REV-04");
    expect(value(await reviewQueue(supervisor)).submitted).toMatchObject([{ mine: false }]);
    value(await approveCase(reviewer, caseId, saw));
  });

  it("does not take a draft that somebody is writing with it", async () => {
    const { clerk, reviewer } = await counter();
    const { caseId } = await sealed(clerk, referral());
    value(await submitCase(clerk, caseId));
    const saw = await headOf(reviewer, caseId);
    const form = referral();
    const typed = { ...form, person: { ...form.person, phone: "13803780004" } };
    value(await saveDraft(clerk, caseId, typed));
    expect(problem(await approveCase(reviewer, caseId, saw)).code).toBe("E-REV-12");
    expect(value(await reviewQueue(reviewer)).submitted).toHaveLength(1);
    expect(value(await openCase(clerk, caseId)).form).toEqual(typed);
  });

  it("waits while the figures are a trial, and is not handed in while something is owed", async () => {
    const desk = await newDesk("clerk");
    const reviewer = as(desk, "operator-3", "王建国", "reviewer");
    const { caseId } = await sealed(desk, referral());
    value(await submitCase(desk, caseId));
    const saw = await headOf(reviewer, caseId);
    expect(problem(await approveCase(reviewer, caseId, saw)).code).toBe("E-REV-07");

    const form = referral();
    const owing = { ...form, filing: { ...form.filing, materials: {} } };
    const second = await sealed(desk, owing);
    expect(problem(await submitCase(desk, second.caseId))).toMatchObject({ code: "E-REV-15" });
    expect(await stateOf(desk, second.caseId)).toBe("saved");
  });

  it("is lost by writing anew after the approval", async () => {
    const { clerk, reviewer } = await counter();
    const { caseId } = await sealed(clerk, referral());
    value(await submitCase(clerk, caseId));
    value(await approveCase(reviewer, caseId, await headOf(reviewer, caseId)));
    const form = referral();
    value(
      await sealRevision(clerk, caseId, {
        ...form,
        person: { ...form.person, phone: "13803780005" },
      }),
    );
    expect(await stateOf(clerk, caseId)).toBe("saved");
    expect(problem(await handOverCase(clerk, caseId)).code).toBe("E-REV-08");
  });
});

describe("the sample for a second look (HEN-3.1)", () => {
  it("is drawn from a seed that the journal keeps, and its cases wait for somebody else", async () => {
    const { clerk, reviewer, supervisor } = await counter();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const overrides = { "W-STY-02": "同一次住院分开开票", "W-OPN-05": "已查，余额里没有" };
      const form = { ...anotherCase(`3100260${count}`), overrides };
      const { caseId } = await sealed(clerk, form);
      value(await submitCase(clerk, caseId));
      value(await approveCase(reviewer, caseId, await headOf(reviewer, caseId)));
      ids.push(caseId);
    }
    const drawn = value(await drawSample(supervisor, { percent: 40, seed: "20261120-3f7a" }));
    expect(drawn).toMatchObject({ seed: "20261120-3f7a", of: 5 });
    const waiting = value(await reviewQueue(supervisor)).secondLook;
    expect(waiting.map(({ caseId }) => caseId).toSorted()).toEqual(
      [...sampleOf(ids, "20261120-3f7a", 40)].toSorted(),
    );
    const [caseId = ""] = sampleOf(ids, "20261120-3f7a", 40);
    expect(problem(await handOverCase(clerk, caseId)).code).toBe("E-REV-11");
    const saw = await headOf(supervisor, caseId);
    expect(problem(await approveCase(reviewer, caseId, saw)).code).toBe("E-REV-05");
    value(await approveCase(supervisor, caseId, saw));
    value(await handOverCase(clerk, caseId));

    const { entries } = await clerk.store.read((reader) =>
      readJournal(reader, { before: null, action: "sample-drawn", limit: 5 }),
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.detail).toContain("20261120-3f7a");
    for (const number of drawn.drawn) expect(entries[0]?.detail).toContain(number);
    const rest = value(await drawSample(supervisor, { percent: 100, seed: null }));
    expect(rest.of).toBe(3);
    expect(problem(await drawSample(supervisor, { percent: 10, seed: null })).code).toBe(
      "E-REV-14",
    );
  });
});

describe("what the checks find after a case was handed in", () => {
  it("HUN-83: a version written anew while it waited is not approved over a warning without a reason", async () => {
    const { clerk, reviewer } = await counter();
    const form = referral();
    const { caseId } = await sealed(clerk, form);
    value(await submitCase(clerk, caseId));
    // Somebody who was filed for only after the discharge cannot have failed by the network (HUN-20.4).
    const anew = { ...form, stay: { ...form.stay, failure: "network" as const } };
    value(await sealRevision(clerk, caseId, anew));
    const saw = await headOf(reviewer, caseId);
    const refused = problem(await approveCase(reviewer, caseId, saw));
    expect([refused.code, refused.what]).toEqual([
      "E-REV-18",
      "还不能通过：出院（2026-10-21）在备案（2026-11-20）之前，未直接结算的原因却是系统或凭证故障。",
    ]);
    const overrides = { "W-STY-05": "医院当日全院断网，有证明" };
    value(await sealRevision(clerk, caseId, { ...anew, overrides }));
    value(await approveCase(reviewer, caseId, await headOf(reviewer, caseId)));
  });
});

describe("cases that touch each other", () => {
  it("GD-93-5b: an invoice of another case is found, by number and code, with whose case it is", async () => {
    const { clerk } = await counter();
    const { caseId, number } = await sealed(clerk, anotherCase("31002601"));
    const again = anotherCase("３１００２６０１");
    const found = await clerk.store.read((reader) => invoicesElsewhere(reader, "new", again));
    expect(found[0]).toEqual({ index: 0, caseId, caseNumber: number, name: "程𬱖" });
    const own = await clerk.store.read((reader) => invoicesElsewhere(reader, caseId, again));
    expect(own).toEqual([]);
    const other = { ...again, invoices: again.invoices.map((one) => ({ ...one, code: "999" })) };
    const codes = again.invoices.map(({ code }) => code);
    expect(codes).not.toContain("");
    expect(await clerk.store.read((reader) => invoicesElsewhere(reader, "new", other))).toEqual([]);
  });

  it("GD-93-5b: a case with an invoice of another case is not handed in", async () => {
    const { clerk } = await counter();
    const first = await sealed(clerk, anotherCase("31002601"));
    const { caseId } = await sealed(clerk, anotherCase("31002601"));
    const refused = problem(await submitCase(clerk, caseId));
    expect(refused.code).toBe("E-REV-15");
    expect(refused.what).toContain(first.number);
  });

  it("a stay that overlaps another of the person is handed in with a reason", async () => {
    const { clerk } = await counter();
    await sealed(clerk, anotherCase("31002601"));
    const form = anotherCase("31002602");
    const { caseId } = await sealed(clerk, form);
    expect(problem(await submitCase(clerk, caseId)).what).toContain("重叠");
    const overrides = { "W-STY-02": "转院当天两院都有费用", "W-OPN-05": "已查，余额里没有" };
    value(await sealRevision(clerk, caseId, { ...form, overrides }));
    value(await submitCase(clerk, caseId));
  });

  it.each([
    ["2026-10-15", "2026-10-18", 1],
    ["2026-10-20", "2026-10-30", 1],
    ["2026-10-21", "2026-10-30", 0],
    ["2026-09-20", "2026-10-08", 0],
  ])(
    "a stay of the same person from %s to %s overlaps %i other",
    async (admission, discharge, count) => {
      const { clerk } = await counter();
      await sealed(clerk, referral());
      const form = referral();
      const other = { ...form, stay: { ...form.stay, admission, discharge } };
      const found = await clerk.store.read((reader) => staysElsewhere(reader, "new", other));
      expect(found).toHaveLength(count);
    },
  );

  it("the index with its review and links is the same when it is built anew", async () => {
    const { clerk, reviewer } = await counter();
    const { caseId } = await sealed(clerk, referral());
    value(await submitCase(clerk, caseId));
    value(await approveCase(reviewer, caseId, await headOf(reviewer, caseId)));
    const queries = async (): Promise<unknown> => ({
      rows: await clerk.store.read(readIndex),
      invoices: await clerk.store.read((reader) => invoicesElsewhere(reader, "new", referral())),
      stays: await clerk.store.read((reader) => staysElsewhere(reader, "new", referral())),
    });
    const kept = await queries();
    await clerk.store.write(rebuildIndex);
    expect(await queries()).toEqual(kept);
  });
});
