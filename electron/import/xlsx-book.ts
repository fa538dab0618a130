import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { BROKEN_XLSX, NO_TABLE } from "./faults.ts";
import { builtInKind, kindOfFormat, type NumberKind } from "./number-format.ts";
import type { PartText } from "./xlsx.ts";
import { attribute, plainText, scanXml } from "./xml.ts";

/** What all sheets of a file share. */
export interface SharedParts {
  readonly strings: readonly string[];
  /** How numbers of a style are shown, by the style's number. */
  readonly kinds: readonly NumberKind[];
  readonly epoch: 1900 | 1904;
}

export interface Book extends SharedParts {
  /** Visible sheets in their order, each with its part. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
}

const ROOT = "_rels/.rels";

/** Finds the parts by the relations of the file: where they lie is left to who writes it. */
export function readBook(text: PartText): Result<Book, Problem> {
  const roots = relationsOf(text, ROOT, "");
  if (!roots.ok) return roots;
  const main = roots.value.find(({ type }) => type === "officeDocument")?.target;
  // A zip without it is another kind of file: a document, a folder.
  if (main === undefined) return fail(NO_TABLE);
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const xml = text(main);
  if (xml === null) return fail(BROKEN_XLSX);
  if (!xml.ok) return xml;
  const related = relationsOf(text, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  if (!related.ok) return related;
  const partOf = (type: string) => related.value.find((one) => one.type === type)?.target;
  const listed = sheetsOf(xml.value);
  if (listed === null) return fail(NO_TABLE);
  const strings = optionalPart(text, partOf("sharedStrings"), stringsOf);
  if (!strings.ok) return strings;
  const kinds = optionalPart(text, partOf("styles"), kindsOf);
  if (!kinds.ok) return kinds;
  const parts = new Map(
    related.value.flatMap(({ id, type, target }) => (type === "worksheet" ? [[id, target]] : [])),
  );
  const sheets = listed.sheets.flatMap(({ name, id }) => {
    const part = parts.get(id);
    return part === undefined ? [] : [{ name, part }];
  });
  return ok({ sheets, epoch: listed.epoch, strings: strings.value, kinds: kinds.value });
}

interface Relation {
  readonly id: string;
  /** Last word of the type's address: `worksheet`. */
  readonly type: string;
  readonly target: string;
}

function relationsOf(text: PartText, part: string, folder: string): Result<Relation[], Problem> {
  const xml = text(part);
  if (xml === null) return fail(part === ROOT ? NO_TABLE : BROKEN_XLSX);
  if (!xml.ok) return xml;
  const relations: Relation[] = [];
  const read = scanXml(xml.value, {
    open: (name, attributes) => {
      const id = attribute(attributes, "Id");
      const type = attribute(attributes, "Type");
      const target = attribute(attributes, "Target");
      if (name !== "Relationship" || id === undefined || type === undefined) return;
      if (target === undefined || attribute(attributes, "TargetMode") === "External") return;
      relations.push({
        id,
        type: type.slice(type.lastIndexOf("/") + 1),
        target: path(folder, target),
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return read ? ok(relations) : fail(BROKEN_XLSX);
}

function path(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function optionalPart<T>(
  text: PartText,
  part: string | undefined,
  read: (xml: string) => readonly T[] | null,
): Result<readonly T[], Problem> {
  const xml = part === undefined ? null : text(part);
  if (xml === null) return ok([]);
  if (!xml.ok) return xml;
  const list = read(xml.value);
  return list === null ? fail(BROKEN_XLSX) : ok(list);
}

function sheetsOf(xml: string) {
  const sheets: { readonly name: string; readonly id: string }[] = [];
  let isBook = false;
  let epoch: Book["epoch"] = 1900;
  const read = scanXml(xml, {
    open: (name, attributes) => {
      if (name === "workbook") isBook = true;
      if (name === "workbookPr" && /^(?:1|true)$/u.test(attribute(attributes, "date1904") ?? "")) {
        epoch = 1904;
      }
      if (name !== "sheet" || (attribute(attributes, "state") ?? "visible") !== "visible") return;
      const id = attribute(attributes, "r:id") ?? attribute(attributes, "\\w+:id");
      sheets.push({ name: attribute(attributes, "name") ?? "", id: id ?? "" });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return read && isBook ? { sheets, epoch } : null;
}

/** Shared texts without their readings in another script (拼音、振假名). */
function stringsOf(xml: string): readonly string[] | null {
  const strings: string[] = [];
  let current = "";
  let inText = false;
  let reading = false;
  const read = scanXml(xml, {
    open: (name, _, closed) => {
      if (name === "si") {
        current = "";
        if (closed) strings.push("");
      } else if (name === "t") inText = !closed;
      else if (name === "rPh") reading = !closed;
    },
    close: (name) => {
      if (name === "si") strings.push(plainText(current));
      else if (name === "t") inText = false;
      else if (name === "rPh") reading = false;
    },
    text: (raw) => {
      if (inText && !reading) current += raw;
    },
  });
  return read ? strings : null;
}

function kindsOf(xml: string): readonly NumberKind[] | null {
  const own = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  const read = scanXml(xml, {
    open: (name, attributes, closed) => {
      if (name === "numFmt") {
        const id = Number(attribute(attributes, "numFmtId"));
        own.set(id, kindOfFormat(attribute(attributes, "formatCode") ?? ""));
      } else if (name === "cellXfs") inCells = !closed;
      else if (name === "xf" && inCells) {
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        kinds.push(own.get(id) ?? builtInKind(id));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
    text: () => undefined,
  });
  return read ? kinds : null;
}
