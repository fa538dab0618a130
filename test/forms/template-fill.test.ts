import { mkdirSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { FormInput } from "../../core/forms/input.ts";
import { fillTemplate, type FilledForm, type Template } from "../../core/forms/template/fill.ts";
import type { Placement } from "../../core/forms/template/mapping.ts";
import type { TemplateField } from "../../core/forms/template/read.ts";
import { inputOf, kaifengReferral, namedPerson } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { type Area, ink, pictures, texts, unlike } from "./paper.ts";
import { byHand, content, FILLABLE, letterSize, reportLab, template } from "./template-files.ts";

const NAME = "陈𠅤𬱖";

function rareCase(): FormInput {
  return inputOf(namedPerson(NAME));
}

const fill = (of: Template, input: FormInput = rareCase(), whole = false): Promise<FilledForm> =>
  fillTemplate("filing", of, input, FONTS, { subset: !whole });

/** A part of a page of this height, from the top. */
function areaOf({ x, y, width, height }: Area, pageHeight: number): Area {
  return { x, y: pageHeight - y - height, width, height };
}

const field = (name: string, value: string): Placement => ({ kind: "field", field: name, value });
const tick = (name: string, value: string, when: string): Placement => ({
  kind: "field-tick",
  field: name,
  value,
  when,
});
const PLACED: readonly Placement[] = [
  field("name", "person.name"),
  field("cert", "person.certNo"),
  field("reason", "filing.reason"),
  tick("referral", "filing.category", "referral"),
  tick("sex/male", "person.sex", "male"),
  tick("sex/female", "person.sex", "female"),
  field("place", "stay.place"),
];

describe("a fillable form that another program made", () => {
  let official: Template;
  let filled: FilledForm;
  let whole: FilledForm;
  let blank: FilledForm;
  beforeAll(async () => {
    official = await template(FILLABLE, ...PLACED);
    filled = await fill(official);
    whole = await fill(official, rareCase(), true);
    blank = await fill({ ...official, mapping: { ...official.mapping, placements: [] } });
    keep("fillable", filled);
  });

  const box = (name: string): Area => {
    const found: TemplateField | undefined = official.file.fields.find((one) => one.name === name);
    const [at] = found?.boxes ?? [];
    if (at === undefined) throw new Error(`no field ${name}`);
    return areaOf(at, 842);
  };

  it("offers its fields by name, kind and place", () => {
    expect(official.file.fields.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      "name text",
      "preset text",
      "cert text",
      "reason text",
      "referral tick",
      "left-alone tick",
      "sex/male tick",
      "sex/female tick",
      "place choice",
    ]);
    expect(official.file.fields[0]?.boxes).toEqual([
      { page: 1, x: 100, y: 700, width: 120, height: 20 },
    ]);
    expect(official.file.pages).toEqual([
      { width: 595, height: 842 },
      { width: 595, height: 842 },
    ]);
  });

  it("is filled with Chinese values and a rare name that can be searched for", () => {
    const [first = ""] = texts(filled.bytes, "-raw");
    for (const text of [NAME, "410224196804120426", "转诊后未及时备案", "上海市", "PRESET"]) {
      expect(first).toContain(text);
    }
    expect(filled).toMatchObject({ pages: 2, missingGlyphs: [], tooLong: [] });
  });

  it("looks as if the fonts were whole, and has its ink in the fields", () => {
    const [[page], [reference]] = [pictures(filled.bytes), pictures(whole.bytes)];
    const [empty] = pictures(blank.bytes);
    if (page === undefined || reference === undefined || empty === undefined)
      throw new Error("no page");
    for (const name of ["name", "cert", "reason", "place"]) {
      expect(unlike(page, reference, box(name))).toBeLessThan(0.002);
      expect(ink(page, box(name))).toBeGreaterThan(ink(empty, box(name)) + 150);
    }
    const outside = { x: 0, y: 0, width: 595, height: 115 };
    expect(unlike(page, empty, outside)).toBe(0);
  });

  it("has a tick where the case says so, and an empty box where it does not", () => {
    const [page] = pictures(filled.bytes);
    const [empty] = pictures(blank.bytes);
    if (page === undefined || empty === undefined) throw new Error("no page");
    const more = (name: string): number => ink(page, box(name)) - ink(empty, box(name));
    expect(more("referral")).toBeGreaterThan(30);
    expect(more("sex/female")).toBeGreaterThan(30);
    expect(more("sex/male")).toBe(0);
    expect(ink(page, box("sex/male"))).toBeGreaterThan(30);
    expect(more("left-alone")).toBe(0);
    expect(ink(page, box("left-alone"))).toBeGreaterThan(more("referral"));
  });

  it("has no fields any more: what was drawn is what is printed", () => {
    const text = Buffer.from(filled.bytes).toString("latin1");
    expect(text).not.toMatch(/\/(?:Widget|AcroForm|Annots)/u);
    expect(text).toContain("/Title");
  });

  it("is the same bytes for the same case, and others for another", async () => {
    expect(await fill(official)).toEqual(filled);
    expect((await fill(official, inputOf(kaifengReferral()))).bytes).not.toEqual(filled.bytes);
  });

  it("is marked as a draft over what the page shows, and only a draft is", async () => {
    const draft = await fill(official, { ...rareCase(), draft: true });
    expect(texts(draft.bytes, "-raw").map((page) => page.includes("草稿"))).toEqual([true, true]);
    expect(texts(filled.bytes, "-raw").join("")).not.toContain("草稿");
    keep("draft", draft);
    const [page] = pictures(draft.bytes);
    const [plain] = pictures(filled.bytes);
    if (page === undefined || plain === undefined) throw new Error("no page");
    expect(ink(page)).toBeGreaterThan(ink(plain) + 1000);
  });

  it("carries the stamp of a trial on the first page and its mark on the next", async () => {
    const input = rareCase();
    const trial = await fillTemplate("statement", official, input, FONTS);
    keep("trial", trial);
    expect(input.receipt?.standing).toBe("trial");
    expect(texts(trial.bytes, "-raw").map((page) => page.includes("不作支付依据"))).toEqual([
      true,
      true,
    ]);
    expect(texts(filled.bytes, "-raw").join("")).not.toContain("不作支付依据");
  });
});

describe("a page that is not looked at as it lies", () => {
  const turned = (degrees: number): Uint8Array =>
    byHand([
      "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>",
      `<< /Type /Pages /Kids [3 0 R] /Count 1 /Rotate ${degrees} /MediaBox [-20 30 575 872] /CropBox [30 80 530 780] >>`,
      "<< /Type /Page /Parent 2 0 R /Annots [4 0 R] >>",
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [130 180 ${degrees % 180 === 0 ? "250 200" : "150 300"}]
         /DA (/Helv 12 Tf 0 g) /MK << /R ${degrees} /BC [0] >> /P 3 0 R >>`,
    ]);
  const SHOWN: readonly (readonly [number, Area, number])[] = [
    [0, { x: 100, y: 100, width: 120, height: 20 }, 700],
    [90, { x: 100, y: 380, width: 120, height: 20 }, 500],
    [180, { x: 280, y: 580, width: 120, height: 20 }, 700],
    [270, { x: 480, y: 100, width: 120, height: 20 }, 500],
  ];

  it.each(SHOWN)(
    "turned by %i degrees and cropped: a field and a place stand upright where they are seen",
    async (degrees, seen, height) => {
      const bytes = turned(degrees);
      const beside = { ...seen, y: seen.y - 40 };
      const official = await template(bytes, field("name", "person.name"), {
        kind: "text",
        box: { page: 1, ...beside },
        value: "person.name",
        size: 12,
        align: "left",
      });
      expect(official.file.fields[0]?.boxes[0]).toEqual({ page: 1, ...seen });
      const filled = await fill(official);
      keep(`turned-${degrees}`, filled);
      const [page] = pictures(filled.bytes, "-cropbox");
      if (page === undefined) throw new Error("no page");
      const [inField, inPlace] = [areaOf(seen, height), areaOf(beside, height)];
      const inside = (area: Area): Area => ({
        ...area,
        x: area.x + 2,
        y: area.y + 2,
        width: area.width - 4,
        height: area.height - 4,
      });
      expect(ink(page, inside(inPlace))).toBeGreaterThan(200);
      // The same upright letters, so the same ink in the same part of both.
      const half = (area: Area): Area => ({ ...inside(area), width: 45 });
      expect(ink(page, half(inField)) / ink(page, half(inPlace))).toBeGreaterThan(0.95);
      expect(ink(page, half(inField)) / ink(page, half(inPlace))).toBeLessThan(1.05);
      const rest =
        ink(page) -
        ink(
          page,
          areaOf({ ...seen, x: seen.x - 2, y: seen.y - 2, width: 124, height: 24 }, height),
        ) -
        ink(page, inPlace);
      expect(rest).toBeLessThan(2);
    },
  );
});

describe("a flat form, its places marked on the page", () => {
  const FLAT = reportLab(`
c.setFont("Helvetica", 12)
c.drawString(60, 700, "Name: ________")
c.rect(300, 696, 12, 12)
c.showPage()`);
  const text = (value: string, box: Area, size = 12): Placement => ({
    kind: "text",
    box: { page: 1, ...box },
    value,
    size,
    align: "left",
  });
  const ROOM = { x: 100, y: 690, width: 160, height: 20 };
  const long = "住院期间因颅脑损伤伴多发肋骨骨折、肺挫伤，术后并发肺部感染，经抢救治疗后好转出院。";
  const diagnosed = (diagnosis: string): FormInput => {
    const form = kaifengReferral();
    return inputOf({ ...form, stay: { ...form.stay, diagnosis } });
  };

  it("is filled and ticked in its boxes", async () => {
    const official = await template(FLAT, text("person.name", ROOM), {
      kind: "tick",
      box: { page: 1, x: 300, y: 696, width: 12, height: 12 },
      value: "stay.injury",
      when: "no-third-party",
    });
    expect(official.file.fields).toEqual([]);
    const filled = await fill(official);
    keep("flat", filled);
    expect(texts(filled.bytes, "-raw")[0]).toContain(NAME);
    const [[page], [plain]] = [pictures(filled.bytes), pictures(FLAT)];
    if (page === undefined || plain === undefined) throw new Error("no page");
    const box = areaOf({ x: 300, y: 696, width: 12, height: 12 }, 842);
    expect(ink(page, box) - ink(plain, box)).toBeGreaterThan(15);
  });

  it("a longer text is set smaller, a still longer one on lines, all of it", async () => {
    const sizes: number[] = [];
    for (const [value, height] of [
      ["右股骨颈骨折", 20],
      ["右股骨颈骨折，术后并发肺部感染", 20],
      [long, 60],
    ] as const) {
      const official = await template(FLAT, text("stay.diagnosis", { ...ROOM, height }));
      const filled = await fill(official, diagnosed(value));
      keep(`long-${height}-${value.length}`, filled);
      expect(filled.tooLong).toEqual([]);
      expect(texts(filled.bytes, "-raw")[0]).toContain(value);
      sizes.push(letterSize(filled.bytes));
    }
    expect(sizes[0]).toBe(12);
    expect(sizes[1]).toBeLessThan(12);
    expect(sizes[1]).toBeGreaterThanOrEqual(7);
    expect(sizes[2]).toBeGreaterThanOrEqual(7);
  });

  it("what cannot be read any more in its place is reported, and still not cut off", async () => {
    const official = await template(FLAT, text("stay.diagnosis", ROOM));
    const filled = await fill(official, diagnosed(long.repeat(3)));
    keep("too-long", filled);
    expect(filled.tooLong).toEqual(["诊断"]);
    expect(texts(filled.bytes, "-raw")[0]).toContain(long.repeat(3));
    const [[page], [plain]] = [pictures(filled.bytes), pictures(FLAT)];
    if (page === undefined || plain === undefined) throw new Error("no page");
    const added = (area?: Area): number => ink(page, area) - ink(plain, area);
    expect(added()).toBeGreaterThan(100);
    expect(added(areaOf({ x: 99, y: 689, width: 162, height: 22 }, 842))).toBeCloseTo(added(), 3);
  });

  it("a character that no font has is a box with its code point, and is reported", async () => {
    const official = await template(FLAT, text("person.name", { ...ROOM, height: 40 }));
    const filled = await fill(official, inputOf(namedPerson("陈\u{323B0}")));
    keep("missing", filled);
    expect(filled.missingGlyphs).toEqual(["U+323B0"]);
    expect(texts(filled.bytes, "-raw")[0]).toContain("U+323B0");
  });

  it("what the case does not know stays empty for the hand", async () => {
    const official = await template(
      FLAT,
      text("settlement.medical-assistance", ROOM),
      text("settlement.fund", { ...ROOM, y: 600 }),
    );
    const filled = await fill(official, { ...rareCase(), receipt: null });
    const [page] = pictures(filled.bytes);
    const [plain] = pictures(FLAT);
    if (page === undefined || plain === undefined) throw new Error("no page");
    expect(unlike(page, plain)).toBe(0);
  });

  it("a paper of ours can itself become a template", async () => {
    const first = await fill(await template(FLAT, text("person.name", ROOM)));
    const again = await fill(
      await template(first.bytes, text("person.phone", { ...ROOM, y: 600 })),
    );
    expect(texts(again.bytes, "-raw")[0]).toContain(NAME);
    expect(texts(again.bytes, "-raw")[0]).toContain("13837810246");
    expect((await content(again.bytes)).pages).toHaveLength(1);
  });
});

/** Keeps what was filled for looking at, where a folder for it is named. */
function keep(name: string, { bytes }: FilledForm): void {
  const folder = process.env["KEEP_FILLED"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.pdf`, bytes);
}
