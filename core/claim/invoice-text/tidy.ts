import { halfWidth } from "../../text.ts";

const LINE_END = /\r\n|[\r\u0085\u2028\u2029\v\f]/gu;
/** Marks without a width, and control characters other than the line end. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}]/gu;
const BLANKS = /[\u00a0\u2000-\u200a\u202f\u3000]/gu;

/**
 * A text as pasted or scanned, with one kind of line end, plain digits and marks
 * (全角), and without marks nobody sees. Every character that says something stays.
 */
export function tidyText(raw: string): string {
  const lines = raw.replace(LINE_END, "\n").replaceAll("\t", " ").replace(BLANKS, " ");
  const text = halfWidth(lines.replace(UNSEEN, "").replaceAll("￥", "¥"));
  return /^HTTPS?:\/\//u.test(text) ? withoutCapsLock(text) : text;
}

/** With Caps Lock on a scanner types a link with every letter the wrong way round. */
function withoutCapsLock(text: string): string {
  return text.replace(/[A-Za-z]/gu, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}
