import { BrowserWindow } from "electron";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { layOutForm } from "../../../core/forms/draw.ts";
import type { FontSet } from "../../../core/forms/fonts.ts";
import type { FormInput } from "../../../core/forms/input.ts";
import type { FormKind } from "../../../core/forms/kinds.ts";
import { type Ink, type Mark, PAGE } from "../../../core/forms/layout/marks.ts";
import { rareNumbersIn } from "../../../core/forms/rare-fonts.ts";
import { rareFontsIn } from "../../../electron/forms/rare-fonts.ts";
import { RARE } from "./forms.ts";

/**
 * Prints forms by the browser: the same marks at the same places as an SVG of
 * each page, in a window that has its fonts already.
 * @param folder empty, for the window's page and fonts
 */
export async function chromium(
  resources: string,
  folder: string,
): Promise<(kind: FormKind, input: FormInput) => Promise<Uint8Array>> {
  const fonts = await fontsOf(resources);
  const faces = [];
  for (const [family, bytes] of familiesOf(fonts)) {
    await writeFile(path.join(folder, `${family}.ttf`), bytes);
    faces.push(`@font-face { font-family: "${family}"; src: url("${family}.ttf"); }`);
  }
  const page = path.join(folder, "page.html");
  const style = `@page { size: A4; margin: 0 } body { margin: 0 } svg { display: block } ${faces.join(" ")}`;
  await writeFile(page, `<!doctype html><meta charset="utf-8"><style>${style}</style>`);
  const window = new BrowserWindow({ show: false });
  await window.loadURL(pathToFileURL(page).href);
  return async (kind, input) => {
    const { pages } = layOutForm(kind, input, fonts);
    const body = JSON.stringify(pages.map(({ marks }) => svgOf(marks)).join(""));
    const script = `document.body.innerHTML = ${body}; document.fonts.ready.then(() => true)`;
    await window.webContents.executeJavaScript(script);
    return window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  };
}

async function fontsOf(resources: string): Promise<FontSet> {
  const load = (name: string): Promise<Uint8Array> => readFile(path.join(resources, "fonts", name));
  const rare = new Map<number, Uint8Array>();
  const loadRare = rareFontsIn(path.join(resources, "rare-fonts"));
  for (const number of rareNumbersIn(RARE)) {
    const bytes = await loadRare(number);
    if (bytes !== null) rare.set(number, bytes);
  }
  return {
    body: await load("NotoSerifSC-Regular.ttf"),
    bold: await load("NotoSerifSC-Bold.ttf"),
    title: await load("NotoSansSC-Bold.ttf"),
    rare,
  };
}

function familiesOf({ rare, ...text }: FontSet): (readonly [string, Uint8Array])[] {
  const shards = [...rare].map(
    ([number, bytes]) => [`rare-${number.toString(16)}`, bytes] as const,
  );
  return [...Object.entries(text), ...shards];
}

function svgOf(marks: readonly Mark[]): string {
  const box = `0 0 ${PAGE.width} ${PAGE.height}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="${box}">${marks.map(shapeOf).join("")}</svg>`;
}

function shapeOf(mark: Mark): string {
  switch (mark.kind) {
    case "turned": {
      const place = `translate(${mark.x} ${mark.y}) rotate(${-mark.degrees})`;
      return `<g transform="${place}">${mark.marks.map(shapeOf).join("")}</g>`;
    }
    case "stroke": {
      const points = mark.points.map((point) => point.join(",")).join(" ");
      const name = mark.closed ? "polygon" : "polyline";
      return `<${name} points="${points}" fill="none" stroke="${colour(mark.ink)}" stroke-width="${mark.weight}" stroke-dasharray="${mark.dash.join(" ")}"/>`;
    }
    case "text": {
      const text = mark.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      return `<text x="${mark.x}" y="${mark.y}" font-family="${mark.face}" font-size="${mark.size}" fill="${colour(mark.ink)}">${text}</text>`;
    }
  }
}

function colour(ink: Ink): string {
  const [red, green, blue] = typeof ink === "number" ? [ink, ink, ink] : ink;
  return `rgb(${red * 100}% ${green * 100}% ${blue * 100}%)`;
}
