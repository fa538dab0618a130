import type { LocalValue, PoolSettings, QuestionId } from "../../core/policy/questions.ts";

const SAID = { document: "统筹区文件〔2026〕1号", by: "赵敏", on: "2026-11-01" };

/** What an office has settled: values by path, readings by question. */
export function settings(
  values: Readonly<Record<string, string>>,
  answers: { readonly [Q in QuestionId]?: string } = {},
  consent?: string,
): PoolSettings {
  const own = (value: string): LocalValue =>
    consent === undefined ? { value, ...SAID } : { value, consent, ...SAID };
  return {
    answers: Object.fromEntries(
      Object.entries(answers).map(([question, reading]) => [question, { reading, ...SAID }]),
    ),
    confirmed: {},
    values: Object.fromEntries(Object.entries(values).map(([path, value]) => [path, own(value)])),
  };
}
