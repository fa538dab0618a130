import { PDFArray, PDFDict, PDFName, PDFNull, type PDFObject, PDFRef, PDFStream } from "pdf-lib";

/** What a PDF can carry beside its pages that acts or hides something. */
export type Hazard = "script" | "action" | "attached-file" | "xfa" | "media";

/** Entries that go whatever they hold. Null: nothing to tell of, such as the page to open at. */
const KEYS: Readonly<Record<string, Hazard | null>> = {
  JS: "script",
  JavaScript: "script",
  AA: "action",
  OpenAction: null,
  EmbeddedFiles: "attached-file",
  EF: "attached-file",
  AF: "attached-file",
  Collection: "attached-file",
  XFA: "xfa",
  RichMediaContent: "media",
  RichMediaSettings: "media",
  "3DD": "media",
  Movie: "media",
  Sound: "media",
  PieceInfo: null,
  OPI: null,
};

/** Kinds of actions (ISO 32000-1, 12.6.4); going to a page of the same file is none that matters. */
const ACTIONS: Readonly<Record<string, Hazard>> = {
  JavaScript: "script",
  Rendition: "media",
  Launch: "action",
  GoToR: "action",
  GoToE: "action",
  URI: "action",
  SubmitForm: "action",
  ResetForm: "action",
  ImportData: "action",
  Named: "action",
  Hide: "action",
  SetOCGState: "action",
  Movie: "media",
  Sound: "media",
  GoTo3DView: "media",
  RichMediaExecute: "media",
};

const ANNOTATIONS: Readonly<Record<string, Hazard>> = {
  FileAttachment: "attached-file",
  RichMedia: "media",
  Movie: "media",
  Sound: "media",
  Screen: "media",
  "3D": "media",
};

/** Entries of a stream that lies in another file. */
const OUTSIDE = ["F", "FFilter", "FDecodeParms"];

/**
 * Takes every hazard out of what can be reached from a catalog. Answers what it
 * found, and the objects that are still reached afterwards.
 */
export function removeHazards(catalog: PDFDict): {
  readonly removed: readonly Hazard[];
  readonly reached: readonly PDFObject[];
} {
  const removed = new Set<Hazard>();
  const reached = new Set<PDFObject>([catalog]);
  // A set is walked on while it grows: no recursion that a deep file could exhaust.
  for (const object of reached) {
    for (const next of strip(object, removed)) {
      const target = next instanceof PDFRef ? catalog.context.lookup(next) : next;
      if (target !== undefined) reached.add(target);
    }
  }
  return { removed: [...removed], reached: [...reached] };
}

/** Takes the hazards of one object out; answers what else it names. */
function strip(object: PDFObject, removed: Set<Hazard>): readonly PDFObject[] {
  if (object instanceof PDFArray) return stripArray(object, removed);
  if (object instanceof PDFStream) {
    for (const key of OUTSIDE) {
      if (object.dict.delete(PDFName.of(key))) removed.add("attached-file");
    }
    return stripDict(object.dict, removed);
  }
  return object instanceof PDFDict ? stripDict(object, removed) : [];
}

function stripDict(dict: PDFDict, removed: Set<Hazard>): readonly PDFObject[] {
  for (const [key] of dict.entries()) {
    const value = dict.lookup(key);
    const named = isResource(value) ? undefined : KEYS[key.decodeText()];
    const hazard = hazardOf(value);
    if (named === undefined && hazard === null) continue;
    dict.delete(key);
    const found = hazard ?? named ?? null;
    if (found !== null) removed.add(found);
  }
  return dict.values();
}

/** A font or picture that a page happens to call by such a name. */
function isResource(value: PDFObject | undefined): boolean {
  if (value instanceof PDFStream) return ["Image", "Form"].includes(nameAt(value.dict, "Subtype"));
  return value instanceof PDFDict && nameAt(value, "Type") === "Font";
}

/** The place stays: in a tree of names, names and values take turns. */
function stripArray(array: PDFArray, removed: Set<Hazard>): readonly PDFObject[] {
  for (let at = 0; at < array.size(); at += 1) {
    const hazard = hazardOf(array.lookup(at));
    if (hazard === null) continue;
    array.set(at, PDFNull);
    removed.add(hazard);
  }
  return array.asArray();
}

/** The hazard that an object as a whole is: an action, or a note on a page that plays or carries something. */
function hazardOf(object: PDFObject | undefined): Hazard | null {
  if (!(object instanceof PDFDict)) return null;
  const action = ACTIONS[nameAt(object, "S")];
  if (action !== undefined) return action;
  return object.has(PDFName.of("Rect")) ? (ANNOTATIONS[nameAt(object, "Subtype")] ?? null) : null;
}

function nameAt(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : "";
}
