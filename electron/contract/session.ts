import { z } from "zod";
import type { Problem } from "../../core/problem.ts";
import type { Arrangement } from "../../core/working-days.ts";
import { newPassword, type Role } from "./administration.ts";
import type { Answer } from "./answer.ts";
import { id, none } from "./leaf.ts";
import { telephone } from "./office.ts";

/** Channels of the first run, and of logging in and out. */

/**
 * Number of a window (窗口编号) as case numbers begin with it, in capitals: the
 * small letter that a restore adds (`A3b`) is then no other window's number.
 */
export function windowName(typed: string): string {
  return typed.normalize("NFKC").trim().toUpperCase();
}

export const sessionRequests = {
  "app.state": none,
  "setup.create": z.strictObject({
    office: z.string().trim().min(1).max(60),
    window: z.string().overwrite(windowName).min(1).max(20),
    /** Six-digit area of the insured pool (统筹区). */
    pool: z.string().regex(/^\d{6}$/u),
    operator: z.string().trim().min(1).max(40),
    password: newPassword,
    /** 咨询电话, as papers tell it. */
    telephone: telephone.optional(),
  }),
  "session.open": z.strictObject({ operatorId: id, password: z.string().max(200) }),
  "session.close": none,
} as const;

export interface Operator {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface Office {
  readonly name: string;
  readonly window: string;
  readonly pool: string;
}

export type AppState =
  | { readonly phase: "setup"; readonly version: string }
  | {
      readonly phase: "locked";
      readonly version: string;
      /** From the key slots, which show nothing but display names. */
      readonly operators: readonly Operator[];
    }
  | {
      readonly phase: "open";
      readonly version: string;
      readonly office: Office;
      readonly operator: Operator;
      /** Today as the desktop process sees it, `YYYY-MM-DD`. */
      readonly today: string;
      /** What the office has entered of days off (放假安排), beside what came with the program. */
      readonly arrangements: readonly Arrangement[];
      /** The disk takes no writing: why, and what to do. What is there can be read. */
      readonly onlyReads?: Problem;
    }
  /** The data cannot be opened: a newer version wrote them, or the file is damaged. */
  | {
      readonly phase: "blocked";
      readonly version: string;
      readonly problem: Problem;
      /** Whether a restore or an export of what can be read may help: not against newer data. */
      readonly rescue: boolean;
      /** From the key slots, as far as they can be read. */
      readonly operators: readonly Operator[];
    };

export interface SessionAnswers {
  "app.state": AppState;
  /** The recovery key is told once, to be printed for the office's safe. */
  "setup.create": Answer<{ readonly state: AppState; readonly recoveryKey: string }>;
  "session.open": Answer<AppState>;
  "session.close": AppState;
}
