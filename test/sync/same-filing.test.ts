import { describe, expect, it } from "vitest";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { saveDraft } from "../../electron/store/cases.ts";
import { newestOf } from "../../electron/store/revisions.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { decide, openConflicts } from "../../electron/store/sync-conflicts.ts";
import { neededItems } from "../../electron/store/sync-list.ts";
import { giveWay } from "../../electron/sync/give-way.ts";
import { problem, sealed, value } from "../store/desk.ts";
import { type Counter, exchange, oneDistrict, referral, twoOffices } from "./district.ts";

const region = oneDistrict();

const open = ({ desk }: Counter) => desk.store.read(openConflicts);

async function formAt({ desk }: Counter, caseId: string): Promise<CaseForm> {
  const newest = await desk.store.read((reader) => newestOf(reader, caseId));
  if (newest === undefined) throw new Error("no version");
  return newest.revision.document;
}

/** A filing alone, made in time. */
function filing(form: CaseForm): CaseForm {
  const { person, filing: made, pool } = form;
  return { ...emptyCase(pool, "filing"), person, filing: { ...made, date: "2026-10-01" } };
}

/** Another invoice: of the filing alone is the question. */
function another(form: CaseForm): CaseForm {
  const { invoices } = referral();
  return { ...form, invoices };
}

/** The first brings the filing, the second brings it again; both have heard of it. */
async function twice(form: CaseForm, second: CaseForm = another(form)) {
  const [one, two] = await twoOffices(region);
  const mine = await sealed(one.desk, form);
  await exchange(one);
  const theirs = await sealed(two.desk, second);
  await exchange(two, one);
  const [asked] = await open(two);
  if (asked === undefined) throw new Error("nothing is asked");
  return { one, two, mine, theirs, asked };
}

describe("one filing, two cases, at the counters", () => {
  it("GD-93-3: both keep their case and are asked, and only the later one may give way", async () => {
    const { one, two, mine, theirs, asked } = await twice(referral());
    expect(asked).toMatchObject({
      caseId: theirs.caseId,
      conflict: { kind: "same-filing", caseNumber: mine.number, first: "theirs" },
    });
    expect(await two.desk.store.read(neededItems)).toMatchObject([
      { is: "same-filing", otherNumber: mine.number, first: "theirs", mayGive: "use-theirs" },
    ]);
    const [first] = await open(one);
    expect(await one.desk.store.read(neededItems)).toMatchObject([
      { is: "same-filing", otherNumber: theirs.number, first: "ours", mayGive: null },
    ]);
    expect(problem(await giveWay(one.desk, first?.id ?? "", "核实")).code).toBe("E-SYNC-44");
    expect((await formAt(one, mine.caseId)).filing.wanted).toBe("new");
    expect((await formAt(two, theirs.caseId)).filing.wanted).toBe("new");
  });

  it("the later case uses the other's filing: it is computed on it, and both questions close", async () => {
    const early = { ...referral() };
    const form: CaseForm = { ...early, filing: { ...early.filing, date: "2026-10-01" } };
    const late: CaseForm = another({ ...form, filing: { ...form.filing, date: "2026-11-20" } });
    const { one, two, theirs, asked } = await twice(form, late);
    const before = await two.desk.store.read((reader) => newestOf(reader, theirs.caseId));
    value(await giveWay(two.desk, asked.id, "电话核实，对方先办"));
    const after = await two.desk.store.read((reader) => newestOf(reader, theirs.caseId));
    expect(after?.revision.document.filing).toMatchObject({
      wanted: "existing",
      category: "referral",
      date: "2026-10-01",
      place: "310000",
    });
    // KF-2.4a: filed in time the fund pays otherwise than for a filing made up afterwards.
    expect(after?.revision.outcome).not.toEqual(before?.revision.outcome);
    expect(await open(two)).toEqual([]);
    await exchange(two, one);
    expect(await open(one)).toEqual([]);
    expect(await open(two)).toEqual([]);
    expect(problem(await giveWay(two.desk, asked.id, "再来一次")).code).toBe("E-SYNC-42");
  });

  it("HUN-16: a later case that only files cancels its filing, and the other stays", async () => {
    const form = filing(referral());
    const { one, two, mine, theirs, asked } = await twice(form, form);
    expect(await two.desk.store.read(neededItems)).toMatchObject([{ mayGive: "cancel-ours" }]);
    value(await giveWay(two.desk, asked.id, "朱仙镇已经备案"));
    expect((await formAt(two, theirs.caseId)).filing.steps).toMatchObject([
      { do: "cancel", reason: "朱仙镇已经备案" },
    ]);
    await exchange(two, one);
    expect(await open(one)).toEqual([]);
    expect((await formAt(one, mine.caseId)).filing.steps).toBeUndefined();
  });

  it("what a clerk has decided to keep is not asked again, until the other's filing is another", async () => {
    const form = filing(referral());
    const { one, two, mine, theirs, asked } = await twice(form, form);
    const at = two.desk.clock.now();
    await two.desk.store.write((tx) => decide(tx, asked.id, "两次都要", at, two.desk));
    const typed = { ...form, person: { ...form.person, address: "新地址" } };
    value(await sealRevision(two.desk, theirs.caseId, typed));
    await exchange(two, one);
    expect(await open(two)).toEqual([]);
    const moved = { ...form, filing: { ...form.filing, date: "2026-10-05" } };
    value(await sealRevision(one.desk, mine.caseId, moved));
    await exchange(one);
    value(await sealRevision(two.desk, theirs.caseId, form));
    await exchange(two);
    expect(await open(two)).toMatchObject([{ conflict: { filing: { date: "2026-10-05" } } }]);
  });

  it("what is typed and not sealed is not lost by giving way", async () => {
    const { two, theirs, asked } = await twice(referral());
    const form = await formAt(two, theirs.caseId);
    const typed = { ...form, person: { ...form.person, address: "新地址" } };
    value(await saveDraft(two.desk, theirs.caseId, typed));
    expect(problem(await giveWay(two.desk, asked.id, "核实")).code).toBe("E-SYNC-45");
    expect(await open(two)).toHaveLength(1);
  });

  it("where the first one gives its filing up by itself, the later one's question closes too", async () => {
    const form = filing(referral());
    const { one, two, mine } = await twice(form, form);
    const none: CaseForm = { ...form, filing: { ...form.filing, wanted: "" } };
    value(await sealRevision(one.desk, mine.caseId, none));
    await exchange(one, two);
    expect(await open(one)).toEqual([]);
    expect(await open(two)).toEqual([]);
  });
});
