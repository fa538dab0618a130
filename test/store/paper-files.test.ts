import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { handlersOf } from "../../electron/session/handlers.ts";
import { newFolder, problem, value } from "./desk.ts";
import { journalOf, newOffice } from "./office.ts";
import { referral } from "./people.ts";

/** A window with one issued paper; `saveAs` is what the dialog answers with the name it is given. */
async function windowWith(saveAs: (name: string) => string | null) {
  const office = await newOffice();
  const names: string[] = [];
  const ask = {
    folder: () => Promise.resolve(null),
    saveAs: (_: string, name: string) => {
      names.push(name);
      return Promise.resolve(saveAs(name));
    },
    files: () => Promise.resolve([]),
  };
  let drawings = 0;
  const draw = () => {
    drawings += 1;
    const bytes = new TextEncoder().encode(`%PDF-1.4 drawing ${drawings}`);
    return Promise.resolve({ bytes, pages: 1, missingGlyphs: [] });
  };
  const handlers = handlersOf(office.workstation, draw, ask);
  const { caseId, number } = value(await handlers["case.create"]({ insurance: "resident" }));
  value(await handlers["case.seal"]({ caseId, form: referral() }));
  const { issued } = value(await handlers["forms.issue"]({ caseId, forms: ["filing"] }));
  return { ...office, handlers, caseId, number, names, sha256: issued[0]?.sha256 ?? "" };
}

describe("an issued paper saved as a file (存成 PDF)", () => {
  it("is the stored bytes, under a name that tells of no person, and the journal has it", async () => {
    const folder = await newFolder();
    const window = await windowWith((name) => path.join(folder, name));
    const { caseId, sha256, number } = window;
    const file = value(await window.handlers["papers.save"]({ caseId, sha256 })) ?? "";
    expect(path.basename(file)).toBe(`${number}-备案表.pdf`);
    const stored = value(await window.handlers["blob.read"]({ sha256 }));
    expect(Buffer.compare(await readFile(file), stored)).toBe(0);
    expect(await journalOf(window)).toContain(`李建国 exported ${number} 备案表，PDF 文件`);
  });

  it("is nothing but a paper that this case has issued", async () => {
    const window = await windowWith(() => "/nowhere");
    const { caseId } = window;
    const other = value(await window.handlers["case.create"]({ insurance: "resident" }));
    const wrong = [
      { caseId, sha256: "0".repeat(64), code: "E-PDF-04" },
      { caseId: other.caseId, sha256: window.sha256, code: "E-CASE-06" },
    ];
    for (const { code, ...asked } of wrong) {
      expect(problem(await window.handlers["papers.save"](asked)).code).toBe(code);
    }
    expect(window.names).toEqual([]);
  });

  it("is written nowhere when the dialog is closed, and a folder that takes nothing is told", async () => {
    const closed = await windowWith(() => null);
    const { caseId, sha256 } = closed;
    expect(value(await closed.handlers["papers.save"]({ caseId, sha256 }))).toBeNull();
    expect((await journalOf(closed)).join()).not.toContain("exported");
    const gone = await windowWith((name) => `/no/such/folder/${name}`);
    const asked = { caseId: gone.caseId, sha256: gone.sha256 };
    expect(problem(await gone.handlers["papers.save"](asked)).code).toBe("E-PDF-06");
  });
});
