/** One file and the fields of a form, as browsers send them (RFC 7578). */
export interface Submitted {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

const BREAK = Buffer.from("\r\n\r\n");

/** Nothing where the body is not such a form. */
export function readMultipart(type: string, body: Buffer): Submitted | null {
  const boundary = /boundary="?(?<mark>[\w'()+,./:=?-]{1,70})"?/u.exec(type)?.groups?.["mark"];
  if (boundary === undefined) return null;
  const mark = Buffer.from(`--${boundary}`);
  const fields: Record<string, string> = {};
  let file: Submitted["file"] = null;
  let at = body.indexOf(mark);
  while (at !== -1) {
    const end = body.indexOf(mark, at + mark.length);
    if (end === -1) break;
    // Between the marks: a line break, the heads, an empty line, the content, a line break.
    const part = body.subarray(at + mark.length + 2, end - 2);
    const split = part.indexOf(BREAK);
    if (split === -1) return null;
    const head = part.subarray(0, split).toString("utf8");
    const content = part.subarray(split + BREAK.length);
    const name = /[; ]name="(?<name>[^"]*)"/u.exec(head)?.groups?.["name"] ?? "";
    const fileName = /filename="(?<name>[^"]*)"/u.exec(head)?.groups?.["name"];
    if (fileName === undefined) fields[name] = content.toString("utf8");
    else file = { name: fileName, bytes: content };
    at = end;
  }
  return { fields, file };
}
