import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readTemplate } from "../../core/forms/template/read.ts";
import { byHand, content, FILLABLE, reportLab } from "./template-files.ts";

async function code(bytes: Uint8Array): Promise<string> {
  const read = await readTemplate(bytes);
  return read.ok ? "read" : read.error.code;
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

/** A page with one field, and what else a file may have. */
function oneField(
  parts: {
    catalog?: string;
    form?: string;
    page?: string;
    field?: string;
    more?: readonly string[];
    trailer?: string;
  } = {},
): Uint8Array {
  const { catalog = "", form = "", page = "", field = "", more = [], trailer } = parts;
  return byHand(
    [
      `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] ${form} >> ${catalog} >>`,
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Annots [4 0 R] ${page} >>`,
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [10 10 110 30] /P 3 0 R ${field} >>`,
      ...more,
    ],
    trailer,
  );
}

describe("a file that cannot be a template is refused in words", () => {
  const pages = (count: number): Uint8Array =>
    byHand([
      "<< /Type /Catalog /Pages 2 0 R >>",
      `<< /Type /Pages /Kids [${Array.from({ length: count }, (_, at) => `${at + 3} 0 R`).join(" ")}] /Count ${count} >>`,
      ...Array.from(
        { length: count },
        () => "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>",
      ),
    ]);
  const large = new Uint8Array(10 * 1024 * 1024 + 1);
  large.set(FILLABLE);
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ["nothing at all", new Uint8Array(), "E-TPL-01"],
    ["a picture", bytesOf("\u0089PNG\r\n\u001A\n"), "E-TPL-01"],
    ["with a password", reportLab("c.showPage()", ', encrypt="secret"'), "E-TPL-02"],
    ["beyond ten megabytes", large, "E-TPL-03"],
    ["of 201 pages", pages(201), "E-TPL-04"],
    ["without a page", pages(0), "E-TPL-04"],
    [
      "whose pages XFA would make",
      oneField({ form: "/XFA 5 0 R", catalog: "/NeedsRendering true", more: ["(xdp)"] }),
      "E-TPL-05",
    ],
    ["that is only its beginning", FILLABLE.slice(0, 200), "E-TPL-06"],
    ["with a page of no size", oneField({ page: "/CropBox [0 0 0 0]" }), "E-TPL-06"],
    ["in units of its own", oneField({ page: "/UserUnit 4" }), "E-TPL-06"],
  ];
  test.each(cases)("%s", async (_what, bytes, expected) => {
    expect(await code(bytes)).toBe(expected);
    const read = await readTemplate(bytes);
    if (read.ok) throw new Error("was read");
    expect(read.error.what).toMatch(/。$/u);
    expect(read.error.remedy).toMatch(/。$/u);
  });

  it("of 200 pages is read, and of pages in XFA that has fields too", async () => {
    expect(await code(pages(200))).toBe("read");
    expect(await code(oneField({ form: "/XFA 5 0 R", more: ["(xdp)"] }))).toBe("read");
  });

  it("with a tree of pages that leads back to itself", async () => {
    const looped = byHand([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1 >>",
    ]);
    expect(await code(looped)).toBe("E-TPL-04");
    const deep = byHand([
      "<< /Type /Catalog /Pages 2 0 R >>",
      ...Array.from({ length: 90 }, (_, at) => `<< /Type /Pages /Kids [${at + 3} 0 R] /Count 1 >>`),
      "<< /Type /Page /MediaBox [0 0 300 400] >>",
    ]);
    expect(await code(deep)).toBe("E-TPL-06");
  });

  describe("whose list of objects unpacks to a flood", () => {
    const listed = (head: string, list: Buffer): Uint8Array => {
      const packed = deflateSync(list);
      const start = latin1(oneField()).replace(/xref[\s\S]*/u, "");
      const text = `${start}9 0 obj\n<< ${head} /N 1 /First 10 /Length ${packed.length} >>\nstream\n`;
      return bytesOf(
        `${text}${packed.toString("latin1")}\nendstream\nendobj\ntrailer << /Root 1 0 R >>`,
      );
    };
    test.each([
      "/Type /ObjStm /Filter /FlateDecode",
      "/Type /Obj#53tm /Filter [/FlateDecode]",
      "/Type /XRef /Filter /FlateDecode",
      "/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]",
      "/Type 8 0 R /Filter /FlateDecode",
    ])("%s", async (head) => {
      expect(await code(listed(head, Buffer.alloc(80 * 1024 * 1024, 0x20)))).toBe("E-TPL-06");
    });

    it("but one with such a list of its own size is read", async () => {
      const list = Buffer.from("12 0      (small)");
      expect(await code(listed("/Type /ObjStm /Filter /FlateDecode", list))).toBe("read");
    });
  });
});

describe("what a template keeps of its file", () => {
  it("is neither script nor action, link, attachment or XFA", async () => {
    const script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
    const bytes = oneField({
      catalog: `/OpenAction ${script} /AA << /WC ${script} >> /Names << /JavaScript << /Names [(a) ${script}] >>
        /EmbeddedFiles << /Names [(evil.exe) 5 0 R] >> >>`,
      form: "/XFA 6 0 R /CO [4 0 R]",
      page: `/AA << /O ${script} >> /Annots [4 0 R 7 0 R 8 0 R 9 0 R]`,
      field: `/AA << /K ${script} >> /A << /S /SubmitForm /F (http://example.invalid) >>`,
      more: [
        "<< /Type /Filespec /F (evil.exe) /EF << /F 10 0 R >> >>",
        "(xdp)",
        "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://example.invalid) >> >>",
        "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 5 0 R >>",
        "<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (go) /Rect [0 0 9 9] /A << /S /Launch /F (evil.exe) >> >>",
        "<< /Type /EmbeddedFile /Length 4 >>\nstream\nevil\nendstream",
      ],
    });
    expect(latin1(bytes)).toContain("JavaScript");
    const { bytes: kept, fields } = await content(bytes);
    expect(latin1(kept)).not.toMatch(
      /JavaScript|\/JS|\/AA|OpenAction|Launch|URI|SubmitForm|evil|XFA|\/Link|FileAttachment|Names/u,
    );
    expect(fields).toEqual([
      { name: "name", kind: "text", boxes: [{ page: 1, x: 10, y: 10, width: 100, height: 20 }] },
    ]);
  });

  it("is the same for the same file, and stays what it is when it is read again", async () => {
    const first = await content(FILLABLE);
    expect(await content(FILLABLE)).toEqual(first);
    const again = await content(first.bytes);
    expect(again.fields).toEqual(first.fields);
    expect(again.bytes).toEqual(first.bytes);
  });

  it("is the full name of a field, and each place where it stands", async () => {
    const bytes = byHand([
      "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Annots [7 0 R 8 0 R 9 0 R 10 0 R] >>",
      "null",
      "<< /T (person) /Kids [6 0 R] >>",
      "<< /T (\\376\\377\\131\\323\\124\\015) /FT /Tx /Q 2 /Parent 5 0 R /Kids [7 0 R 8 0 R] >>",
      "<< /Type /Annot /Subtype /Widget /Parent 6 0 R /Rect [10 10 60 30] >>",
      "<< /Type /Annot /Subtype /Widget /Parent 6 0 R /Rect [10 50 60 70] >>",
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T (signature) /Rect [10 90 60 110] >>",
      "<< /Type /Annot /Subtype /Widget /FT /Tx /F 2 /T (hidden) /Rect [10 130 60 150] >>",
    ]);
    const { fields } = await content(bytes);
    expect(fields).toEqual([
      {
        name: "person.姓名",
        kind: "text",
        boxes: [
          { page: 1, x: 10, y: 10, width: 50, height: 20 },
          { page: 1, x: 10, y: 50, width: 50, height: 20 },
        ],
      },
    ]);
  });

  it("is whatever can be read of it, however it was spoiled: never an exception", async () => {
    const original = Buffer.from(FILLABLE);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.option(fc.nat(original.length), { nil: original.length }),
        async (changes, end) => {
          const spoiled = new Uint8Array(original.subarray(0, end));
          for (const [at, byte] of changes) if (at < spoiled.length) spoiled[at] = byte;
          expect(await code(spoiled)).toMatch(/^(?:read|E-TPL-\d\d)$/u);
        },
      ),
      { numRuns: 150 },
    );
  });
});
