import { z } from "zod";
import { parseDate } from "../calendar.ts";
import { parseFactor, parseRate, parseYuan } from "../money.ts";

/** The values a pack holds, and how each says where it comes from. */

export const money = z.string().transform((text, context) => {
  const parsed = parseYuan(text);
  if (parsed.ok && parsed.value >= 0) return parsed.value;
  context.addIssue({ code: "custom", message: `不是金额：${text}` });
  return z.NEVER;
});

export const share = z.string().transform((text, context) => {
  const parsed = parseRate(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: `不是 0 到 1 之间、至多四位小数的比例：${text}` });
  return z.NEVER;
});

export const factor = z.string().transform((text, context) => {
  const parsed = parseFactor(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: `不是 0 到 20 之间、至多四位小数的倍数：${text}` });
  return z.NEVER;
});

export const date = z.string().transform((text, context) => {
  const parsed = parseDate(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: `不是日期：${text}` });
  return z.NEVER;
});

export const band = z.strictObject({ upTo: money.nullable(), rate: share });
export type Band = z.output<typeof band>;
export const bands = z.array(band).min(1);

export const CONFIDENCES = ["document", "authority", "third-party", "sample"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const clauses = z.tuple([z.string()], z.string());

const source = z.strictObject({
  document: z.string(),
  clause: z.string().optional(),
  url: z.string().optional(),
  note: z.string().optional(),
  /** Document by which the province consented to a city's value (LN-2e). */
  consent: z.string().optional(),
});

/** A value with its source. `from` and `to` bound the days on which the source itself is good. */
export function cited<T extends z.ZodType>(value: T) {
  return z.strictObject({
    value,
    source,
    confidence: z.enum(CONFIDENCES),
    from: date.optional(),
    to: date.optional(),
  });
}

export interface Cited<T> {
  readonly value: T;
  readonly source: z.output<typeof source>;
  readonly confidence: Confidence;
  readonly from?: z.output<typeof date> | undefined;
  readonly to?: z.output<typeof date> | undefined;
}

/**
 * A local parameter that no document or trusted page gives (统筹区未设定): the
 * office sets it with its own document, and until then what needs it is
 * undetermined. `kind` says how its value is written.
 */
export const unset = z.strictObject({
  unset: z.enum(["money", "share", "factor", "date", "months", "bands", "choice"]),
  asks: z.string(),
  clauses,
});
export type Unset = z.output<typeof unset>;

/** A value with its source, or one that the office has yet to set. */
export function local<T extends z.ZodType>(value: T) {
  return z.union([cited(value), unset]);
}
export type Local<T> = Cited<T> | Unset;

export function isUnset<T>(local: Local<T>): local is Unset {
  return "unset" in local;
}
