/**
 * What somebody typed from the recovery sheet, as the key writes it: any case, any
 * separators, O for 0, I or L for 1.
 */
export function sheetText(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\s\p{P}\p{S}]/gu, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replace(/[IL]/gu, "1");
}
