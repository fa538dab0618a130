import {
  PDFArray,
  PDFContentStream,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFOperator,
  type PDFPage,
  PDFRef,
  concatTransformationMatrix,
  drawObject,
  popGraphicsState,
  pushGraphicsState,
  setGraphicsState,
} from "pdf-lib";
import type { Mark } from "../layout/marks.ts";
import { operatorsOf, type UsedFonts } from "../pdf.ts";
import { asXObject, frameOperators, lookOperators } from "./looks.ts";
import { intoPage, type PageView, rectangleOf } from "./page-view.ts";
import { annotationsOf, appearance, isHidden, isWidget, kindOf, textOf } from "./widgets.ts";

/** What is drawn on a page of a template, as the page is looked at. */
export interface FilledPage {
  readonly view: PageView;
  /** Darkens what stands there already, so that it can be read through it. */
  readonly under: readonly Mark[];
  readonly over: readonly Mark[];
}

/**
 * Draws the marks onto the pages and takes the file's own fields away. A field
 * that was not filled leaves what it shows on the page, like a prefilled place.
 */
export function flatten(
  file: PDFDocument,
  pages: readonly FilledPage[],
  filled: ReadonlySet<string>,
  fonts: UsedFonts,
): void {
  const prefix = freePrefix(file);
  file.getPages().forEach((page, index) => {
    const marks = pages[index];
    if (marks === undefined) return;
    const names = new Names(page, `${prefix}${index + 1}`);
    const looks = ownLooks(page, filled, names);
    const drawn = overlay(file, marks, fonts);
    const operators = [
      ...looks,
      pushGraphicsState(),
      concatTransformationMatrix(...intoPage(marks.view)),
      drawObject(names.add(drawn)),
      popGraphicsState(),
    ];
    addContent(file, page, operators);
    dropFields(page);
  });
  file.catalog.delete(PDFName.of("AcroForm"));
}

/** Names of what is drawn, among those that the page's resources have already. */
class Names {
  readonly #objects: PDFDict;
  readonly #prefix: string;
  #count = 0;

  constructor({ node, doc }: PDFPage, prefix: string) {
    const resources = dictAt(node, "Resources", doc);
    this.#objects = dictAt(resources, "XObject", doc);
    this.#prefix = prefix;
  }

  add(ref: PDFRef): string {
    this.#count += 1;
    const name = `${this.#prefix}X${this.#count}`;
    this.#objects.set(PDFName.of(name), ref);
    return name;
  }
}

function dictAt(parent: PDFDict, key: string, { context }: PDFDocument): PDFDict {
  const known = parent.lookup(PDFName.of(key));
  if (known instanceof PDFDict) return known;
  const made = PDFDict.withContext(context);
  parent.set(PDFName.of(key), made);
  return made;
}

/** Beginning of names that no page has: a paper of ours may have been loaded as a template. */
function freePrefix(file: PDFDocument): string {
  const taken = file.getPages().flatMap(({ node, doc }) =>
    dictAt(dictAt(node, "Resources", doc), "XObject", doc)
      .keys()
      .map((key) => key.decodeText()),
  );
  let prefix = "Ocw";
  while (taken.some((name) => name.startsWith(prefix))) prefix += "w";
  return prefix;
}

/** What the fields of the file show by themselves: the box of a tick, a frame, a value of a field left alone. */
function ownLooks(page: PDFPage, filled: ReadonlySet<string>, names: Names): PDFOperator[] {
  return annotationsOf(page.node).flatMap((field) => {
    const target = rectangleOf(field.lookup(PDFName.of("Rect")));
    if (!isWidget(field) || target === null || isHidden(field)) return [];
    const ours = filled.has(textOf(field.lookup(PDFName.of("T"))));
    const tick = kindOf(field) === "tick";
    const state = ours && tick ? PDFName.of("Off") : field.lookup(PDFName.of("AS"));
    const look = ours && !tick ? null : appearance(field, state);
    if (look === null) return [...frameOperators(field, target)];
    const ref = page.doc.context.getObjectRef(look);
    return ref === undefined
      ? []
      : [...lookOperators(names.add(asXObject(look, ref)), look, target)];
  });
}

function overlay({ context }: PDFDocument, page: FilledPage, fonts: UsedFonts): PDFRef {
  const { width, height } = page.view;
  const drawn = (marks: readonly Mark[]): PDFOperator[] =>
    marks.flatMap((mark) => operatorsOf(mark, fonts, height));
  const operators =
    page.under.length === 0
      ? drawn(page.over)
      : [
          pushGraphicsState(),
          setGraphicsState("Darken"),
          ...drawn(page.under),
          popGraphicsState(),
          ...drawn(page.over),
        ];
  const font = Object.fromEntries(
    [...fonts.values()].map((used) => [used.resource, used.font.ref]),
  );
  const dict = context.obj({
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, width, height],
    Resources: { Font: font, ExtGState: { Darken: { Type: "ExtGState", BM: "Multiply" } } },
  });
  return context.register(PDFContentStream.of(dict, operators));
}

/** After what the page draws, from the state in which a page begins. */
function addContent({ context }: PDFDocument, { node }: PDFPage, operators: PDFOperator[]): void {
  const stream = (inside: PDFOperator[]): PDFRef =>
    context.register(PDFContentStream.of(context.obj({}), inside));
  const own = node.get(PDFName.of("Contents"));
  const list = node.lookup(PDFName.of("Contents"));
  const contents = PDFArray.withContext(context);
  contents.push(stream([pushGraphicsState()]));
  if (list instanceof PDFArray) for (const part of list.asArray()) contents.push(part);
  else if (own !== undefined && list !== undefined) contents.push(own);
  contents.push(stream([popGraphicsState(), ...operators]));
  node.set(PDFName.of("Contents"), contents);
}

function dropFields({ node, doc }: PDFPage): void {
  const list = node.lookup(PDFName.of("Annots"));
  if (!(list instanceof PDFArray)) return;
  const others = PDFArray.withContext(doc.context);
  for (const one of list.asArray()) {
    const annotation = doc.context.lookup(one);
    const field = annotation instanceof PDFDict && isWidget(annotation);
    if (!field) others.push(one);
    else if (one instanceof PDFRef) doc.context.delete(one);
  }
  if (others.size() === 0) node.delete(PDFName.of("Annots"));
  else node.set(PDFName.of("Annots"), others);
}
