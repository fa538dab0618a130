import {
  displayYuan,
  factorText,
  fen,
  parsePercent,
  percentText,
  rate,
  rateText,
} from "../money.ts";
import {
  readBands,
  readChoice,
  readCount,
  readDate,
  readFactor,
  readMoney,
  readShare,
} from "../policy/local-value.ts";
import { CATALOGUES, OUTPATIENT } from "../policy/pack-settlement.ts";
import type { Band, Unset } from "../policy/values.ts";
import { assertNever } from "../result.ts";
import { halfWidth } from "../text.ts";

/** How the office writes a value that it sets: as packs write a value of that kind. */
export type Kind = Unset["unset"];

const CONTINUED = ["own", "difference", "none"] as const;

/** The choices of each parameter that is one. */
const CHOICES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^settlement\.(?:catalogue|catalogueAfterFailure|directCatalogue\.\w+)$/u, CATALOGUES],
  [/^settlement\.continued\.\w+$/u, CONTINUED],
  [/^settlement\.account$/u, ["may-pay", "may-not"]],
  [/^settlement\.outsideBills$/u, ["join", "apart"]],
  [/^settlement\.supplements\.[\w-]+\.outpatient$/u, OUTPATIENT],
  [/^filing\.longTerm\.validity$/u, ["open-ended", "until-proof-ends"]],
  [/^filing\.commitment\.clawback$/u, ["as-unfiled", "as-other-temporary"]],
];

/** The other parameters that an office may set, in place of what the pack has (HUN-86). */
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^period\.(?:from|to)$/u, "date"],
  [/^(?:filing\.(?:commitmentMonths|temporary\.validityMonths)|processingDays)$/u, "months"],
  [/^settlement\.(?:rows|supplements)\..+\.bands$/u, "bands"],
  [/^settlement\.(?:rows|supplements|cap)\..*(?:deductible|cap|amount)$/u, "money"],
  [/^treatment\.rules\..+\.(?:amount|atLeast|atMost)$/u, "money"],
  [/^treatment\.rules\..+\.factor$/u, "factor"],
  [/^treatment\.rules\..+\.(?:points|share|rate)$/u, "share"],
  [/^questions\..+\.points$/u, "share"],
];

/** How each kind is written, for who fills it in. */
export const HOW_WRITTEN: Readonly<Record<Kind, string>> = {
  money: "写成元，如 1200。",
  share: "写成 0 到 100 的百分数，如 10。",
  factor: "写成倍数，如 2.5。",
  date: "写成 2025-07-01 这样的日期。",
  months: "写成 1 到 999 的整数。",
  bands: "每段写“上限=比例”，逗号隔开，最后一段写 *，如 4000=0.53,*=0.72。",
  choice: "从列表里选。",
};

/** Of what kind the parameter of a path is; null: no office sets it here. */
export function kindOf(path: string): Kind | null {
  if (choicesOf(path).length > 0) return "choice";
  return KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

/** What a parameter may be, where it is a choice; else nothing. */
export function choicesOf(path: string): readonly string[] {
  return CHOICES.find(([pattern]) => pattern.test(path))?.[1] ?? [];
}

/** Whether a text is a value of this parameter, as settings keep it. */
export function isValueOf(path: string, kind: Kind, text: string): boolean {
  return setValueWords(path, kind, text) !== null;
}

/** A value that the office has set, in words; null: it is none. */
export function setValueWords(path: string, kind: Kind, text: string): string | null {
  switch (kind) {
    case "money":
      return words(readMoney(text), displayYuan);
    case "share":
      return words(readShare(text), percent);
    case "factor":
      return words(readFactor(text), (value) => `${factorText(value)}倍`);
    case "date":
      return readDate(text);
    case "months":
      return words(readCount(text), (count) => countWords(path, count));
    case "bands":
      return words(readBands(text), bandsWords);
    case "choice":
      return words(readChoice(choicesOf(path))(text), choiceWords);
    default:
      return assertNever(kind);
  }
}

function words<T>(value: T | null, say: (value: T) => string): string | null {
  return value === null ? null : say(value);
}

/**
 * What a supervisor typed, as settings keep it: a share is typed in percent,
 * everything else as packs write it. What cannot be read stays, to be refused.
 */
export function typedValue(kind: Kind, typed: string): string {
  const text = halfWidth(typed);
  if (kind !== "share") return text;
  const share = parsePercent(text);
  return share.ok ? rateText(share.value) : `${text}?`;
}

/** A value of a pack in words; the path says of what kind it is. */
export function packValueWords(path: string, value: unknown): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "string") return choiceWords(value);
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === "number")
      ? value.map((share) => percent(share)).join("、")
      : bandsWords(value);
  }
  if (typeof value !== "number") return "";
  if (/(?:months|days)$/iu.test(path)) return countWords(path, value);
  if (/\.(?:share|points|rate|retiredBonus)$/u.test(path)) return percent(value);
  if (path.endsWith(".factor")) return `${value / 10_000}倍`;
  return displayYuan(fen(value));
}

function countWords(path: string, count: number): string {
  if (path === "processingDays") return `${count}个工作日`;
  return path.endsWith("Days") ? `${count}天` : `${count}个月`;
}

const CHOICE_WORDS: Readonly<Record<string, string>> = {
  "insured-place": "参保地目录",
  "place-of-care": "就医地目录",
  province: "全省统一目录",
  own: "另付一次",
  difference: "补足差额",
  "as-unfiled": "与未备案相比",
  "as-other-temporary": "与其他临时外出相比",
  none: "不再付",
  "may-pay": "可以支付",
  "may-not": "不能支付",
  join: "并入本次住院",
  apart: "不并入",
  counted: "计入",
  "not-counted": "不计入",
  "open-ended": "长期有效",
  "until-proof-ends": "到证明材料到期为止",
};

/** What a choice is called; a day stays as it is. */
export function choiceWords(choice: string): string {
  return CHOICE_WORDS[choice] ?? choice;
}

/** `4,000以下 53%，4,000以上 72%`. */
function bandsWords(bands: readonly Band[]): string {
  return bands
    .map(({ upTo, rate: paid }, index) => {
      if (upTo !== null) return `${wholeYuan(upTo)}以下${percent(paid)}`;
      const start = bands[index - 1]?.upTo ?? null;
      return start === null ? percent(paid) : `${wholeYuan(start)}以上${percent(paid)}`;
    })
    .join("，");
}

function wholeYuan(amount: number): string {
  return displayYuan(fen(amount)).replace(/\.00$/u, "");
}

function percent(hundredths: number): string {
  return `${percentText(rate(hundredths))}%`;
}
