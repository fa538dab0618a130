import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { drawForm } from "../../core/forms/draw.ts";
import type { Placement, TemplateMapping } from "../../core/forms/template/mapping.ts";
import { drawerWith } from "../../electron/forms/drawer.ts";
import { issueForms, previewForm } from "../../electron/forms/forms.ts";
import { NO_DIALOGS } from "../../electron/session/ask.ts";
import { type Handlers, handlersOf } from "../../electron/session/handlers.ts";
import { readBlob, sha256Hex } from "../../electron/store/blobs.ts";
import type { Desk } from "../../electron/store/cases.ts";
import { readJournal } from "../../electron/store/journal.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { byHand, FILLABLE } from "../forms/template-files.ts";
import { texts } from "../forms/paper.ts";
import { newFolder, problem, sealed, value } from "./desk.ts";
import { newOffice } from "./office.ts";
import { referral } from "./people.ts";

const draw = drawerWith(drawForm, path.resolve(import.meta.dirname, "../../resources"));

type Templates = Pick<Handlers, Extract<keyof Handlers, `templates.${string}`>>;

interface Counter {
  readonly desk: Desk;
  readonly templates: Templates;
}

/** A counter with its first supervisor at it; `files` is what the dialog answers. */
async function newCounter(files: readonly string[] = []): Promise<Counter> {
  const { workstation } = await newOffice();
  const ask = { ...NO_DIALOGS, files: () => Promise.resolve(files) };
  return { desk: value(workstation.session()).desk, templates: handlersOf(workstation, draw, ask) };
}

const NAMED: TemplateMapping = {
  format: "template-mapping/1",
  placements: [
    { kind: "field", field: "name", value: "person.name" },
    { kind: "field", field: "cert", value: "person.certNo" },
  ],
};
const PLACE: Placement = {
  kind: "text",
  box: { page: 1, x: 60, y: 600, width: 200, height: 20 },
  value: "person.phone",
  size: 12,
  align: "left",
};
const ON_PAGE: TemplateMapping = { ...NAMED, placements: [PLACE] };

const kept = { form: "filing", name: "异地就医登记备案表（2026版）", bytes: FILLABLE } as const;

describe("an official template", () => {
  it("is chosen from a file, and nothing is kept yet", async () => {
    const file = path.join(await newFolder(), "备案表.pdf");
    await writeFile(file, FILLABLE);
    const { templates } = await newCounter([file]);
    const chosen = value(await templates["templates.choose"]({}));
    expect(chosen).toMatchObject({ name: "备案表", pages: [{ width: 595 }, { width: 595 }] });
    expect(chosen?.fields.map(({ name }) => name)).toContain("name");
    expect(value(await templates["templates.list"]({}))).toEqual([]);
    const closed = await newCounter();
    expect(value(await closed.templates["templates.choose"]({}))).toBeNull();
  });

  it("that is gone, or is none, is refused in words", async () => {
    const folder = await newFolder();
    const file = path.join(folder, "备案表.pdf");
    await writeFile(file, "not a PDF");
    const choose = async (from: string): Promise<string> =>
      problem(await (await newCounter([from])).templates["templates.choose"]({})).code;
    expect(await choose(file)).toBe("E-TPL-01");
    expect(await choose(path.join(folder, "none.pdf"))).toBe("E-TPL-13");
  });

  it("is tried with an invented person, as a draft, and nothing is kept", async () => {
    const { templates } = await newCounter();
    const request = { form: "filing", bytes: FILLABLE, mapping: NAMED } as const;
    const tried = value(await templates["templates.try"](request));
    const text = texts(tried.bytes, "-raw").join("");
    expect(text).toContain("程𬱖");
    expect(text).toContain("草稿");
    expect(tried).toMatchObject({ pages: 2, missingGlyphs: [], tooLong: [] });
    expect(value(await templates["templates.list"]({}))).toEqual([]);
  });

  it("replaces the reference form from the moment it is kept, and is what is issued", async () => {
    const { desk, templates } = await newCounter();
    const { caseId } = await sealed(desk, referral());
    const before = value(await previewForm(desk, draw, caseId, "filing"));
    expect(texts(before.bytes).join("")).toContain("参考样式");
    const [version] = value(await templates["templates.keep"]({ ...kept, mapping: NAMED }));
    expect(version).toMatchObject({ seq: 1, form: "filing", name: kept.name, inUse: true });
    const after = value(await previewForm(desk, draw, caseId, "filing"));
    expect(texts(after.bytes, "-raw")[0]).toContain("OFFICIALFORM");
    expect(texts(after.bytes, "-raw")[0]).toContain("程𬱖");
    const { issued } = value(await issueForms(desk, draw, caseId, ["filing", "statement"]));
    const papers = await Promise.all(
      issued.map(async ({ sha256 }) => {
        const bytes = await desk.store.read((reader) => readBlob(reader, sha256));
        return texts(bytes ?? new Uint8Array(), "-raw").join("");
      }),
    );
    expect(papers[0]).toContain("OFFICIALFORM");
    expect(papers[0]).not.toContain("草稿");
    expect(papers[1]).toContain("参考样式");
    expect((await desk.store.read(verifyStore)).faults).toEqual([]);
  });

  it("stays when another comes, and can be put to use again, as can the reference form", async () => {
    const { desk, templates } = await newCounter();
    const { caseId } = await sealed(desk, referral());
    const shown = async (): Promise<string> =>
      texts(value(await previewForm(desk, draw, caseId, "filing")).bytes, "-raw").join("");
    value(await templates["templates.keep"]({ ...kept, mapping: NAMED }));
    value(await templates["templates.keep"]({ ...kept, mapping: ON_PAGE }));
    expect(await shown()).toContain("13803780001");
    expect(await shown()).not.toContain("程𬱖");
    const used = value(await templates["templates.use"]({ form: "filing", seq: 1 }));
    expect(used.map(({ seq, inUse }) => [seq, inUse])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(await shown()).toContain("程𬱖");
    const none = value(await templates["templates.use"]({ form: "filing", seq: null }));
    expect(none.map(({ inUse }) => inUse)).toEqual([false, false]);
    expect(await shown()).toContain("参考样式");
    const opened = value(await templates["templates.open"]({ seq: 2 }));
    expect(opened).toMatchObject({ name: kept.name, mapping: ON_PAGE });
    expect(sha256Hex(opened.bytes)).toBe(none[0]?.sha256);
    const journal = await desk.store.read((reader) =>
      readJournal(reader, { before: null, action: null, limit: 10 }),
    );
    expect(journal.entries.map(({ action, subject }) => `${action} ${subject}`)).toEqual(
      expect.arrayContaining(["template-kept 备案表", "template-used 备案表"]),
    );
  });

  it("is not kept with a mapping that does not fit its file", async () => {
    const { templates } = await newCounter();
    const aside: Placement = { ...PLACE, box: { page: 3, x: 0, y: 0, width: 9, height: 9 } };
    const mapping = { ...NAMED, placements: [...NAMED.placements, aside] };
    for (const channel of ["templates.keep", "templates.try"] as const) {
      expect(problem(await templates[channel]({ ...kept, mapping })).code).toBe("E-TPL-08");
    }
    expect(value(await templates["templates.list"]({}))).toEqual([]);
  });

  it("is not kept with nothing on it, and no version of another form is put to use", async () => {
    const { templates } = await newCounter();
    const empty = { ...kept, mapping: { ...NAMED, placements: [] } };
    expect(problem(await templates["templates.keep"](empty)).code).toBe("E-TPL-14");
    value(await templates["templates.keep"]({ ...kept, mapping: NAMED }));
    for (const [form, seq] of [
      ["statement", 1],
      ["filing", 7],
    ] as const) {
      expect(problem(await templates["templates.use"]({ form, seq })).code).toBe("E-TPL-11");
    }
  });

  it("is kept without its scripts, whatever the window sends", async () => {
    const { templates } = await newCounter();
    const bytes = byHand([
      "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]);
    value(await templates["templates.keep"]({ ...kept, bytes, mapping: ON_PAGE }));
    const opened = value(await templates["templates.open"]({ seq: 1 }));
    expect(Buffer.from(opened.bytes).toString("latin1")).not.toContain("JavaScript");
  });
});

describe("a template whose file is lost", () => {
  async function withoutFile(): Promise<Counter & { readonly caseId: string }> {
    const { desk, templates } = await newCounter();
    const { caseId } = await sealed(desk, referral());
    value(await templates["templates.keep"]({ ...kept, mapping: NAMED }));
    await desk.store.write(async (tx) => {
      const blob = await tx.get(Sha, "SELECT sha256 FROM form_template");
      await tx.run("DROP TRIGGER blob_no_update");
      await tx.run("UPDATE blob SET bytes = x'25504446' WHERE sha256 = ?", [blob?.sha256 ?? ""]);
    });
    return { desk, templates, caseId };
  }

  it("stops the form in words: it is never drawn on something else in silence", async () => {
    const { desk, templates, caseId } = await withoutFile();
    for (const result of [
      await previewForm(desk, draw, caseId, "filing"),
      await issueForms(desk, draw, caseId, ["filing"]),
    ]) {
      expect(problem(result)).toMatchObject({
        code: "E-TPL-12",
        remedy: expect.stringContaining("参考样式"),
      });
    }
    expect(problem(await templates["templates.open"]({ seq: 1 })).code).toBe("E-TPL-12");
    value(await templates["templates.use"]({ form: "filing", seq: null }));
    value(await previewForm(desk, draw, caseId, "filing"));
  });

  it("is found by the check of the data", async () => {
    const { desk } = await withoutFile();
    const { faults } = await desk.store.read(verifyStore);
    expect(faults).toContainEqual(
      expect.stringMatching(/^备案表的官方表样第 1 号的文件 \w+ 内容不对$/u),
    );
  });
});

const Sha = z.object({ sha256: z.string() });
