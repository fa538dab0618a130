import type { FormInput } from "../../../core/forms/input.ts";
import type { FormKind } from "../../../core/forms/kinds.ts";
import { inputOf, kaifengCommitment, kaifengReferral } from "../../forms/cases.ts";

/** Characters of names, usual and rare: every third name needs a font of rare characters. */
export const USUAL = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗明华建国秀英丽芳伟军";
export const RARE = "𠀀𠅤𪜀𪜁𫝀𫠠𫠡𬺰𬺱𰻝";

const KINDS = ["filing", "commitment"] as const;

/** A day's one-page forms, each of another invented person; the same each time. */
export function formsOfDay(count: number): readonly (readonly [FormKind, FormInput])[] {
  const cases = { filing: inputOf(kaifengReferral()), commitment: inputOf(kaifengCommitment()) };
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? "filing";
    const input = cases[kind];
    const { form } = input;
    const person = { ...form.person, name: nameOf(index) };
    return [kind, { ...input, form: { ...form, person } }] as const;
  });
}

function nameOf(index: number): string {
  const usual = Array.from(USUAL);
  const rare = Array.from(RARE);
  const pick = (from: readonly string[], at: number): string => from[at % from.length] ?? "";
  const last = index % 3 === 0 ? pick(rare, index / 3) : pick(usual, index * 11 + 5);
  return pick(usual, index * 7) + pick(usual, index * 13 + 3) + last;
}
