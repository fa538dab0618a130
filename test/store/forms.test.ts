import path from "node:path";
import { describe, expect, it } from "vitest";
import { drawForm } from "../../core/forms/draw.ts";
import { drawerWith } from "../../electron/forms/drawer.ts";
import { issueForms, previewForm } from "../../electron/forms/forms.ts";
import { readBlob, sha256Hex } from "../../electron/store/blobs.ts";
import { createCase, openCase, saveDraft } from "../../electron/store/cases.ts";
import { newestOf } from "../../electron/store/revisions.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { newDesk, problem, sealed, value } from "./desk.ts";
import { commitment, referral } from "./people.ts";

const draw = drawerWith(drawForm, path.resolve(import.meta.dirname, "../../resources"));

describe("issuing forms", () => {
  it("stores their bytes and names them in a new version of the same document", async () => {
    const desk = await newDesk();
    const { caseId, version } = await sealed(desk, commitment());
    const { issued, version: next } = value(
      await issueForms(desk, draw, caseId, ["filing", "commitment"]),
    );
    expect(issued.map((entry) => [entry.form, entry.trial])).toEqual([
      ["filing", false],
      ["commitment", false],
    ]);
    for (const { sha256 } of issued) {
      const bytes = await desk.store.read((reader) => readBlob(reader, sha256));
      expect(bytes === undefined ? "" : sha256Hex(bytes)).toBe(sha256);
      expect(
        Buffer.from(bytes ?? [])
          .subarray(0, 5)
          .toString(),
      ).toBe("%PDF-");
    }
    const newest = await desk.store.read((reader) => newestOf(reader, caseId));
    expect(newest?.revision).toMatchObject({
      parents: [version?.hash],
      document: commitment(),
      issued,
    });
    expect(next.count).toBe(2);
    expect((await desk.store.read(verifyStore)).faults).toEqual([]);
  });

  it("adds to what the version already has, and makes no version of the same bytes", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    value(await issueForms(desk, draw, caseId, ["filing"]));
    const both = value(await issueForms(desk, draw, caseId, ["statement"]));
    expect(both.issued.map((entry) => entry.form)).toEqual(["filing", "statement"]);
    expect(value(await openCase(desk, caseId)).issued).toEqual(both.issued);
  });

  it("marks the statement of a trial", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const { issued } = value(await issueForms(desk, draw, caseId, ["statement"]));
    expect(issued.map((entry) => entry.trial)).toEqual([true]);
  });

  it("leaves a changed document without forms, and the earlier version with its own", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const { issued } = value(await issueForms(desk, draw, caseId, ["filing"]));
    value(await sealRevision(desk, caseId, commitment()));
    expect(value(await openCase(desk, caseId)).issued).toEqual([]);
    const bytes = await desk.store.read((reader) => readBlob(reader, issued[0]?.sha256 ?? ""));
    expect(bytes).toBeDefined();
  });
});

describe("forms are refused", () => {
  it("while something typed is not yet a version", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    value(await saveDraft(desk, caseId, commitment()));
    expect(problem(await issueForms(desk, draw, caseId, ["filing"]))).toMatchObject({
      code: "E-FORM-01",
      remedy: expect.stringContaining("Ctrl+S"),
    });
  });

  it("before the first version", async () => {
    const desk = await newDesk();
    const { caseId } = value(await createCase(desk, "resident"));
    expect(problem(await previewForm(desk, draw, caseId, "filing")).code).toBe("E-FORM-02");
    expect(problem(await issueForms(desk, draw, "nobody", ["filing"])).code).toBe("E-CASE-06");
  });

  it("when the statement would have no figure, with the first thing that is lacking", async () => {
    const desk = await newDesk();
    const form = referral();
    form.stay.discharge = "";
    const { caseId } = await sealed(desk, form);
    expect(problem(await issueForms(desk, draw, caseId, ["statement"]))).toMatchObject({
      code: "E-FORM-03",
      what: "结算单不能出：出院日期未填。",
      field: "stay.discharge",
    });
  });

  it("when someone would sign a blank, and stores none of the others", async () => {
    const desk = await newDesk();
    const form = referral();
    form.person.name = "";
    const { caseId } = await sealed(desk, form);
    const refused = problem(await issueForms(desk, draw, caseId, ["statement", "filing"]));
    expect(refused).toMatchObject({ code: "E-FORM-07", field: "person.name" });
    expect(value(await openCase(desk, caseId)).issued).toEqual([]);
    expect((await desk.store.read(verifyStore)).blobs).toBe(0);
  });

  it("when they do not belong to the case", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    expect(problem(await previewForm(desk, draw, caseId, "commitment")).code).toBe("E-FORM-06");
    const unfiled = referral();
    unfiled.filing.wanted = "none";
    value(await sealRevision(desk, caseId, unfiled));
    expect(problem(await previewForm(desk, draw, caseId, "filing")).code).toBe("E-FORM-05");
  });
});

describe("a preview", () => {
  it("shows the newest version and stores nothing", async () => {
    const desk = await newDesk();
    const { caseId, version } = await sealed(desk, referral());
    value(await saveDraft(desk, caseId, commitment()));
    const { bytes, pages } = value(await previewForm(desk, draw, caseId, "filing"));
    expect(pages).toBeGreaterThan(0);
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe("%PDF-");
    expect((await desk.store.read(verifyStore)).blobs).toBe(0);
    expect(value(await openCase(desk, caseId)).version).toEqual(version);
  });
});
