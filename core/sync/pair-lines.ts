/** What tells two lines apart or together, of a typed line as of an uploaded one. */
export interface LineKey {
  readonly code: string;
  readonly name: string;
  readonly date: string;
  readonly amount: number | null;
  /** Class, share and what is in scope. */
  readonly split: string;
  /** Everything else that is said, so that equal keys are truly alike. */
  readonly rest: string;
}

export interface Pairs {
  /** Places in the two lists. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
}

/**
 * Pairs the lines of two lists, the surest first: by code, name, day, amount and split, then
 * with one of them differing, then more. Each line is in one pair or left over, and the order of
 * neither list decides anything.
 */
export function pairLines(a: readonly LineKey[], b: readonly LineKey[]): Pairs {
  const freeA = new Set(a.keys());
  const freeB = new Set(b.keys());
  const pairs: (readonly [number, number])[] = [];
  for (const keyOf of PASSES) {
    const groups = grouped(b, freeB, keyOf);
    for (const [key, mine] of grouped(a, freeA, keyOf)) {
      const others = groups.get(key) ?? [];
      for (const [at, i] of nearest(mine, a, others, b)) {
        pairs.push([at, i]);
        freeA.delete(at);
        freeB.delete(i);
      }
    }
  }
  return { pairs, onlyA: [...freeA], onlyB: [...freeB] };
}

type KeyOf = (line: LineKey) => string | null;

const code = (line: LineKey): string | null => plain(line.code);
const name = (line: LineKey): string | null => plain(line.name);
const date = (line: LineKey): string | null => line.date || null;
const amount = (line: LineKey): string | null => line.amount?.toString() ?? null;

/** A pass applies to a line only where all of its parts are there. */
function all(...parts: readonly KeyOf[]): KeyOf {
  return (line) => {
    const values = parts.map((part) => part(line));
    return values.includes(null) ? null : values.join("\n");
  };
}

const split = (line: LineKey): string => line.split;

const PASSES: readonly KeyOf[] = [
  all(code, name, date, amount, split),
  all(code, date, amount, split),
  all(name, date, amount, split),
  all(code, name, date, amount),
  all(code, date, amount),
  all(name, date, amount),
  all(code, amount),
  all(name, amount),
  all(code, date),
  all(name, date),
  code,
  name,
];

/** Names are compared without blanks, brackets and marks, which every system sets differently. */
function plain(text: string): string | null {
  const folded = text.normalize("NFKC").toUpperCase();
  return folded.replaceAll(/[\s\p{P}\p{S}]/gu, "") || null;
}

function grouped(
  lines: readonly LineKey[],
  free: ReadonlySet<number>,
  keyOf: KeyOf,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const at of free) {
    const line = lines[at];
    const key = line === undefined ? null : keyOf(line);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  }
  return groups;
}

/**
 * Pairs two groups of one key. Where they are not as many, the shorter one finds its
 * partners one after the other, each the nearest in amount, then in day.
 */
function nearest(
  mine: readonly number[],
  a: readonly LineKey[],
  others: readonly number[],
  b: readonly LineKey[],
): readonly (readonly [number, number])[] {
  if (others.length === 0) return [];
  const left = sorted(mine, a);
  const right = sorted(others, b);
  if (left.length === right.length) return left.flatMap((at, i) => pairOf(at, right[i]));
  if (left.length > right.length) {
    return chosen(right, b, left, a).map(([i, at]) => [at, i] as const);
  }
  return chosen(left, a, right, b);
}

function pairOf(at: number, other: number | undefined): (readonly [number, number])[] {
  return other === undefined ? [] : [[at, other]];
}

function chosen(
  few: readonly number[],
  ofFew: readonly LineKey[],
  many: readonly number[],
  ofMany: readonly LineKey[],
): readonly (readonly [number, number])[] {
  const free = [...many];
  return few.flatMap((at) => {
    let best = 0;
    for (const index of free.keys()) {
      const [here, there] = [
        distance(ofFew[at], ofMany[free[index] ?? -1]),
        distance(ofFew[at], ofMany[free[best] ?? -1]),
      ];
      if (here < there) best = index;
    }
    return pairOf(at, free.splice(best, 1)[0]);
  });
}

/** In fen; a day that differs weighs less than any amount. */
function distance(a: LineKey | undefined, b: LineKey | undefined): number {
  if (a === undefined || b === undefined) return Number.POSITIVE_INFINITY;
  const far = a.amount === null || b.amount === null ? 0 : Math.abs(a.amount - b.amount);
  return far + (a.date === b.date ? 0 : 0.5);
}

function sorted(places: readonly number[], lines: readonly LineKey[]): readonly number[] {
  const keyOf = (at: number): LineKey | undefined => lines[at];
  return places.toSorted((x, y) => compared(keyOf(x), keyOf(y)));
}

function compared(a: LineKey | undefined, b: LineKey | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return (a.amount ?? -1) - (b.amount ?? -1) || byText(textOf(a), textOf(b));
}

function textOf({ date: on, code: item, name: called, rest }: LineKey): string {
  return [on, item, called, rest].join("\n");
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
