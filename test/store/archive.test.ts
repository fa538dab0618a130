import { unzipSync } from "fflate";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { archiveOf } from "../../electron/archive/archive.ts";
import { LIST, MANIFEST } from "../../electron/archive/pack.ts";
import { NO_DIALOGS } from "../../electron/session/ask.ts";
import { putBlob, sha256Hex } from "../../electron/store/blobs.ts";
import { addRevision, newestOf } from "../../electron/store/revisions.ts";
import { newDesk, newFolder, problem, sealed, type TestDesk, value } from "./desk.ts";
import { hire, journalOf, logIn, newOffice } from "./office.ts";
import { referral } from "./people.ts";

const PDF = Buffer.from("%PDF-1.7 a form");
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]);

/** A case whose form was issued and whose identity card was kept; the first form was replaced. */
async function filed(
  desk: TestDesk,
): Promise<{ readonly caseId: string; readonly number: string }> {
  const { caseId, number } = await sealed(desk, referral());
  for (const bytes of [PDF, Buffer.from("%PDF-1.7 another form")]) {
    await desk.store.write(async (tx) => {
      const newest = await newestOf(tx, caseId);
      if (newest === undefined) throw new Error("no version");
      const form = await putBlob(tx, bytes, "application/pdf");
      const card = await putBlob(tx, JPEG, "image/jpeg");
      await addRevision(tx, {
        ...newest.revision,
        parents: [newest.hash],
        at: desk.clock.now(),
        issued: [{ form: "filing", sha256: form, pages: 2, trial: false }],
        attachments: [
          {
            sha256: card,
            mediaType: "image/jpeg",
            pages: 1,
            bytes: JPEG.length,
            name: "程𬱖身份证.jpg",
            of: { kind: "material", id: "identity", label: "身份证件" },
          },
        ],
      });
    });
  }
  return { caseId, number };
}

describe("the archive of a case", () => {
  it("HUN-85: lists every version, form and attachment with hash, size, who and when, verified", async () => {
    const desk = await newDesk();
    const { caseId, number } = await filed(desk);
    const { entries } = await desk.store.read((reader) => archiveOf(reader, caseId, number));
    expect(
      entries.map(({ is, version, current, found }) => [is.kind, version, current, found]),
    ).toEqual([
      ["version", 1, false, "right"],
      ["version", 2, false, "right"],
      ["version", 3, true, "right"],
      ["form", 2, false, "right"],
      ["attachment", 2, true, "right"],
      ["form", 3, true, "right"],
    ]);
    const form = entries.find(({ is }) => is.kind === "form");
    expect(form).toMatchObject({
      sha256: sha256Hex(PDF),
      bytes: PDF.length,
      pages: 2,
      author: "李建国",
    });
    expect(form?.at).toMatch(/^2026-11-20T/u);
  });

  it("HUN-85: tells a document that is lost or was changed in the store", async () => {
    const desk = await newDesk();
    const { caseId, number } = await filed(desk);
    await desk.store.write(async (tx) => {
      await tx.run("DROP TRIGGER blob_no_update");
      await tx.run("DROP TRIGGER blob_no_delete");
      await tx.run("UPDATE blob SET bytes = x'00' WHERE sha256 = ?", [sha256Hex(PDF)]);
      await tx.run("DELETE FROM blob WHERE sha256 = ?", [sha256Hex(JPEG)]);
    });
    const { entries } = await desk.store.read((reader) => archiveOf(reader, caseId, number));
    expect(
      entries.filter(({ found }) => found !== "right").map(({ is, found }) => [is.kind, found]),
    ).toEqual([
      ["form", "wrong"],
      ["attachment", "missing"],
    ]);
  });
});

describe("the exported archive", () => {
  it("HUN-85: holds every document under its hash, a manifest, and no person in a name", async () => {
    const file = path.join(await newFolder(), "档案.zip");
    const here = await newOffice({ ask: { ...NO_DIALOGS, saveAs: () => Promise.resolve(file) } });
    const { caseId, number } = value(await here.handlers["case.create"]({ insurance: "resident" }));
    expect(problem(await here.handlers["archive.export"]({ caseId })).code).toBe("E-ARC-01");
    value(await here.handlers["case.seal"]({ caseId, form: referral() }));
    const written = value(await here.handlers["archive.export"]({ caseId }));
    expect(written).toEqual({ file, documents: 1 });
    const files = unzipSync(await readFile(file));
    const text = (name: string): string => Buffer.from(files[name] ?? []).toString("utf8");
    const lines = text(MANIFEST).trim().split("\n");
    expect(lines).toHaveLength(1);
    for (const line of lines) {
      const [sha256 = "", name = ""] = line.split("  ");
      expect(sha256Hex(files[name] ?? new Uint8Array())).toBe(sha256);
    }
    expect(Object.keys(files).join()).not.toContain("程");
    expect(text(LIST)).toContain("第1版");
    expect(await journalOf(here)).toContain(`李建国 exported ${number} 案件档案，1 份`);
    await here.workstation.close();
  });

  it("is not for a reviewer", async () => {
    const here = await newOffice();
    const { caseId } = value(await here.handlers["case.create"]({ insurance: "resident" }));
    const reviewer = await hire(here, "赵敏", "reviewer");
    value(await logIn(here, reviewer));
    expect(problem(await here.handlers["archive.export"]({ caseId })).code).toBe("E-ROLE-02");
    await here.workstation.close();
  });
});
