/**
 * What was typed, with full-width letters, digits and marks (全角) as their plain
 * forms and without blanks at the ends. Other look-alikes stay as they are, to be
 * refused: Unicode compatibility forms would read `10²` as 102 and `①` as 1.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/gu, (mark) =>
      String.fromCodePoint((mark.codePointAt(0) ?? 0) - 0xfee0),
    )
    .trim();
}
