import {
  ParseSpeeds,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
} from "pdf-lib";
import type { Problem } from "../../problem.ts";
import { fail, ok, type Result } from "../../result.ts";
import { cleaned, DEEPEST, type SourcePage } from "./clean.ts";
import { BROKEN, ENCRYPTED, TOO_MANY_PAGES, XFA_ONLY } from "./faults.ts";
import { guardBytes } from "./guard.ts";
import type { Box } from "./mapping.ts";
import { type PageView, pageView } from "./page-view.ts";
import { annotationsOf, isWidget, type Widget, widgetsOf } from "./widgets.ts";

/** A field of the file's own form, with every place where it stands. */
export interface TemplateField {
  readonly name: string;
  readonly kind: Widget["kind"];
  readonly boxes: readonly Box[];
}

/** What a file has to offer as a template. */
export interface TemplateContent {
  /** The file without scripts, actions, links and attachments; the same bytes for the same file. */
  readonly bytes: Uint8Array;
  /** As looked at, in points. */
  readonly pages: readonly Pick<PageView, "width" | "height">[];
  readonly fields: readonly TemplateField[];
}

const MOST_PAGES = 200;

/**
 * Reads the file of an official template (官方表样) and takes everything out that
 * could act. Whatever is wrong with it is a problem in words, never an exception.
 */
export async function readTemplate(bytes: Uint8Array): Promise<Result<TemplateContent, Problem>> {
  const problem = guardBytes(bytes);
  if (problem !== null) return fail(problem);
  try {
    return await readGuarded(bytes);
  } catch {
    // A parser meets broken and hostile files with exceptions of every kind.
    return fail(BROKEN);
  }
}

async function readGuarded(bytes: Uint8Array): Promise<Result<TemplateContent, Problem>> {
  const source = await PDFDocument.load(bytes, {
    ignoreEncryption: true,
    updateMetadata: false,
    preserveXFA: true,
    capNumbers: true,
    parseSpeed: ParseSpeeds.Fastest,
  });
  if (source.isEncrypted) return fail(ENCRYPTED);
  const pages = pagesOf(source);
  if (pages === null) return fail(TOO_MANY_PAGES);
  if (isXfaOnly(source, pages)) return fail(XFA_ONLY);
  const file = await cleaned(source, pages);
  const views = file.getPages().map(({ node }) => pageView(node));
  if (views.includes(null) || file.getPages().some(({ node }) => node.has(SCALE)))
    return fail(BROKEN);
  return ok({
    bytes: await file.save({ useObjectStreams: false, updateFieldAppearances: false }),
    pages: views.flatMap((view) =>
      view === null ? [] : [{ width: view.width, height: view.height }],
    ),
    fields: fieldsOf(widgetsOf(file)),
  });
}

const INHERITED = ["Resources", "MediaBox", "CropBox", "Rotate"];
/** A page in units other than points: no office form has it, and no two programs print it alike. */
const SCALE = PDFName.of("UserUnit");
const SHOWN = [...INHERITED, "Contents", "Group", "UserUnit"];

/** The pages in their order; null when there are none, or too many. */
function pagesOf({ catalog }: PDFDocument): readonly SourcePage[] | null {
  const pages: SourcePage[] = [];
  const seen = new Set<PDFObject>();
  const walk = (
    node: PDFObject | undefined,
    lent: ReadonlyMap<string, PDFObject>,
    depth: number,
  ): void => {
    if (!(node instanceof PDFDict) || seen.has(node) || pages.length > MOST_PAGES) return;
    if (depth > DEEPEST) throw new Error("a tree of pages without end");
    seen.add(node);
    const kids = node.lookup(PDFName.of("Kids"));
    if (kids instanceof PDFArray) {
      const passed = new Map([...lent, ...entriesOf(node, INHERITED)]);
      for (let at = 0; at < kids.size(); at++) walk(kids.lookup(at), passed, depth + 1);
    } else pages.push({ node, shown: new Map([...lent, ...entriesOf(node, SHOWN)]) });
  };
  walk(catalog.lookup(PDFName.of("Pages")), new Map(), 0);
  return pages.length === 0 || pages.length > MOST_PAGES ? null : pages;
}

function entriesOf(dict: PDFDict, keys: readonly string[]): [string, PDFObject][] {
  return keys.flatMap((key): [string, PDFObject][] => {
    const value = dict.get(PDFName.of(key));
    return value === undefined ? [] : [[key, value]];
  });
}

/** Its pages are made by the program that shows them: the file itself holds only an excuse. */
function isXfaOnly({ catalog }: PDFDocument, pages: readonly SourcePage[]): boolean {
  const form = catalog.lookup(PDFName.of("AcroForm"));
  if (!(form instanceof PDFDict) || !form.has(PDFName.of("XFA"))) return false;
  if (catalog.lookup(PDFName.of("NeedsRendering")) === PDFBool.True) return true;
  return !pages.some(({ node }) => annotationsOf(node).some(isWidget));
}

function fieldsOf(widgets: readonly Widget[]): readonly TemplateField[] {
  const byName = new Map<string, { readonly kind: Widget["kind"]; readonly boxes: Box[] }>();
  for (const { name, kind, box, hidden } of widgets) {
    if (hidden) continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, { kind, boxes: [box] });
    else known.boxes.push(box);
  }
  return [...byName].map(([name, { kind, boxes }]) => ({ name, kind, boxes }));
}
