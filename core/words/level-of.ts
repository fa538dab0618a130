import { type HospitalLevel, LEVELS } from "../claim/stay.ts";

const WORDS: readonly (readonly [RegExp, HospitalLevel])[] = [
  [/三级|三甲|三乙/u, "level3"],
  [/二级|二甲|二乙/u, "level2"],
  [/一级|一甲|一乙/u, "level1"],
  [/社区|卫生院|卫生室|基层/u, "primary"],
  [/未定级|无等级|未评级/u, "unrated"],
];

/**
 * The level (医疗机构级别) that a register means by its word; null where it does not say it
 * plainly, which the clerk then reads off the paper.
 */
export function levelOfWord(text: string): HospitalLevel | null {
  const code = LEVELS.find((level) => level === text.trim());
  return code ?? WORDS.find(([word]) => word.test(text))?.[1] ?? null;
}
