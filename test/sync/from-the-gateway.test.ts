import { generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { day } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { Change, ChangeOf } from "../../core/sync/change.ts";
import { pack } from "../support/facts.ts";
import { textFollowing } from "../support/packs.ts";
import { detail, details } from "../support/uploads.ts";
import { ask, listInquiries } from "../../electron/inquiry/inquiries.ts";
import { takeUpload, openUpload, uploadsOfPerson } from "../../electron/reconcile/accept.ts";
import { packChanges } from "../../electron/reconcile/pack-changes.ts";
import { missingUploads, waitingUploads } from "../../electron/reconcile/uploads.ts";
import { submitCase } from "../../electron/review/steps.ts";
import { createCase, openCase, saveDraft } from "../../electron/store/cases.ts";
import { decisionsOf } from "../../electron/store/case-decisions.ts";
import { messagesOf, outagesOn } from "../../electron/store/messages.ts";
import { packsKnown, receivedPacks } from "../../electron/store/received-packs.ts";
import { codeName, institutionsLike, personsWith } from "../../electron/store/registers.ts";
import { newestOf } from "../../electron/store/revisions.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { openConflicts } from "../../electron/store/sync-conflicts.ts";
import { putIdentity } from "../../electron/store/sync-identity.ts";
import { unsentCounts } from "../../electron/store/sync-queue.ts";
import { takeIn } from "../../electron/sync/takers/takers.ts";
import { newDesk, problem, reopened, sealed, type TestDesk, value } from "../store/desk.ts";
import { referral } from "../store/people.ts";

const AT = "2026-11-20T03:00:00.000Z";

function take(desk: TestDesk, change: Change) {
  return desk.store.write((tx) => takeIn(tx, change, AT));
}

/** The upload of the invented stay, with lines of its own. */
function uploadOf(
  form: CaseForm,
  lines = [
    detail("a", { amount: "18000.00", name: "人工髋关节置换术", code: "" }),
    detail("b", { amount: "5600.50", name: "头孢呋辛", code: "", grade: "02", share: "0.2" }),
  ],
) {
  const { person, stay, invoices } = form;
  return {
    ...details(lines),
    psn_cert_no: person.certNo,
    psn_name: person.name,
    fixmedins_code: "H31010100001",
    fixmedins_name: stay.hospital,
    admdvs: "310101",
    begndate: stay.admission,
    enddate: stay.discharge,
    invoices: invoices.map(({ number, amount }) => ({ number, amount })),
    uploadedOn: "2026-10-23",
  };
}

const asChange = (upload: ReturnType<typeof uploadOf>): ChangeOf<"details"> => ({
  kind: "details",
  details: upload,
});

describe("HUN-59, KF-3.1: details that a hospital has uploaded", () => {
  it("HUN-59: the same upload twice counts once, and survives a restart", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const change = asChange(uploadOf(referral()));
    expect(await take(desk, change)).toEqual({ is: "taken" });
    expect(await take(desk, change)).toEqual({ is: "known" });
    const again = await reopened(desk);
    expect(await again.store.read(waitingUploads)).toMatchObject([
      { caseId, is: "same", hospital: "上海浦江骨科医院", visit: "visit-1" },
    ]);
  });

  it("another content under the same version is set aside, and the first stays", async () => {
    const desk = await newDesk();
    const upload = uploadOf(referral());
    await take(desk, asChange(upload));
    const other = { ...upload, medfee_sumamt: "1.00" };
    expect(await take(desk, asChange(other))).toMatchObject({ is: "set-aside", code: "E-DOWN-01" });
  });

  it("HUN-59: what was taken over is a new version on the hospital's lines", async () => {
    const desk = await enrolled();
    const { caseId, version: first } = await sealed(desk, referral());
    const upload = uploadOf(referral(), [
      detail("a", { amount: "18000.00", name: "人工髋关节置换术", code: "" }),
      detail("b", { amount: "5600.50", name: "头孢呋辛", code: "", grade: "03" }),
    ]);
    await take(desk, asChange(upload));
    const opened = value(await openUpload(desk, caseId));
    expect(opened.upload?.match).toMatchObject({
      is: "same",
      by: ["person", "provider", "dates", "invoice"],
    });
    expect(opened.standing).toEqual({ is: "in-time", by: "2026-10-24" });
    const asked = { caseId, visit: "visit-1", version: 1 };
    expect(problem(await takeUpload(desk, { ...asked, decisions: {} })).code).toBe("E-REC-02");
    const accepted = value(
      await takeUpload(desk, { ...asked, decisions: { l1: "adopt", l2: "adopt" } }),
    );
    expect(accepted.kept).toBe(0);
    expect(accepted.version.count).toBe((first?.count ?? 0) + 1);
    expect(Number(accepted.after.fund)).toBeLessThan(Number(accepted.before.fund));
    const { form } = value(await openCase(desk, caseId));
    expect(form.stay.details).toBe("downloaded");
    expect(form.lines.find(({ id }) => id === "l2")).toMatchObject({
      grade: "C",
      amount: "5600.50",
    });
    expect(await desk.store.read(waitingUploads)).toEqual([]);
  });

  it("LN-4b: the details and the settlement list of a stay are tracked apart, each until it is there", async () => {
    const desk = await enrolled();
    const { caseId } = await sealed(desk, referral());
    const shown = async () => value(await openUpload(desk, caseId)).upload?.details;
    // Neither is there: the stay stands among those whose upload is missing.
    expect(await shown()).toBeUndefined();
    expect(await desk.store.read((reader) => missingUploads(reader, AT))).toMatchObject([
      { caseId },
    ]);
    await take(desk, asChange({ ...uploadOf(referral()), settlementList: false }));
    expect(await desk.store.read((reader) => missingUploads(reader, AT))).toEqual([]);
    expect(await shown()).toMatchObject({ version: 1, settlementList: false });
    await take(desk, asChange({ ...uploadOf(referral()), version: 2, settlementList: true }));
    expect(await shown()).toMatchObject({ version: 2, settlementList: true });
  });

  it("a newer upload than the one on the screen is not taken over unseen", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    await take(desk, asChange(uploadOf(referral())));
    await take(desk, asChange({ ...uploadOf(referral()), version: 2 }));
    const old = { caseId, visit: "visit-1", version: 1, decisions: {} };
    expect(problem(await takeUpload(desk, old)).code).toBe("E-REC-01");
  });

  it("HUN-58: an upload that was settled directly is put to a clerk, and not taken over", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    await take(desk, asChange({ ...uploadOf(referral()), settledDirectly: true }));
    expect(await desk.store.read(openConflicts)).toMatchObject([
      { caseId, conflict: { kind: "settled-directly", visit: "visit-1" } },
    ]);
    const asked = { caseId, visit: "visit-1", version: 1, decisions: { l2: "adopt" } } as const;
    expect(problem(await takeUpload(desk, asked)).code).toBe("E-REC-03");
    expect(value(await openCase(desk, caseId)).form).toEqual(referral());
  });

  it("HUN-59: uploads of a person whom no case is about yet are offered, and no others", async () => {
    const desk = await newDesk();
    const { caseId } = value(await createCase(desk, "resident"));
    const upload = uploadOf(referral());
    await take(desk, asChange(upload));
    const { certNo } = referral().person;
    expect(value(await uploadsOfPerson(desk, caseId, certNo))).toEqual([upload]);
    expect(value(await uploadsOfPerson(desk, caseId, "410203195906231527"))).toEqual([]);
    await sealed(desk, referral());
    expect(value(await uploadsOfPerson(desk, caseId, certNo))).toEqual([]);
  });

  it("HUN-47: a hospital that has not uploaded after three days is named", async () => {
    const desk = await enrolled();
    const { caseId } = await sealed(desk, referral());
    const missing = await desk.store.read((reader) => missingUploads(reader, desk.clock.now()));
    expect(missing).toMatchObject([{ caseId, by: "2026-10-24" }]);
    const unenrolled = await newDesk();
    await sealed(unenrolled, referral());
    const none = await unenrolled.store.read((reader) => missingUploads(reader, AT));
    expect(none).toEqual([]);
    await take(desk, asChange({ ...uploadOf(referral()), uploadedOn: "2026-11-02" }));
    expect(await desk.store.read((reader) => missingUploads(reader, desk.clock.now()))).toEqual([]);
    expect(value(await openUpload(desk, caseId)).standing?.is).toBe("late");
  });
});

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const KEY = publicKey.export({ format: "jwk" }).x ?? "";

async function enrolled(): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.store.write((tx) =>
    putIdentity(tx, {
      url: "http://127.0.0.1:9",
      certificate: "",
      proxy: "",
      code: "",
      district: "祥符区",
      signKey: "s",
      ageKey: "a",
      gatewayKey: KEY,
      gatewayRecipient: "r",
      packKeys: [KEY],
      at: AT,
    }),
  );
  return desk;
}

const shipped = pack("kaifeng-residents-2023");

function packChange(text: string, sent: Partial<ChangeOf<"pack">> = {}): ChangeOf<"pack"> {
  const signature = sign(null, Buffer.from(text, "utf8"), privateKey).toString("base64url");
  const hash = sent.hash ?? "";
  return { kind: "pack", text, signature, key: KEY, ...sent, hash };
}

async function hashOfText(text: string): Promise<string> {
  const { sha256Hex } = await import("../../electron/store/blobs.ts");
  return sha256Hex(text);
}

async function signed(id: string, from: string): Promise<ChangeOf<"pack">> {
  const text = textFollowing(shipped, id, from);
  return packChange(text, { hash: await hashOfText(text) });
}

describe("policy packs that the district sends (KF-7, HUN-87)", () => {
  it("a signed, sound pack decides from its first day on, after a restart too", async () => {
    const desk = await enrolled();
    const change = await signed("kaifeng-residents-2026b", "2026-11-01");
    expect(await take(desk, change)).toEqual({ is: "taken" });
    expect(await take(desk, change)).toEqual({ is: "known" });
    const again = await reopened(desk);
    const known = await again.store.read(packsKnown);
    expect(known.at(-1)?.pack.id).toBe("kaifeng-residents-2026b");
    const { form } = value(await createCase(again, "resident"));
    expect(form.pack).toBe(known.at(-1)?.hash);
    expect((await again.store.read(receivedPacks)).map(({ signedBy }) => signedBy)).toEqual([KEY]);
  });

  it("a pack that came touches no case: sealed and half-written ones stay under theirs", async () => {
    const desk = await enrolled();
    const old = await sealed(desk, referral());
    const draft = value(await createCase(desk, "resident"));
    value(
      await saveDraft(desk, draft.caseId, {
        ...referral(),
        stay: { ...referral().stay, settled: "2026-11-05" },
      }),
    );
    const before = await desk.store.read((reader) => newestOf(reader, old.caseId));
    const change = await signed("kaifeng-residents-2026b", "2026-11-01");
    await take(desk, change);
    expect(await desk.store.read((reader) => newestOf(reader, old.caseId))).toEqual(before);
    const { form } = value(await openCase(desk, draft.caseId));
    value(await sealRevision(desk, draft.caseId, form));
    const sealedNow = await desk.store.read((reader) => newestOf(reader, draft.caseId));
    expect(sealedNow?.revision.pack.hash).toBe(shipped.hash);
    const known = await desk.store.read(packsKnown);
    const hash = known.at(-1)?.hash ?? "";
    const moved = { ...form, pack: hash };
    value(await sealRevision(desk, draft.caseId, moved));
    const after = await desk.store.read((reader) => newestOf(reader, draft.caseId));
    expect(after?.revision.pack).toEqual({ id: "kaifeng-residents-2026b", hash });
  });

  it("tells what it would change for the cases that are being written", async () => {
    const desk = await enrolled();
    const draft = value(await createCase(desk, "resident"));
    value(await saveDraft(desk, draft.caseId, referral()));
    const change = await signed("kaifeng-residents-2026b", "2026-11-01");
    await take(desk, change);
    const hash = (await desk.store.read(packsKnown)).at(-1)?.hash ?? "";
    const changes = value(await packChanges(desk, hash));
    expect(changes.cases).toBe(1);
    expect(changes.gains + changes.loses).toBe(0);
  });

  it.each([
    ["whose key the enrolment does not name", { key: "A".repeat(43) }, "E-DOWN-11"],
    ["whose signature is of another text", { signature: "A".repeat(86) }, "E-DOWN-11"],
    ["whose hash is of another text", { hash: "0".repeat(64) }, "E-DOWN-13"],
  ])("a pack %s is set aside", async (_, sent, code) => {
    const desk = await enrolled();
    const change = { ...(await signed("kaifeng-residents-2026b", "2026-11-01")), ...sent };
    expect(await take(desk, change)).toMatchObject({ is: "set-aside", code });
    expect(await desk.store.read(receivedPacks)).toEqual([]);
  });

  it("KF-7: an older one, and one under a taken name, is set aside with a word", async () => {
    const desk = await enrolled();
    expect(await take(desk, await signed("kaifeng-old", "2022-01-01"))).toMatchObject({
      code: "E-DOWN-14",
    });
    expect(await take(desk, await signed(shipped.pack.id, "2027-01-01"))).toMatchObject({
      code: "E-DOWN-14",
    });
    await take(desk, await signed("kaifeng-new", "2027-01-01"));
    expect(await take(desk, await signed("kaifeng-same-day", "2027-01-01"))).toMatchObject({
      code: "E-DOWN-14",
    });
  });

  it("an unsound one is set aside with its fault", async () => {
    const desk = await enrolled();
    const text = textFollowing(shipped, "kaifeng-new", "2027-01-01").replace('"pool"', '"pol"');
    const change = packChange(text, { hash: await hashOfText(text) });
    expect(await take(desk, change)).toMatchObject({ is: "set-aside", code: "E-DOWN-12" });
  });
});

describe("decisions, answers, notices and registers", () => {
  const decision = (
    hash: string,
    caseId: string,
    sent: Partial<ChangeOf<"decision">> = {},
  ): ChangeOf<"decision"> => ({
    kind: "decision",
    id: "d1",
    caseId,
    hash,
    decision: "returned",
    reason: "发票号码与系统不符",
    by: "祥符区医疗保障局",
    document: "",
    on: "2026-11-20",
    ...sent,
  });

  it("a return of the district opens the review anew, the same at every window", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const submitted = await submitCase(desk, caseId);
    const head = submitted.ok ? submitted.value.version.hash : "";
    if (!submitted.ok) throw new Error(submitted.error.what);
    expect(await take(desk, decision(head, caseId))).toEqual({ is: "taken" });
    expect(await take(desk, decision(head, caseId))).toEqual({ is: "known" });
    const newest = await desk.store.read((reader) => newestOf(reader, caseId));
    expect(newest?.revision.review).toMatchObject({
      state: "returned",
      reason: "发票号码与系统不符",
      returned: { by: { name: "祥符区医疗保障局" }, of: head },
    });
    expect(newest?.revision.parents).toEqual([head]);
    expect(newest?.revision.document).toEqual(referral());
  });

  it("a decision on a version that is not here yet waits for it", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    expect(await take(desk, decision("0".repeat(64), caseId))).toEqual({ is: "waits" });
  });

  it("paid is kept and shown with the case, and changes nothing of it", async () => {
    const desk = await newDesk();
    const { caseId, version } = await sealed(desk, referral());
    const hash = version?.hash ?? "";
    await take(desk, decision(hash, caseId, { decision: "paid", reason: "" }));
    expect(await desk.store.read((reader) => decisionsOf(reader, caseId))).toMatchObject([
      { decision: "paid" },
    ]);
    expect((await desk.store.read((reader) => newestOf(reader, caseId)))?.hash).toBe(hash);
  });

  it("KF-3.3, HUN-77: an answer of the other office comes to the request, once, and is not sent back", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const [asked] = value(
      await ask(desk, caseId, "2026-11-20", {
        kind: "coordination",
        office: "上海浦江骨科医院",
        matter: "上传明细有误",
        type: "other",
        persons: "",
        firstResponder: "李倩",
      }),
    );
    const inquiryId = asked?.inquiryId ?? "";
    const unsent = await desk.store.read(unsentCounts);
    const body = JSON.stringify({
      step: "answered",
      on: "2026-11-21",
      finding: "told",
      words: "已重新上传",
    });
    const change: ChangeOf<"inquiry-event"> = {
      kind: "inquiry-event",
      id: "e1",
      inquiryId,
      caseId,
      body,
      by: "上海浦江骨科医院医保办",
    };
    expect(await take(desk, change)).toEqual({ is: "taken" });
    expect(await take(desk, change)).toEqual({ is: "known" });
    expect(await take(desk, { ...change, id: "e2", inquiryId: "unknown" })).toEqual({
      is: "waits",
    });
    expect(value(await listInquiries(desk))).toMatchObject([
      {
        inquiry: { state: "answered" },
        steps: [{}, { operator: "上海浦江骨科医院医保办", step: { on: day("2026-11-21") } }],
      },
    ]);
    expect(await desk.store.read(unsentCounts)).toEqual(unsent);
  });

  it("HUN-78: an outage of a day can be recorded as the cause; a later word of its end is taken over", async () => {
    const desk = await newDesk();
    const outage: ChangeOf<"message"> = {
      kind: "message",
      id: "m1",
      about: "outage",
      title: "国家平台停机",
      body: "",
      from: "2026-10-20T22:00",
      until: "",
      by: "河南省医疗保障局",
      caseId: "",
    };
    expect(await take(desk, outage)).toEqual({ is: "taken" });
    expect(await take(desk, outage)).toEqual({ is: "known" });
    expect(await desk.store.read((reader) => outagesOn(reader, "2026-10-21"))).toHaveLength(1);
    await take(desk, { ...outage, until: "2026-10-21T06:00" });
    expect(await desk.store.read((reader) => outagesOn(reader, "2026-10-22"))).toEqual([]);
    expect(await desk.store.read((reader) => messagesOf(reader, 10))).toMatchObject([
      { owner: null, closed: null, message: { until: "2026-10-21T06:00" } },
    ]);
  });

  it("HUN-16: the register says how a person stands; an older list that comes late changes nothing", async () => {
    const desk = await newDesk();
    const row = {
      certno: "410203195906231526",
      psn_name: "程𬱖",
      psn_no: "P1",
      insutype: "390",
      admdvs: "410203",
      state: "paused",
      from: "2026-07-01",
    } as const;
    await take(desk, { kind: "persons", asOf: "2026-11-01", rows: [row] });
    await take(desk, { kind: "persons", asOf: "2026-10-01", rows: [{ ...row, state: "insured" }] });
    expect(await desk.store.read((reader) => personsWith(reader, row.certno))).toMatchObject([
      { asOf: "2026-11-01", row: { state: "paused" } },
    ]);
  });

  it("HUN-23: an institution is found by name and initials, as it stood on the day", async () => {
    const desk = await newDesk();
    const row = {
      fixmedins_code: "H42011300001",
      fixmedins_name: "汉南医院",
      admdvs: "420113",
      level: "二级甲等",
      designated: true,
      networked: false,
      inpatient: true,
      outpatient: false,
      from: "2024-01-01",
      until: "2025-12-31",
    };
    await take(desk, {
      kind: "institutions",
      asOf: "2026-11-01",
      rows: [row, { ...row, networked: true, from: "2026-01-01", until: "" }],
    });
    const on = (text: string, when: string) =>
      desk.store.read((reader) => institutionsLike(reader, text, when));
    expect(await on("汉南", "2025-06-01")).toMatchObject([{ row: { networked: false } }]);
    expect(await on("hnyy", "2026-06-01")).toMatchObject([{ row: { networked: true } }]);
    expect(await on("H420113", "2026-06-01")).toHaveLength(1);
    expect(await on("  ", "2026-06-01")).toEqual([]);
  });

  it("KF-5.1, HUN-79: a code table is versioned, and a sealed version says which were in force", async () => {
    const desk = await newDesk();
    const table = {
      kind: "codes",
      table: "med_type",
      version: "2026.1",
      from: "2026-01-01",
      rows: [{ code: "21", name: "普通住院" }],
    } as const;
    expect(await take(desk, { ...table, rows: [...table.rows] })).toEqual({ is: "taken" });
    await take(desk, {
      ...table,
      version: "2027.1",
      from: "2027-01-01",
      rows: [{ code: "21", name: "住院" }],
    });
    expect(
      await desk.store.read((reader) => codeName(reader, "med_type", "21", "2026-11-20")),
    ).toBe("普通住院");
    const { caseId } = await sealed(desk, referral());
    const newest = await desk.store.read((reader) => newestOf(reader, caseId));
    expect(newest?.revision.codes).toEqual({ med_type: "2026.1" });
  });
});
