import { z } from "zod";
import { type PoolSettings, QUESTIONS } from "../../core/policy/questions.ts";
import type { Answer } from "./answer.ts";
import { id, none } from "./leaf.ts";

/** Channels of what the office settles for its pool: readings, confirmations, local values. */

/** The document in which the office has settled it. */
const document = z.string().trim().min(1).max(200);

export const poolSettingRequests = {
  "settings.read": none,
  "settings.answer": z.strictObject({
    packId: id,
    question: z.enum(QUESTIONS),
    reading: id,
    document,
  }),
  "settings.confirm": z.strictObject({
    packId: id,
    paths: z.array(z.string().max(200)).min(1),
    document,
  }),
  /** Sets a local parameter, in place of the pack's value where it has one. */
  "settings.set-value": z.strictObject({
    packId: id,
    path: z.string().min(1).max(200),
    /** As packs write a value of its kind: `1200`, `0.1`, `4000=0.53,*=0.72`. */
    value: z.string().trim().min(1).max(400),
    document,
    /** Document of the province's consent, where one is needed (LN-2e). */
    consent: z.string().trim().max(200).optional(),
  }),
} as const;

export type PoolSettingsByPack = { readonly [packId: string]: PoolSettings };

export interface PoolSettingAnswers {
  "settings.read": Answer<PoolSettingsByPack>;
  "settings.answer": Answer<PoolSettingsByPack>;
  "settings.confirm": Answer<PoolSettingsByPack>;
  "settings.set-value": Answer<PoolSettingsByPack>;
}
