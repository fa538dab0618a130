import { halfWidth } from "../text.ts";

/**
 * The lines that a decision names, as they are numbered on the screen: `2、5-7`. Null
 * where something is no number of a line.
 * @returns places from 0, each once
 */
export function linesNamed(text: string, count: number): readonly number[] | null {
  const named = new Set<number>();
  for (const part of halfWidth(text).split(/[、,;\s]+/u)) {
    const range = /^(\d{1,4})(?:[-~](\d{1,4}))?$/u.exec(part);
    const from = Number(range?.[1] ?? 0);
    const to = Number(range?.[2] ?? from);
    if (range === null || from < 1 || to < from || to > count) return null;
    for (let no = from; no <= to; no += 1) named.add(no - 1);
  }
  return [...named];
}
