import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "pdf-lib";
import { expect, test } from "vitest";
import { cleanPdf } from "../../core/forms/pdf-cleaning.ts";
import type { Hazard } from "../../core/forms/pdf-hazards.ts";

const name = (text: string) => PDFName.of(text);
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const utf8 = (text: string) => new TextEncoder().encode(text);

async function twoPages(): Promise<PDFDocument> {
  const file = await PDFDocument.create();
  file.addPage([595, 842]).drawText("signed");
  file.addPage([595, 842]).drawText("second page");
  return file;
}

async function cleanedOf(file: PDFDocument) {
  const result = await cleanPdf(await file.save({ useObjectStreams: false }));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

test("a scan without anything to fear keeps its pages, and nothing is said to be removed", async () => {
  const { bytes, pages, removed } = await cleanedOf(await twoPages());
  expect({ pages, removed }).toEqual({ pages: 2, removed: [] });
  const again = await PDFDocument.load(bytes);
  expect(again.getPages().map((page) => page.getSize())).toEqual([
    { width: 595, height: 842 },
    { width: 595, height: 842 },
  ]);
});

test("the same file comes out as the same bytes", async () => {
  const given = await (await twoPages()).save();
  const [one, two] = [await cleanPdf(given), await cleanPdf(given)];
  expect(one).toEqual(two);
});

interface Planted {
  readonly what: string;
  readonly plant: (file: PDFDocument) => void | Promise<void>;
  readonly hazard: Hazard;
  readonly word: string;
}

const action = (file: PDFDocument, of: Record<string, string>) =>
  file.context.register(
    file.context.obj(
      Object.fromEntries(
        Object.entries(of).map(([key, value]) => [
          key,
          key === "S" ? name(value) : PDFString.of(value),
        ]),
      ),
    ),
  );

const note = (file: PDFDocument, entries: Record<string, PDFName | PDFDict | PDFString>) =>
  file
    .getPage(0)
    .node.addAnnot(file.context.register(file.context.obj({ Rect: [0, 0, 9, 9], ...entries })));

const PLANTED: readonly Planted[] = [
  {
    what: "a script that runs when the file opens",
    plant: (file) =>
      file.catalog.set(name("OpenAction"), action(file, { S: "JavaScript", JS: "app.alert(1)" })),
    hazard: "script",
    word: "app.alert",
  },
  {
    what: "a named script",
    plant: (file) => file.addJavaScript("main", "app.alert(2)"),
    hazard: "script",
    word: "app.alert",
  },
  {
    what: "a script behind another action",
    plant: (file) => {
      const next = action(file, { S: "JavaScript", JS: "app.alert(3)" });
      const first = file.context.obj({ S: "GoTo", D: [file.getPage(0).ref, "Fit"], Next: next });
      note(file, { Subtype: name("Link"), A: first });
    },
    hazard: "script",
    word: "app.alert",
  },
  {
    what: "a script on a page's opening",
    plant: (file) => {
      const open = action(file, { S: "JavaScript", JS: "app.alert(4)" });
      file.getPage(1).node.set(name("AA"), file.context.obj({ O: open }));
    },
    hazard: "action",
    word: "app.alert",
  },
  {
    what: "a program that is to be started",
    plant: (file) =>
      file.catalog.set(name("OpenAction"), action(file, { S: "Launch", F: "calc.exe" })),
    hazard: "action",
    word: "calc.exe",
  },
  {
    what: "an address that is to be opened",
    plant: (file) =>
      note(file, {
        Subtype: name("Link"),
        A: file.context.obj({ S: "URI", URI: PDFString.of("http://example.invalid/") }),
      }),
    hazard: "action",
    word: "example.invalid",
  },
  {
    what: "an attached file",
    plant: (file) => file.attach(utf8("MZ-program"), "setup.exe"),
    hazard: "attached-file",
    word: "setup.exe",
  },
  {
    what: "an attached file on the page",
    plant: (file) =>
      note(file, {
        Subtype: name("FileAttachment"),
        FS: file.context.obj({ Type: "Filespec", F: PDFString.of("run.bat") }),
      }),
    hazard: "attached-file",
    word: "run.bat",
  },
  {
    what: "a form of XFA",
    plant: (file) => {
      const form = file.context.obj({ Fields: [], XFA: PDFString.of("<xdp:xdp/>") });
      file.catalog.set(name("AcroForm"), form);
    },
    hazard: "xfa",
    word: "xdp:xdp",
  },
  {
    what: "a film",
    plant: (file) => note(file, { Subtype: name("RichMedia"), NM: PDFString.of("film.swf") }),
    hazard: "media",
    word: "film.swf",
  },
];

test.each(PLANTED)("$what is taken out, and told", async ({ plant, hazard, word }) => {
  const file = await twoPages();
  await plant(file);
  expect(await says(await file.save(), word)).toBe(true);
  const { bytes, pages, removed } = await cleanedOf(file);
  expect(removed).toContain(hazard);
  expect(pages).toBe(2);
  expect(await says(bytes, word)).toBe(false);
});

/** Whether any object of a file holds a word, as plain text or in hex. */
async function says(bytes: Uint8Array, word: string): Promise<boolean> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false, preserveXFA: true });
  const objects = file.context.enumerateIndirectObjects().map(([, object]) => String(object));
  const hex = PDFHexString.fromText(word).asString().replace(/^FEFF/u, "");
  return objects.some((object) => object.includes(word) || object.includes(hex));
}

test("names written with escapes hide nothing", async () => {
  const file = await twoPages();
  file.catalog.set(name("OpenAction"), action(file, { S: "JavaScript", JS: "app.alert(5)" }));
  const plain = latin(await file.save({ useObjectStreams: false }));
  const hidden = plain.replace("/JavaScript", "/#4aavaScr#69pt").replace("/JS", "/#4AS");
  const result = await cleanPdf(Buffer.from(hidden, "latin1"));
  if (!result.ok) throw new Error(result.error);
  expect(result.value.removed).toContain("script");
  expect(latin(result.value.bytes)).not.toContain("app.alert");
});

test("what an older state of the file said is gone, and so are the names of author and program", async () => {
  const file = await twoPages();
  file.setAuthor("somebody");
  file.context.register(PDFString.of("an older secret"));
  const { bytes } = await cleanedOf(file);
  expect(latin(bytes)).not.toContain("an older secret");
  expect(latin(bytes)).not.toContain(PDFHexString.fromText("somebody").asString());
});

test("fields of a form stay with what is written in them; their actions go", async () => {
  const file = await twoPages();
  const field = file.getForm().createTextField("person.name");
  field.addToPage(file.getPage(0));
  field.setText("LIN");
  field.acroField.dict.set(
    name("AA"),
    file.context.obj({ K: action(file, { S: "JavaScript", JS: "app.alert(6)" }) }),
  );
  const { bytes, removed } = await cleanedOf(file);
  expect(removed).toEqual(["action"]);
  expect((await PDFDocument.load(bytes)).getForm().getTextField("person.name").getText()).toBe(
    "LIN",
  );
});

test("a font that a page calls by the name of a hazard stays", async () => {
  const file = await twoPages();
  const font = await file.embedFont("Helvetica");
  file.getPage(0).node.setFontDictionary(name("AF"), font.ref);
  const { bytes, removed } = await cleanedOf(file);
  expect(removed).toEqual([]);
  const page = (await PDFDocument.load(bytes)).getPage(0);
  const fonts = page.node.Resources()?.lookup(name("Font"), PDFDict);
  expect(fonts?.lookup(name("AF"))).toBeInstanceOf(PDFDict);
});

test("no bytes, no PDF, a garbled and a cut-off PDF are each refused", async () => {
  const whole = await (await twoPages()).save({ useObjectStreams: false });
  expect(await cleanPdf(new Uint8Array())).toEqual({ ok: false, error: "not-a-pdf" });
  expect(await cleanPdf(utf8("PK\u0003\u0004"))).toEqual({ ok: false, error: "not-a-pdf" });
  expect(await cleanPdf(utf8("%PDF-1.7\nnothing"))).toEqual({ ok: false, error: "broken" });
  expect(await cleanPdf(whole.subarray(0, whole.length / 2))).toEqual({
    ok: false,
    error: "broken",
  });
});

test("a file with a password is told from a broken one", async () => {
  const file = await twoPages();
  file.encrypt({ userPassword: "1234", ownerPassword: "5678" });
  const result = await cleanPdf(await file.save());
  expect(result).toEqual({ ok: false, error: "encrypted" });
});

test("more pages than are taken, none at all, and a tree of pages that names itself", async () => {
  const long = await PDFDocument.create();
  for (let page = 0; page < 51; page += 1) long.addPage();
  expect(await cleanPdf(await long.save())).toEqual({ ok: false, error: "too-many-pages" });
  expect((await cleanPdf(await long.save(), { pages: 51 })).ok).toBe(true);
  const none = await PDFDocument.create();
  const empty = await none.save({ addDefaultPage: false });
  expect(await cleanPdf(empty)).toEqual({ ok: false, error: "no-pages" });
  const round = await twoPages();
  const tree = round.catalog.lookup(name("Pages"), PDFDict);
  tree.lookup(name("Kids"), PDFArray).push(round.catalog.get(name("Pages")) ?? PDFName.of("x"));
  const file = await round.save({ addDefaultPage: false, updateFieldAppearances: false });
  expect(await cleanPdf(file)).toEqual({ ok: false, error: "broken" });
});

test("a picture of more dots than a PC can hold is refused before anybody draws it", async () => {
  const file = await twoPages();
  const picture = file.context.stream("x", {
    Type: "XObject",
    Subtype: "Image",
    Width: 60_000,
    Height: 60_000,
  });
  file.getPage(0).node.setXObject(name("Im0"), file.context.register(picture));
  expect(await cleanPdf(await file.save())).toEqual({ ok: false, error: "huge-picture" });
});

test("a stream that unpacks to gigabytes is refused and not unpacked", async () => {
  const file = await twoPages();
  const packed = file.context.flateStream(new Uint8Array(80 * 1024 * 1024), {
    Type: "ObjXtm",
    N: 1,
    First: 4,
  });
  file.catalog.set(name("Extra"), file.context.register(packed));
  const saved = latin(await file.save({ useObjectStreams: false }));
  const given = Buffer.from(saved.replace("/ObjXtm", "/ObjStm"), "latin1");
  expect(given.length).toBeLessThan(200_000);
  expect(await cleanPdf(given)).toEqual({ ok: false, error: "broken" });
});
