import { mkdir, symlink, utimes, writeFile, readdir } from "node:fs/promises";
import path from "node:path";
import { PDFDocument, PDFName, PDFString } from "pdf-lib";
import { describe, expect, it, test } from "vitest";
import { Revision, revisionHash } from "../../core/casefile/revision.ts";
import { cleanPdf } from "../../core/forms/pdf-cleaning.ts";
import {
  addAttachment,
  listAttachments,
  removeAttachment,
} from "../../electron/attachments/attach.ts";
import { checkFile, type PdfCleaner } from "../../electron/attachments/check.ts";
import { discardScan, readScan, scansIn } from "../../electron/attachments/scan-folder.ts";
import { readBlob, sha256Hex } from "../../electron/store/blobs.ts";
import { createCase, type Desk, saveDraft } from "../../electron/store/cases.ts";
import { readJournal } from "../../electron/store/journal.ts";
import { sealedVersion } from "../../electron/store/print-journal.ts";
import { newestOf } from "../../electron/store/revisions.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { exif, jpegOutline, png } from "../support/pictures.ts";
import { newDesk, newFolder, problem, reopened, sealed, value } from "./desk.ts";
import { commitment, referral } from "./people.ts";

const other = { kind: "other" } as const;
const page = (width = 1654) => jpegOutline({ width, height: 2339 });

async function pdf(pages: number, plant?: (file: PDFDocument) => void): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  for (let at = 0; at < pages; at += 1) file.addPage().drawText(`page ${at}`);
  plant?.(file);
  return file.save({ useObjectStreams: false });
}

function withScript(file: PDFDocument): void {
  const action = file.context.obj({ S: "JavaScript", JS: PDFString.of("app.alert(1)") });
  file.catalog.set(PDFName.of("OpenAction"), action);
}

async function attach(desk: Desk, caseId: string, bytes: Uint8Array = page(), name = "0001.jpg") {
  return addAttachment(desk, cleanPdf, { caseId, of: other, name, bytes });
}

describe("attaching", () => {
  it("keeps the bytes and names them in a new version of the same document", async () => {
    const desk = await newDesk();
    const { caseId, version } = await sealed(desk, referral());
    const bytes = page();
    const of = { kind: "form", form: "filing" } as const;
    const now = value(
      await addAttachment(desk, cleanPdf, { caseId, of, name: "D:\\扫描\\备案表.jpg", bytes }),
    );
    const kept = {
      sha256: sha256Hex(bytes),
      mediaType: "image/jpeg",
      pages: 1,
      bytes: bytes.length,
      name: "备案表.jpg",
      of,
    };
    expect(now.version.count).toBe(2);
    expect(now.attachments).toMatchObject([{ ...kept, operator: "李建国" }]);
    const newest = await desk.store.read((reader) => newestOf(reader, caseId));
    expect(newest?.revision).toMatchObject({
      parents: [version?.hash],
      document: referral(),
      attachments: [kept],
    });
    const blob = await desk.store.read((reader) => readBlob(reader, kept.sha256));
    expect(Buffer.from(blob ?? []).equals(bytes)).toBe(true);
    expect((await desk.store.read(verifyStore)).faults).toEqual([]);
  });

  it("survives closing and opening the data", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const { attachments } = value(await attach(desk, caseId));
    const again = await reopened(desk);
    expect(value(await listAttachments(again, caseId))).toEqual(attachments);
  });

  it("goes on with the case when its form is sealed anew", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const { attachments } = value(await attach(desk, caseId));
    value(await sealRevision(desk, caseId, commitment()));
    expect(value(await listAttachments(desk, caseId))).toEqual(attachments);
  });

  it("leaves the papers that were drawn before it those of the version at hand", async () => {
    const desk = await newDesk();
    const { caseId, version } = await sealed(desk, referral());
    const { version: attached } = value(await attach(desk, caseId));
    const drawnFrom = (hash: string) => desk.store.read((reader) => sealedVersion(reader, hash));
    expect(attached.hash).not.toBe(version?.hash);
    expect(await drawnFrom(attached.hash)).toBe(version?.hash);
    const { version: anew } = value(await sealRevision(desk, caseId, commitment()));
    expect(await drawnFrom(anew.hash)).toBe(anew.hash);
  });

  it("tells who attached each, and when", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const first = value(await attach(desk, caseId, page(1000)));
    const second = {
      ...desk,
      operator: { id: "operator-2", name: "王秀英", role: "clerk" } as const,
    };
    const both = value(await attach(second, caseId, page(1001)));
    expect(both.attachments.map(({ operator }) => operator)).toEqual(["李建国", "王秀英"]);
    expect(both.attachments[0]?.at).toBe(first.attachments[0]?.at);
  });

  it("enters into the journal what it is and how long, and no name of a file", async () => {
    const desk = await newDesk();
    const { caseId, number } = await sealed(desk, referral());
    value(await attach(desk, caseId, page(), "张三身份证.jpg"));
    const entries = (
      await desk.store.read((reader) =>
        readJournal(reader, { before: null, action: "attached", limit: 9 }),
      )
    ).entries;
    expect(entries.map(({ subject, detail }) => [subject, detail])).toEqual([
      [number, "其他 1 页"],
    ]);
  });

  it("is refused while something typed is not yet a version, and what was typed stays", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    value(await saveDraft(desk, caseId, commitment()));
    expect(problem(await attach(desk, caseId))).toMatchObject({
      code: "E-ATT-09",
      remedy: expect.stringContaining("Ctrl+S"),
    });
    const draft = value(await createCase(desk, "resident"));
    expect(problem(await attach(desk, draft.caseId)).code).toBe("E-ATT-09");
    expect(problem(await attach(desk, "no-such-case")).code).toBe("E-CASE-06");
    expect((await desk.store.read(verifyStore)).blobs).toBe(0);
  });

  it("of the same page twice is told", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    value(await attach(desk, caseId));
    expect(problem(await attach(desk, caseId)).code).toBe("E-ATT-11");
  });
});

describe("removing", () => {
  it("makes a version without it; the earlier one and the bytes stay", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const [kept] = value(await attach(desk, caseId)).attachments;
    const sha256 = kept?.sha256 ?? "";
    const now = value(await removeAttachment(desk, { caseId, sha256 }));
    expect(now).toMatchObject({ attachments: [], version: { count: 3 } });
    const newest = await desk.store.read((reader) => newestOf(reader, caseId));
    expect(newest?.revision).not.toHaveProperty("attachments");
    expect(await desk.store.read((reader) => readBlob(reader, sha256))).toBeDefined();
    expect(problem(await removeAttachment(desk, { caseId, sha256 })).code).toBe("E-ATT-10");
    expect((await desk.store.read(verifyStore)).faults).toEqual([]);
  });
});

describe("a version without attachments", () => {
  test("has the hash that it always had", async () => {
    const desk = await newDesk();
    const { caseId, version } = await sealed(desk, referral());
    const newest = await desk.store.read((reader) => newestOf(reader, caseId));
    const body: unknown = JSON.parse(JSON.stringify(newest?.revision));
    expect(body).not.toHaveProperty("attachments");
    expect(revisionHash(Revision.parse(body))).toBe(version?.hash);
  });
});

describe("checking the data", () => {
  test.each([
    ["altered", "UPDATE blob SET bytes = x'ffd8' WHERE sha256 = ?", "内容不对"],
    ["gone", "DELETE FROM blob WHERE sha256 = ?", "不见了"],
  ])("names the case whose attachment is %s", async (_what, sql, word) => {
    const desk = await newDesk();
    const { caseId, number } = await sealed(desk, referral());
    const [kept] = value(await attach(desk, caseId)).attachments;
    await desk.store.write(async (tx) => {
      await tx.run("DROP TRIGGER blob_no_update");
      await tx.run("DROP TRIGGER blob_no_delete");
      await tx.run(sql, [kept?.sha256 ?? ""]);
    });
    const { faults, faultyCases } = await desk.store.read(verifyStore);
    expect(faults.join("\n")).toMatch(
      new RegExp(`案件 ${number} .*签回的文件或材料.*${word}`, "u"),
    );
    expect(faultyCases).toEqual([caseId]);
  });
});

describe("a file that comes in", () => {
  const late: PdfCleaner = () => Promise.resolve({ ok: false, error: "late" });
  const text = (words: string) => Buffer.from(words, "latin1");

  test.each([
    ["of no bytes", "a.pdf", text(""), "E-ATT-02"],
    ["that is a GIF named .jpg", "a.jpg", text("GIF89a;"), "E-ATT-01"],
    ["that is a ZIP named .pdf", "a.pdf", text("PK\u0003\u0004"), "E-ATT-01"],
    ["that is a program", "a.pdf", text("MZ\u0090"), "E-ATT-01"],
    ["of more than 50 MB", "a.pdf", Buffer.alloc(50 * 1024 * 1024 + 1), "E-ATT-03"],
    ["with 60 000 × 60 000 dots", "a.png", png(60_000, 60_000), "E-ATT-04"],
    [
      "with a JPEG's 60 001 × 1 000 dots",
      "a.jpg",
      jpegOutline({ width: 60_001, height: 1000 }),
      "E-ATT-04",
    ],
    ["that is a cut-off JPEG", "a.jpg", page().subarray(0, -2), "E-ATT-05"],
    ["that is a cut-off PNG", "a.png", png(9, 9, 9).subarray(0, 50), "E-ATT-05"],
    ["that is a broken PDF", "a.pdf", text("%PDF-1.7\nobj"), "E-ATT-06"],
  ])("%s is refused with a word", async (_what, name, bytes, code) => {
    const refused = problem(await checkFile(name, bytes, cleanPdf));
    expect(refused.code).toBe(code);
    expect(refused.remedy).not.toBe("");
  });

  test("a PDF with a password, of too many pages, or that takes too long is refused with a word", async () => {
    const locked = await PDFDocument.create();
    locked.addPage();
    locked.encrypt({ userPassword: "1", ownerPassword: "2" });
    const refused = [
      await checkFile("a.pdf", await locked.save(), cleanPdf),
      await checkFile("a.pdf", await pdf(51), cleanPdf),
      await checkFile("a.pdf", await pdf(1), late),
    ].map((result) => problem(result).code);
    expect(refused).toEqual(["E-ATT-07", "E-ATT-08", "E-ATT-16"]);
  });

  test("a PDF with a script is taken without it, and that is told", async () => {
    const checked = value(await checkFile("a.pdf", await pdf(2, withScript), cleanPdf));
    expect(checked).toMatchObject({ kind: "pdf", pages: 2, removed: ["script"], misnamed: false });
    expect(Buffer.from(checked.bytes).includes("app.alert")).toBe(false);
  });

  test("a PDF named .jpg is taken for what it is, and that is told", async () => {
    const checked = value(await checkFile("a.jpg", await pdf(1), cleanPdf));
    expect(checked).toMatchObject({ kind: "pdf", misnamed: true });
  });

  test("a name is kept without its folder and what no line holds", async () => {
    const name = `/photos/a/${"长".repeat(200)}\u0000\n.jpg`;
    const { name: kept } = value(await checkFile(name, page(), cleanPdf));
    expect(kept).toBe("长".repeat(60));
  });
});

describe("what the window has prepared is looked at again", () => {
  test.each([
    ["EXIF", jpegOutline({ width: 100, height: 100, before: exif(6) })],
    ["a second file behind it", jpegOutline({ width: 10, height: 10, after: Buffer.from("PK") })],
    ["more dots than are kept", jpegOutline({ width: 2340, height: 100 })],
    ["more bytes than are kept", jpegOutline({ width: 9, height: 9, after: Buffer.alloc(4e6) })],
    ["another kind", png(9, 9, 9)],
  ])("a page with %s is refused", async (_what, bytes) => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    expect(problem(await attach(desk, caseId, bytes)).code).toBe("E-ATT-14");
  });

  test("a PDF is stored without its script, whatever the window sends", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const { attachments } = value(await attach(desk, caseId, await pdf(2, withScript), "a.pdf"));
    expect(attachments).toMatchObject([{ mediaType: "application/pdf", pages: 2 }]);
    const [kept] = attachments;
    const blob = await desk.store.read((reader) => readBlob(reader, kept?.sha256 ?? ""));
    expect(Buffer.from(blob ?? []).includes("app.alert")).toBe(false);
    expect(sha256Hex(blob ?? new Uint8Array())).toBe(kept?.sha256);
  });
});

describe("the scanner's folder", () => {
  const SETTLED = 10_000;

  async function folderWith(...names: readonly string[]): Promise<string> {
    const folder = await newFolder();
    for (const [index, name] of names.entries()) {
      const file = path.join(folder, name);
      await writeFile(file, page());
      await utimes(file, 1000 + index, 1000 + index);
    }
    return folder;
  }

  it("shows pictures and PDFs, the newest first, and nothing else", async () => {
    const folder = await folderWith("0001.jpg", "0002.pdf", "notes.txt", ".part.pdf");
    await mkdir(path.join(folder, "old.pdf"));
    const { scans, problem: none } = await scansIn(folder, Date.now());
    expect(none).toBeNull();
    expect(scans.map(({ file, whole }) => [file, whole])).toEqual([
      ["0002.pdf", true],
      ["0001.jpg", true],
    ]);
  });

  it("waits for a file that the scanner still writes", async () => {
    const folder = await newFolder();
    await writeFile(path.join(folder, "0001.jpg"), page());
    const written = (await scansIn(folder, 0)).scans[0]?.at ?? "";
    const at = Date.parse(written);
    expect((await scansIn(folder, at + 1000)).scans[0]?.whole).toBe(false);
    expect(problem(await readScan(folder, "0001.jpg", at + 1000)).code).toBe("E-ATT-13");
    expect((await scansIn(folder, at + SETTLED)).scans[0]?.whole).toBe(true);
    expect(value(await readScan(folder, "0001.jpg", at + SETTLED)).length).toBe(page().length);
  });

  it("never shows an empty file as whole", async () => {
    const folder = await newFolder();
    await writeFile(path.join(folder, "0001.jpg"), "");
    expect((await scansIn(folder, Date.now() + SETTLED)).scans[0]?.whole).toBe(false);
  });

  it("reads nothing outside itself, by path or by link", async () => {
    const outside = await folderWith("secret.jpg");
    const folder = await folderWith("0001.jpg");
    await symlink(path.join(outside, "secret.jpg"), path.join(folder, "link.jpg"));
    const sideways = `..${path.sep}${path.basename(outside)}${path.sep}secret.jpg`;
    expect((await scansIn(folder, Date.now())).scans.map(({ file }) => file)).toEqual(["0001.jpg"]);
    expect(problem(await readScan(folder, "link.jpg", Date.now())).code).toBe("E-ATT-13");
    expect(problem(await readScan(folder, sideways, Date.now())).code).toBe("E-ATT-13");
    expect(problem(await discardScan(folder, sideways)).code).toBe("E-ATT-13");
    expect(await readdir(outside)).toEqual(["secret.jpg"]);
  });

  it("that cannot be opened is told, and none at all shows nothing", async () => {
    expect((await scansIn("/no/such/folder", 0)).problem?.code).toBe("E-ATT-12");
    expect(await scansIn(null, 0)).toEqual({ folder: null, scans: [], problem: null });
    expect(problem(await readScan(null, "a.jpg", 0)).code).toBe("E-ATT-13");
  });

  it("loses a file when the clerk says so, and only that one", async () => {
    const folder = await folderWith("0001.jpg", "0002.jpg", "notes.txt");
    value(await discardScan(folder, "0001.jpg"));
    expect(problem(await discardScan(folder, "notes.txt")).code).toBe("E-ATT-13");
    expect((await readdir(folder)).toSorted()).toEqual(["0002.jpg", "notes.txt"]);
  });
});
