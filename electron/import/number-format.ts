import { Decimal } from "decimal.js";
import { addDays, day } from "../../core/calendar.ts";

/** How a cell's number is shown, as far as it changes what the number means. */
export type NumberKind = "plain" | "date" | "percent";

/** Formats that every spreadsheet has built in; those of 27 to 36 and 50 to 58 are Chinese dates. */
export function builtInKind(id: number): NumberKind {
  const isDate =
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58);
  if (isDate) return "date";
  return id === 9 || id === 10 ? "percent" : "plain";
}

/** What a format of the file's own means: `yyyy"年"m"月"d"日"` is a day, `0.0%` a share. */
export function kindOfFormat(code: string): NumberKind {
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./gu, "").replaceAll(/general/giu, "");
  if (/[ymdhs]/iu.test(bare)) return "date";
  return bare.includes("%") ? "percent" : "plain";
}

const EPOCH = { 1900: day("1899-12-30"), 1904: day("1904-01-01") } as const;
const SECONDS = 86_400;
/** The year 2200. */
const LAST_SERIAL = 109_575;

/**
 * The number of a cell as text. Long numbers stay as the file has them: their last
 * digits are lost, and whoever reads the text can see it.
 */
export function shownNumber(raw: string, kind: NumberKind, epoch: keyof typeof EPOCH): string {
  if (kind === "plain" && /^-?\d{1,15}(?:\.\d{1,12})?$/u.test(raw)) return raw;
  if (!/^[-+]?\d*\.?\d+(?:[Ee][-+]?\d{1,3})?$/u.test(raw)) return raw;
  const value = new Decimal(raw);
  if (kind === "date") return shownDay(value, raw, epoch);
  if (value.abs().greaterThanOrEqualTo("1e15")) return raw;
  return kind === "percent"
    ? `${value.times(100).toDecimalPlaces(10).toFixed()}%`
    : value.toFixed();
}

function shownDay(value: Decimal, raw: string, epoch: keyof typeof EPOCH): string {
  const serial = value.toNumber();
  if (serial < 1 || serial > LAST_SERIAL) return raw;
  const seconds = Math.round(serial * SECONDS);
  const date = addDays(EPOCH[epoch], Math.floor(seconds / SECONDS));
  const time = seconds % SECONDS;
  if (time === 0) return date;
  const part = (unit: number): string => String(Math.floor(time / unit) % 60).padStart(2, "0");
  return `${date} ${part(3600)}:${part(60)}:${part(1)}`;
}
