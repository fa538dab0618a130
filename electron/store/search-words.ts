import { initialLetters, initialsOf } from "./initials.ts";

/** What a case is found by: text made comparable, so that two ways to write the same are the same. */
export interface SearchKeys {
  readonly name: string;
  /** Every way to write the initials of the name, with a blank between two. */
  readonly initials: string;
  readonly certNo: string;
  /** The case number without hyphens. */
  readonly number: string;
  readonly hospital: string;
}

export function keysOf(row: {
  readonly name: string;
  readonly certNo: string;
  readonly number: string;
  readonly hospital: string;
}): SearchKeys {
  const name = folded(row.name);
  return {
    name,
    initials: initialsOf(name).join(" "),
    certNo: certKey(row.certNo),
    number: withoutHyphens(folded(row.number)),
    hospital: folded(row.hospital),
  };
}

/** An ID number as it is compared. */
export function certKey(certNo: string): string {
  return folded(certNo);
}

/** The words of what was typed, each as the keys are written. */
export function wordsOf(text: string): readonly string[] {
  const words = text.normalize("NFKC").split(/\s+/u).map(folded);
  return [...new Set(words.filter((word) => word !== ""))];
}

/** Full-width, capital and compatibility forms as the plain ones; every middle dot as `·`. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[•‧∙⋅・･]/gu, "·")
    .replace(/\s/gu, "");
}

function withoutHyphens(text: string): string {
  return text.replace(/[-‐‑–—]/gu, "");
}

/** One way in which a word may be found. */
export interface Way {
  /** All of them a case must have. */
  readonly tokens: readonly string[];
  /** Whether the tokens decide; else the condition on the row does. */
  readonly exact: boolean;
  readonly sql: string;
  readonly params: readonly string[];
}

/** Longest runs of characters that are tokens of their own, by where they come from. */
const RUN = { name: 2, initials: 3, digits: 4, hospital: 2 } as const;
/** Any part of a number counts from here on; shorter ones only at the end of a case number. */
const SHORTEST_PART = 3;

/** The tokens under which a case is kept: runs of characters, marked by where they come from. */
export function tokensOf(keys: SearchKeys): readonly string[] {
  const ways = keys.initials === "" ? [] : keys.initials.split(" ");
  const tokens = [
    ...runs("n", keys.name, 1),
    ...runs("n", keys.name, RUN.name),
    ...ways.flatMap((way) => [1, 2, RUN.initials].flatMap((size) => runs("i", way, size))),
    ...[keys.certNo, keys.number].flatMap((number) =>
      [SHORTEST_PART, RUN.digits].flatMap((size) => runs("d", number, size)),
    ),
    ...[1, 2].map((size) => token("e", keys.number.slice(-size))),
    ...runs("h", keys.hospital, RUN.hospital),
  ];
  return [...new Set(tokens)];
}

/**
 * The ways in which a word may be found. Letters are pinyin initials, or a name
 * written in letters; what has a digit is a number; anything else is part of a
 * name, or two characters and more of a hospital.
 */
export function waysOf(word: string): readonly Way[] {
  if (/^[a-z]+$/u.test(word)) return [way("i", word, RUN.initials, ["initials"])];
  const number = withoutHyphens(word);
  if (!/^(?=.*\d)[a-z0-9]+$/u.test(number)) {
    const name = way("n", word, RUN.name, ["name_key"]);
    const long = Array.from(word).length >= RUN.hospital;
    return long ? [name, way("h", word, RUN.hospital, ["hospital_key"])] : [name];
  }
  if (number.length >= SHORTEST_PART) {
    return [way("d", number, RUN.digits, ["cert_key", "number_key"])];
  }
  const sql = `substr(number_key, -${number.length}) = ?`;
  return [{ tokens: [token("e", number)], exact: true, sql, params: [number] }];
}

/** A word that is a token as it stands needs no look at the row. */
function way(kind: string, word: string, longest: number, columns: readonly string[]): Way {
  const length = Array.from(word).length;
  const tokens = runs(kind, word, Math.min(longest, length));
  const exact = length <= longest && !tokens.some((entry) => entry.includes(OTHER));
  const sql = columns.map((column) => `instr(${column}, ?)`).join(" OR ");
  return { tokens, exact, sql, params: columns.map(() => word) };
}

/** Where a name answers to one of the words, literally or by its initials. */
export function nameHit(name: string, words: readonly string[]): readonly [number, number] | null {
  if (words.length === 0) return null;
  const letters = Array.from(name);
  const plain = letters.map(folded);
  const readings = initialLetters(plain.map((character) => character || " ").join(""));
  for (const word of words) {
    const hit = firstRun(plain, Array.from(word), (own, wanted) => own === wanted);
    if (hit !== null) return inUnits(letters, hit);
  }
  const sounded = readings.flatMap((own, at) => (own.length === 0 ? [] : [{ own, at }]));
  for (const word of words) {
    const hit = firstRun(sounded, Array.from(word), ({ own }, wanted) => own.includes(wanted));
    const [first, last] = hit === null ? [] : [sounded[hit[0]], sounded[hit[1] - 1]];
    if (first !== undefined && last !== undefined) return inUnits(letters, [first.at, last.at + 1]);
  }
  return null;
}

type Span = readonly [number, number];

function firstRun<T>(
  items: readonly T[],
  wanted: readonly string[],
  same: (item: T, wanted: string) => boolean,
): Span | null {
  for (let from = 0; from + wanted.length <= items.length; from += 1) {
    const run = items.slice(from, from + wanted.length);
    if (run.every((item, at) => same(item, wanted[at] ?? ""))) return [from, from + wanted.length];
  }
  return null;
}

/** Places among characters as places in the text, where a rare character takes two. */
function inUnits(characters: readonly string[], [from, to]: Span): Span {
  const lengthOf = (end: number): number => characters.slice(0, end).join("").length;
  return [lengthOf(from), lengthOf(to)];
}

function runs(kind: string, text: string, size: number): readonly string[] {
  const characters = Array.from(text);
  return characters
    .slice(0, Math.max(0, characters.length - size + 1))
    .map((_, at) => token(kind, characters.slice(at, at + size).join("")));
}

const OTHER = "¤";

/** A mark that is a separator to SQLite's tokenizer becomes one that is not; the row decides. */
function token(kind: string, text: string): string {
  return kind + text.replace(/[^a-z0-9\u0080-\u{10FFFF}]/gu, OTHER);
}
