import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFStream,
  PDFString,
} from "pdf-lib";
import type { Box } from "./mapping.ts";
import {
  asLookedAt,
  numberOf,
  type PageView,
  pageView,
  quarterTurns,
  rectangleOf,
} from "./page-view.ts";

/** A place of a field on a page, as a cleaned file has it: field and place in one entry. */
export interface Widget {
  readonly dict: PDFDict;
  readonly name: string;
  readonly kind: "text" | "tick" | "choice";
  readonly box: Box;
  /** Quarter turns counter-clockwise of its text on the page as looked at. */
  readonly turns: number;
  readonly hidden: boolean;
}

const FLAG = { hidden: 1 << 1, noView: 1 << 5 } as const;
const BUTTON = { radio: 1 << 15, push: 1 << 16 } as const;
const FIELD = { multiline: 1 << 12, password: 1 << 13, comb: 1 << 24 } as const;

/** How a text field sets its text. */
export interface TextSetting {
  /** Points; null: as large as fits. */
  readonly size: number | null;
  readonly align: "left" | "center" | "right";
  readonly multiline: boolean;
  /** Cells of equal width, one for each character; null where there are none. */
  readonly cells: number | null;
}

/** The fields of every page, in the order of the pages. */
export function widgetsOf(file: PDFDocument): readonly Widget[] {
  return file.getPages().flatMap(({ node }, index) => {
    const view = pageView(node);
    return view === null ? [] : annotationsOf(node).flatMap((dict) => widgetOf(dict, index, view));
  });
}

/** Annotations of a page that are dictionaries. */
export function annotationsOf(page: PDFDict): readonly PDFDict[] {
  const list = page.lookup(PDFName.of("Annots"));
  if (!(list instanceof PDFArray)) return [];
  return Array.from({ length: list.size() }, (_, at) => list.lookup(at)).filter(
    (one): one is PDFDict => one instanceof PDFDict,
  );
}

export function isWidget(dict: PDFDict): boolean {
  return dict.lookup(PDFName.of("Subtype")) === PDFName.of("Widget");
}

function widgetOf(dict: PDFDict, index: number, view: PageView): Widget[] {
  const rectangle = rectangleOf(dict.lookup(PDFName.of("Rect")));
  const kind = isWidget(dict) ? kindOf(dict) : null;
  const name = textOf(dict.lookup(PDFName.of("T")));
  if (rectangle === null || kind === null || name === "") return [];
  const [left, bottom, right, top] = asLookedAt(view, rectangle);
  if (!(right - left > 0 && top - bottom > 0)) return [];
  const box = { page: index + 1, x: left, y: bottom, width: right - left, height: top - bottom };
  const look = dict.lookup(PDFName.of("MK"));
  const own = look instanceof PDFDict ? quarterTurns(look.lookup(PDFName.of("R"))) : 0;
  const turns = (own - view.turns + 4) % 4;
  return [{ dict, name, kind, box, turns, hidden: isHidden(dict) }];
}

/** Not to be seen, on screen or on paper. */
export function isHidden(field: PDFDict): boolean {
  const flags = numberOf(field.lookup(PDFName.of("F"))) ?? 0;
  return (flags & (FLAG.hidden | FLAG.noView)) !== 0;
}

/** What a field is to us; null for a push button, a signature, or what is no field. */
export function kindOf(field: PDFDict): Widget["kind"] | null {
  const type = field.lookup(PDFName.of("FT"));
  const flags = numberOf(field.lookup(PDFName.of("Ff"))) ?? 0;
  if (type === PDFName.of("Tx")) return "text";
  if (type === PDFName.of("Ch")) return "choice";
  if (type === PDFName.of("Btn")) return (flags & BUTTON.push) === 0 ? "tick" : null;
  return null;
}

export function textSetting({ dict, kind }: Widget): TextSetting {
  const flags = kind === "text" ? (numberOf(dict.lookup(PDFName.of("Ff"))) ?? 0) : 0;
  const size = Number(
    /(?<size>\d*\.?\d+)\s+Tf/u.exec(textOf(dict.lookup(PDFName.of("DA"))))?.groups?.["size"],
  );
  const cells = numberOf(dict.lookup(PDFName.of("MaxLen")));
  const multiline = (flags & FIELD.multiline) !== 0;
  const combed = (flags & FIELD.comb) !== 0 && !multiline && (flags & FIELD.password) === 0;
  return {
    size: Number.isFinite(size) && size > 0 ? size : null,
    align:
      (["left", "center", "right"] as const)[numberOf(dict.lookup(PDFName.of("Q"))) ?? 0] ?? "left",
    multiline,
    cells: combed && cells !== null && cells >= 1 && cells <= 200 ? Math.floor(cells) : null,
  };
}

/** What a field looks like when it is ticked, by name; empty where the file does not say. */
export function onState(dict: PDFDict): string {
  const normal = normalAppearance(dict);
  if (!(normal instanceof PDFDict)) return "";
  const state = normal.keys().find((key) => key !== PDFName.of("Off"));
  return state === undefined ? "" : state.decodeText();
}

/** The look of a field in one of its states, as the file brings it. */
export function appearance(dict: PDFDict, state: PDFObject | undefined): PDFStream | null {
  const normal = normalAppearance(dict);
  if (normal instanceof PDFStream) return normal;
  if (!(normal instanceof PDFDict) || !(state instanceof PDFName)) return null;
  const look = normal.lookup(state);
  return look instanceof PDFStream ? look : null;
}

function normalAppearance(dict: PDFDict): PDFObject | undefined {
  const looks = dict.lookup(PDFName.of("AP"));
  return looks instanceof PDFDict ? looks.lookup(PDFName.of("N")) : undefined;
}

export function isRadio(field: PDFDict): boolean {
  return ((numberOf(field.lookup(PDFName.of("Ff"))) ?? 0) & BUTTON.radio) !== 0;
}

/** Text of a string object; empty for anything else. */
export function textOf(object: PDFObject | undefined): string {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : "";
}
