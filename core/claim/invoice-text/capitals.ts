import { type Fen, fen, MAX_FEN } from "../../money.ts";

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };

/** Every mark that an amount in capitals is written with. */
export const CAPITAL_MARKS = "零〇壹贰叁肆伍陆柒捌玖拾佰仟万萬亿億圆元角分整正";

/** The same marks as some invoices write them. */
const OTHER_FORMS: Readonly<Record<string, string>> = {
  圆: "元",
  萬: "万",
  億: "亿",
  正: "整",
  貳: "贰",
  陸: "陆",
};

/** Reads an amount in capitals (人民币大写): `玖佰玖拾叁元伍角肆分`. Null: it is no such amount. */
export function readCapitals(text: string): Fen | null {
  const marks = Array.from(text.replace(/\s/gu, "").replace(/^人民币:?/u, ""))
    .map((mark) => OTHER_FORMS[mark] ?? mark)
    .join("")
    .replace(/整$/u, "");
  const match = /^(?:(?<yuan>.+)元)?(?:零)?(?:(?<jiao>.)角)?(?:零)?(?:(?<cents>.)分)?$/u.exec(
    marks,
  );
  if (match === null || marks === "") return null;
  const { yuan, jiao, cents } = match.groups ?? {};
  const whole = yuan === undefined ? 0 : wholeOf(yuan);
  const tenths = jiao === undefined ? 0 : DIGITS[jiao];
  const hundredths = cents === undefined ? 0 : DIGITS[cents];
  if (whole === null || tenths === undefined || hundredths === undefined) return null;
  const count = whole * 100 + tenths * 10 + hundredths;
  return count > MAX_FEN ? null : fen(count);
}

/** `壹万叁仟壹佰陆拾叁` as 13163: each of 亿 and 万 multiplies what stands before it. */
function wholeOf(text: string): number | null {
  for (const [mark, size] of [
    ["亿", 100_000_000],
    ["万", 10_000],
  ] as const) {
    const at = text.indexOf(mark);
    if (at < 0) continue;
    const [high, low] = [wholeOf(text.slice(0, at)), text.slice(at + 1)];
    const rest = low === "" ? 0 : wholeOf(low);
    return high === null || rest === null ? null : high * size + rest;
  }
  return belowTenThousand(text);
}

function belowTenThousand(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let above = Number.POSITIVE_INFINITY;
  for (const mark of text) {
    const unit = UNITS[mark];
    const value = DIGITS[mark];
    if (unit !== undefined && unit < above) {
      // 拾 alone is ten: 拾伍元.
      total += (digit ?? (total === 0 ? 1 : 0)) * unit;
      above = unit;
      digit = null;
    } else if (value !== undefined && (digit === null || digit === 0)) digit = value;
    else return null;
  }
  return total + (digit ?? 0);
}
