import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import type { TemplateMapping } from "../../core/forms/template/mapping.ts";
import { readTemplate, type TemplateContent } from "../../core/forms/template/read.ts";
import { inFolder } from "./paper.ts";

/** Templates as offices have them: made by ReportLab, or written by hand where they must be odd. */

/** What a script of ReportLab draws on a canvas `c`, with `f` its form; Debian's python3-reportlab. */
export function reportLab(script: string, options = ""): Uint8Array {
  return inFolder((folder) => {
    const out = join(folder, "made.pdf");
    const program = `import sys
from reportlab.pdfgen import canvas
from reportlab.lib.colors import black, white
c = canvas.Canvas(sys.argv[1], pagesize=(595, 842)${options})
f = c.acroForm
${script}
c.save()`;
    execFileSync("/usr/bin/python3", ["-c", program, out]);
    return new Uint8Array(readFileSync(out));
  });
}

/** A form with one field of each kind. */
export const FILLABLE = reportLab(`
c.setFont("Helvetica", 14)
c.drawString(60, 790, "OFFICIAL FORM")
frame = dict(borderWidth=1, borderColor=black, fillColor=white)
f.textfield(name="name", x=100, y=700, width=120, height=20, **frame)
f.textfield(name="preset", value="PRESET", x=320, y=700, width=120, height=20, **frame)
f.textfield(name="cert", x=100, y=660, width=360, height=20, maxlen=18, fieldFlags="comb", **frame)
f.textfield(name="reason", x=100, y=560, width=160, height=60, fieldFlags="multiline", fontSize=10, **frame)
f.checkbox(name="referral", x=100, y=520, size=16, **frame)
f.checkbox(name="left-alone", x=140, y=520, size=16, checked=True, **frame)
f.radio(name="sex", value="male", x=200, y=520, size=16, **frame)
f.radio(name="sex", value="female", x=230, y=520, size=16, **frame)
f.choice(name="place", options=["A", "B"], value="A", x=300, y=520, width=150, height=20, **frame)
c.showPage()
c.drawString(60, 790, "SECOND PAGE")
c.showPage()`);

/** Objects 1, 2, … of a file with its table; the first is the catalogue. */
export function byHand(objects: readonly string[], trailer = ""): Uint8Array {
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of offsets) text += `${String(at).padStart(10, "0")} 00000 n \n`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** A file that can be read. */
export async function content(bytes: Uint8Array): Promise<TemplateContent> {
  const read = await readTemplate(bytes);
  if (!read.ok) throw new Error(`${read.error.code} ${read.error.what}`);
  return read.value;
}

export function mapped(...placements: TemplateMapping["placements"]): TemplateMapping {
  return { format: "template-mapping/1", placements };
}

export async function template(
  bytes: Uint8Array,
  ...placements: TemplateMapping["placements"]
): Promise<{ readonly file: TemplateContent; readonly mapping: TemplateMapping }> {
  return { file: await content(bytes), mapping: mapped(...placements) };
}

/** The largest letters that a filled form sets, from its own instructions. */
export function letterSize(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString("latin1");
  const streams = [...text.matchAll(/stream\n(?<data>[\s\S]*?)\nendstream/gu)].map((match) => {
    try {
      return inflateSync(Buffer.from(match.groups?.["data"] ?? "", "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  const sizes = streams.flatMap((stream) =>
    [...stream.matchAll(/\/F\d+ (?<size>[\d.]+) Tf[^T]*Tm\s*\[/gu)].map((match) =>
      Number(match.groups?.["size"]),
    ),
  );
  return Math.max(...sizes);
}
