/**
 * Pinyin initials of Chinese text by the collation order that the browser
 * carries: enough to find a city or a person by `cs` or `zgl`.
 */
const COLLATOR = new Intl.Collator("zh-Hans-CN");

/** First character of each initial in collation order; i, u and v begin no syllable. */
const FIRST: readonly (readonly [string, string])[] = [
  ["a", "阿"],
  ["b", "八"],
  ["c", "嚓"],
  ["d", "咑"],
  ["e", "妸"],
  ["f", "发"],
  ["g", "旮"],
  ["h", "哈"],
  ["j", "丌"],
  ["k", "咔"],
  ["l", "垃"],
  ["m", "妈"],
  ["n", "拿"],
  ["o", "喔"],
  ["p", "趴"],
  ["q", "七"],
  ["r", "然"],
  ["s", "仨"],
  ["t", "他"],
  ["w", "挖"],
  ["x", "夕"],
  ["y", "丫"],
  ["z", "匝"],
];

/** Places whose everyday reading is not the one that the collation sorts by. */
const READINGS: Readonly<Record<string, string>> = { 长: "c", 厦: "x", 重: "c", 六: "l" };

export function initials(text: string): string {
  return Array.from(text, initialOf).join("");
}

/** A few thousand characters make up every name, and comparing them is slow. */
const known = new Map<string, string>();

function initialOf(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const initial = findInitial(character);
  known.set(character, initial);
  return initial;
}

function findInitial(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
  const reading = READINGS[character];
  if (reading !== undefined) return reading;
  let found = "";
  for (const [letter, first] of FIRST) {
    if (COLLATOR.compare(character, first) < 0) break;
    found = letter;
  }
  return found;
}
