import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  type PDFObject,
  PDFRef,
  PDFStream,
} from "pdf-lib";
import { annotationsOf, isRadio, isWidget, kindOf, onState, textOf } from "./widgets.ts";

/**
 * A new file with nothing but what a page shows and the fields on it: scripts,
 * actions, links, attachments, outlines and XFA stay behind, because only what is
 * named here is taken over.
 */
export async function cleaned(
  source: PDFDocument,
  pages: readonly SourcePage[],
): Promise<PDFDocument> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const copier = PDFObjectCopier.for(source.context, file.context);
  const fields = PDFArray.withContext(file.context);
  const groups = stateGroups(pages);
  for (const page of pages) {
    const { node, ref } = file.addPage();
    node.delete(PDFName.of("MediaBox"));
    node.delete(PDFName.of("Resources"));
    for (const [key, value] of page.shown) node.set(PDFName.of(key), copier.copy(value));
    const annotations = PDFArray.withContext(file.context);
    for (const annotation of annotationsOf(page.node)) {
      const field = isWidget(annotation) ? merged(annotation) : null;
      if (field === null ? !isDrawing(annotation) : kindOf(field) === null) continue;
      const copied = copier.copy(field ?? taken(annotation, DRAWING_KEYS));
      if (field !== null) copied.set(PDFName.of("T"), nameOf(field, groups));
      copied.set(PDFName.of("P"), ref);
      const place = file.context.register(copied);
      annotations.push(place);
      if (field !== null) fields.push(place);
    }
    if (annotations.size() > 0) node.set(PDFName.of("Annots"), annotations);
  }
  if (fields.size() > 0) {
    file.catalog.set(PDFName.of("AcroForm"), file.context.obj({ Fields: fields }));
  }
  const layers = source.catalog.get(PDFName.of("OCProperties"));
  if (layers !== undefined) file.catalog.set(PDFName.of("OCProperties"), copier.copy(layers));
  for (const [, object] of file.context.enumerateIndirectObjects()) stripped(object, 0);
  return file;
}

/** A page of the file that was loaded, with what its tree lends it. */
export interface SourcePage {
  readonly node: PDFDict;
  /** What the page shows: content, resources, boxes, rotation. */
  readonly shown: ReadonlyMap<string, PDFObject>;
}

/** Of a field's place with the field that it belongs to, only what says how it is filled. */
const WIDGET_KEYS = ["Type", "Subtype", "Rect", "F", "MK", "BS", "Border", "AP", "AS", "OC"];
const FIELD_KEYS = ["FT", "Ff", "Q", "DA", "MaxLen", "V"];
/** Drawings on a page, such as a stamp or a text of its own. */
const DRAWING_KEYS = ["Type", "Subtype", "Rect", "F", "AP", "AS", "OC"];
const DRAWINGS = [
  "FreeText",
  "Stamp",
  "Line",
  "Square",
  "Circle",
  "Polygon",
  "PolyLine",
  "Ink",
  "Highlight",
  "Underline",
  "StrikeOut",
].map((name) => PDFName.of(name));
/** How deep a tree of fields or pages may go. */
export const DEEPEST = 40;

function isDrawing(annotation: PDFDict): boolean {
  return DRAWINGS.some((name) => annotation.lookup(PDFName.of("Subtype")) === name);
}

function taken(from: PDFDict, keys: readonly string[]): PDFDict {
  const dict = PDFDict.withContext(from.context);
  for (const key of keys) {
    const value = from.get(PDFName.of(key));
    if (value !== undefined) dict.set(PDFName.of(key), value);
  }
  return dict;
}

/** A place of a field with everything that its parents lend it, under the field's full name. */
function merged(widget: PDFDict): PDFDict {
  const field = taken(widget, [...WIDGET_KEYS, ...FIELD_KEYS]);
  const names: string[] = [];
  let up: PDFObject | undefined = widget;
  for (let depth = 0; up instanceof PDFDict && depth < DEEPEST; depth++) {
    const name = textOf(up.lookup(PDFName.of("T")));
    if (name !== "") names.unshift(name);
    for (const key of FIELD_KEYS) {
      const value = up.get(PDFName.of(key));
      if (value !== undefined && !field.has(PDFName.of(key))) field.set(PDFName.of(key), value);
    }
    up = up.lookup(PDFName.of("Parent"));
  }
  field.set(PDFName.of("T"), PDFHexString.fromText(names.join(".").slice(0, LONGEST_NAME)));
  return field;
}

const LONGEST_NAME = 300;

type StateGroups = ReadonlyMap<string, ReadonlySet<string>>;

/** The states of the buttons that share a name: of a group of options, each is a field of its own. */
function stateGroups(pages: readonly SourcePage[]): StateGroups {
  const groups = new Map<string, Set<string>>();
  for (const annotation of pages.flatMap(({ node }) => annotationsOf(node))) {
    const field = isWidget(annotation) ? merged(annotation) : null;
    if (field === null || kindOf(field) !== "tick") continue;
    const name = textOf(field.lookup(PDFName.of("T")));
    groups.set(name, (groups.get(name) ?? new Set()).add(onState(field)));
  }
  return groups;
}

function nameOf(field: PDFDict, groups: StateGroups): PDFHexString {
  const name = textOf(field.lookup(PDFName.of("T")));
  const grouped = kindOf(field) === "tick" && (groups.get(name)?.size ?? 0) > 1;
  const state = grouped ? onState(field) : "";
  if (isRadio(field)) field.set(PDFName.of("Ff"), PDFNumber.of(0));
  return PDFHexString.fromText(state === "" ? name : `${name}/${state}`);
}

/** What could act or carry something, wherever it may stand in what a page shows. */
const NEVER = ["AA", "JS", "OpenAction", "OPI", "PieceInfo", "Metadata", "AF", "EF", "XFA"].map(
  (name) => PDFName.of(name),
);

function stripped(object: PDFObject | undefined, depth: number): void {
  if (depth > DEEPEST) return;
  if (object instanceof PDFArray) {
    for (let at = 0; at < object.size(); at++) strippedInside(object.get(at), depth);
    return;
  }
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return;
  for (const key of NEVER) dict.delete(key);
  for (const value of dict.values()) strippedInside(value, depth);
}

function strippedInside(object: PDFObject | undefined, depth: number): void {
  if (!(object instanceof PDFRef)) stripped(object, depth + 1);
}
