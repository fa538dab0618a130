import { describe, expect, it } from "vitest";
import { submitCase } from "../../electron/review/steps.ts";
import { saveDraft } from "../../electron/store/cases.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { openConflicts } from "../../electron/store/sync-conflicts.ts";
import { setPaused } from "../../electron/store/sync-identity.ts";
import { isUnsent, lastAccepted, neededItems } from "../../electron/store/sync-list.ts";
import { queuedIds, unsentCounts } from "../../electron/store/sync-queue.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { forkOf, resolveFork } from "../../electron/sync/resolve.ts";
import { problem, sealed, value } from "../store/desk.ts";
import {
  claim,
  exchange,
  headsAt,
  oneCounter,
  oneDistrict,
  referral,
  twoOffices,
  twoWindows,
} from "./district.ts";
import { sharedCase, treatedAt } from "./shared-case.ts";

const region = oneDistrict();

describe("a counter and its gateway", () => {
  it("GD-93-3: a sealed case is accepted, its verdict kept, and its queue is empty", async () => {
    const one = await oneCounter(region);
    const { caseId } = await sealed(one.desk, referral());
    const { store } = one.desk;
    expect(await store.read((reader) => isUnsent(reader, caseId))).toBe(true);
    await exchange(one);
    expect(await store.read(neededItems)).toEqual([]);
    expect(await store.read(unsentCounts)).toEqual({ waiting: 0, setAside: 0 });
    expect(await store.read(lastAccepted)).toMatchObject([
      { caseId, state: "accepted", verdict: { is: "agrees" } },
    ]);
    expect(await store.read((reader) => isUnsent(reader, caseId))).toBe(false);
  });

  it("HUN-16.2: a filing made offline goes before older cases without one", async () => {
    const one = await oneCounter(region);
    const older = await sealed(one.desk, claim());
    const filing = await sealed(one.desk, referral());
    const queue = await one.desk.store.read((reader) => queuedIds(reader, [], 10));
    expect(queue).toEqual([filing.caseId, older.caseId]);
  });

  it("two windows of an office have each other's versions, byte for byte", async () => {
    const [one, two] = await twoWindows(region);
    const { caseId, version } = await sealed(one.desk, referral());
    await exchange(one, two);
    expect(await headsAt(two, caseId)).toEqual([version?.hash]);
    expect((await two.desk.store.read(verifyStore)).faults).toEqual([]);
    expect(await two.desk.store.read(unsentCounts)).toEqual({ waiting: 0, setAside: 0 });
  });

  it("two windows that go on from one version fork the case at both, and a clerk joins it", async () => {
    const { one, two, form, caseId } = await sharedCase(region);
    const here = value(await sealRevision(one.desk, caseId, treatedAt(form, "汉南医院")));
    const there = value(await sealRevision(two.desk, caseId, treatedAt(form, "武汉市中心医院")));
    await exchange(one, two);
    const both = [here.version.hash, there.version.hash].toSorted();
    expect(await headsAt(one, caseId)).toEqual(both);
    expect(await headsAt(two, caseId)).toEqual(both);
    expect(problem(await submitCase(one.desk, caseId)).code).toBe("E-CASE-09");
    const fork = value(await forkOf(one.desk, caseId));
    expect(fork.sides.map(({ form }) => form.stay.hospital)).toEqual(
      expect.arrayContaining(["汉南医院", "武汉市中心医院"]),
    );
    value(await resolveFork(one.desk, caseId, there.version.hash));
    await exchange(one, two);
    const [joined, ...others] = await headsAt(one, caseId);
    expect(others).toEqual([]);
    expect(await headsAt(two, caseId)).toEqual([joined]);
    expect(await one.desk.store.read(openConflicts)).toEqual([]);
    expect(await two.desk.store.read(openConflicts)).toEqual([]);
    expect((await two.desk.store.read(verifyStore)).faults).toEqual([]);
  });

  it("a draft builds on the version it was begun on: what came in meanwhile is not overwritten", async () => {
    const { two, form, caseId, goneOn } = await sharedCase(region);
    value(await saveDraft(two.desk, caseId, treatedAt(form, "武汉市中心医院")));
    const newer = await goneOn();
    const own = value(await sealRevision(two.desk, caseId, treatedAt(form, "武汉市中心医院")));
    expect(await headsAt(two, caseId)).toEqual([newer.hash, own.version.hash].toSorted());
    expect(await two.desk.store.read(openConflicts)).toMatchObject([{ caseId }]);
  });

  it("a case that lies open says what it showed: a newer version that nobody saw is not overwritten", async () => {
    const { two, form, caseId, shown, goneOn } = await sharedCase(region);
    const newer = await goneOn();
    const own = treatedAt(form, "武汉市中心医院");
    value(await saveDraft(two.desk, caseId, own, shown));
    const mine = value(await sealRevision(two.desk, caseId, own, shown));
    expect(await headsAt(two, caseId)).toEqual([newer.hash, mine.version.hash].toSorted());
    expect(await two.desk.store.read(openConflicts)).toMatchObject([{ caseId }]);
  });

  it("a version that was made at this window hides nothing from whoever types on", async () => {
    const one = await oneCounter(region);
    const form = referral();
    const { caseId, version } = await sealed(one.desk, form);
    const shown = version?.hash ?? null;
    value(await sealRevision(one.desk, caseId, treatedAt(form, "汉南医院"), shown));
    const typed = treatedAt(form, "汉口医院");
    value(await saveDraft(one.desk, caseId, typed, shown));
    const next = value(await sealRevision(one.desk, caseId, typed, shown));
    expect(await headsAt(one, caseId)).toEqual([next.version.hash]);
  });

  it("GD-93-5b: an invoice that another office has brought is a question to both", async () => {
    const [one, two] = await twoOffices(region);
    const bill = claim();
    const mine = await sealed(one.desk, bill);
    await exchange(one);
    const theirs = await sealed(two.desk, bill);
    await exchange(two, one);
    const asked = await two.desk.store.read(openConflicts);
    expect(asked).toMatchObject([
      { caseId: theirs.caseId, conflict: { kind: "same-invoice", caseNumber: mine.number } },
    ]);
    expect(await one.desk.store.read(openConflicts)).toMatchObject([
      { caseId: mine.caseId, conflict: { kind: "same-invoice" } },
    ]);
  });

  it("a pause is kept: nothing is sent until it ends", async () => {
    const one = await oneCounter(region);
    const { caseId } = await sealed(one.desk, referral());
    await one.desk.store.write((tx) => setPaused(tx, true));
    expect(await one.engine.turn()).toBeNull();
    expect(one.engine.state().connection).toBe("paused");
    expect(await one.desk.store.read((reader) => isUnsent(reader, caseId))).toBe(true);
    await one.desk.store.write((tx) => setPaused(tx, false));
    await exchange(one);
    expect(await one.desk.store.read((reader) => isUnsent(reader, caseId))).toBe(false);
  });
});
