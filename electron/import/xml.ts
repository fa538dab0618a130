/** A piece of an XML text: a tag with its local name, or the text between two. */
export interface XmlHandler {
  /** `attributes` as they stand in the tag; `closed`: `<c/>`. */
  readonly open: (name: string, attributes: string, closed: boolean) => void;
  readonly close: (name: string) => void;
  readonly text: (raw: string) => void;
}

/**
 * Goes through the XML of a spreadsheet part from its beginning to its end.
 * False: it is no XML as spreadsheets write it; a document type, by which XML can
 * name files and unfold without end, is never read.
 */
export function scanXml(xml: string, handler: XmlHandler): boolean {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf("<", at);
    if (tag === -1) return xml.slice(at).trim() === "";
    if (tag > at) handler.text(xml.slice(at, tag));
    const kind = xml.charCodeAt(tag + 1);
    if (kind === QUESTION) at = after(xml, "?>", tag);
    else if (kind === EXCLAMATION) {
      if (xml.startsWith("<!--", tag)) at = after(xml, "-->", tag);
      else if (xml.startsWith("<![CDATA[", tag)) {
        const end = xml.indexOf("]]>", tag);
        if (end === -1) return false;
        handler.text(xml.slice(tag + 9, end).replaceAll("&", "&amp;"));
        at = end + 3;
      } else return false;
    } else {
      const end = endOfTag(xml, tag);
      if (end === -1) return false;
      tagAt(xml, tag, end, handler);
      at = end + 1;
    }
    if (at === 0) return false;
  }
  return true;
}

const QUESTION = 63;
const EXCLAMATION = 33;
const SLASH = 47;

function after(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  return end === -1 ? 0 : end + mark.length;
}

/** The `>` that ends a tag; one within a quoted attribute does not. */
function endOfTag(xml: string, tag: number): number {
  const end = xml.indexOf(">", tag);
  if (end === -1 || !xml.slice(tag, end).includes('"')) return end;
  let at = tag;
  for (;;) {
    const quote = xml.indexOf('"', at);
    const close = xml.indexOf(">", at);
    if (quote === -1 || close < quote) return close;
    const pair = xml.indexOf('"', quote + 1);
    if (pair === -1) return -1;
    at = pair + 1;
  }
}

function tagAt(xml: string, tag: number, end: number, handler: XmlHandler): void {
  if (xml.charCodeAt(tag + 1) === SLASH) {
    handler.close(localName(xml.slice(tag + 2, end).trim()));
    return;
  }
  const closed = xml.charCodeAt(end - 1) === SLASH;
  const inside = xml.slice(tag + 1, closed ? end - 1 : end);
  const blank = inside.search(/\s/u);
  const name = blank === -1 ? inside : inside.slice(0, blank);
  handler.open(localName(name), blank === -1 ? "" : inside.slice(blank), closed);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const PATTERNS = new Map<string, RegExp>();

/** The value of an attribute, by its name with prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  if (attributes === "") return undefined;
  let pattern = PATTERNS.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "u");
    PATTERNS.set(name, pattern);
  }
  const match = pattern.exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : plainText(value);
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/** Text without the escapes of XML and of spreadsheets (`_x000D_`). */
export function plainText(raw: string): string {
  const text = raw.includes("&")
    ? raw.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu, (all, hex, digits, name) => {
        if (typeof name === "string") return ENTITIES[name] ?? all;
        const code = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(digits);
        return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      })
    : raw;
  return text.includes("_x")
    ? text.replaceAll(/_x([0-9A-F]{4})_/gu, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
}
