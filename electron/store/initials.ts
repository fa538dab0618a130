import { pinyin, polyphonic } from "pinyin-pro";

/** So many ways to read a name are kept; the readings of the characters after that count once. */
const MOST_WAYS = 64;
/** Surnames of two characters have readings of their own (单于, 万俟, 尉迟). */
const LONGEST_SURNAME = 2;

/**
 * Every way to write the pinyin initials of a name: a character of several
 * readings counts with each (曾: c, z), a surname with the reading that it has as
 * one (单: s). Letters stand for themselves; anything else is passed over.
 * @param name lower case, without blanks
 */
export function initialsOf(name: string): readonly string[] {
  let ways: readonly string[] = [""];
  for (const letters of initialLetters(name)) {
    if (letters.length === 0) continue;
    const counted = ways.length * letters.length > MOST_WAYS ? letters.slice(0, 1) : letters;
    ways = ways.flatMap((way) => counted.map((letter) => way + letter));
  }
  return ways[0] === "" ? [] : ways;
}

/** The initials of each character of a name, by its place. */
export function initialLetters(name: string): readonly (readonly string[])[] {
  const characters = Array.from(name);
  const surname = surnameLetters(characters.slice(0, LONGEST_SURNAME).join(""));
  return characters.map((character, at) => {
    const own = surname[at];
    const letters = lettersOf(character);
    return own === undefined || letters.includes(own) ? letters : [own, ...letters];
  });
}

function surnameLetters(start: string): readonly (string | undefined)[] {
  if (!/^\p{Script=Han}+$/u.test(start)) return [];
  return pinyin(start, { mode: "surname", toneType: "none", type: "array" }).map(firstLetter);
}

/** A few thousand characters make up every name, and looking them up is slow. */
const known = new Map<string, readonly string[]>();

function lettersOf(character: string): readonly string[] {
  const before = known.get(character);
  if (before !== undefined) return before;
  const letters = readingsOf(character);
  known.set(character, letters);
  return letters;
}

function readingsOf(character: string): readonly string[] {
  if (/^[a-z]$/u.test(character)) return [character];
  if (!/^\p{Script=Han}$/u.test(character)) return [];
  const readings = polyphonic(character, { toneType: "none", type: "array" }).flat();
  return [...new Set(readings.flatMap((reading) => firstLetter(reading) ?? []))];
}

/** Nothing for a character that the dictionary does not know: it reads as itself. */
function firstLetter(reading: string): string | undefined {
  return /^[a-z]/u.exec(reading.normalize("NFD").toLowerCase())?.[0];
}
