import { codeOf } from "../database/postgres.ts";
import { faultOf } from "../log.ts";
import { BROKEN, DOWN, NOT_UNDERSTOOD, type Refusal, TOO_LARGE, TOO_MANY } from "../refusals.ts";

/** The server went, or takes no more connections: the counter tries again later. */
const DATABASE_DOWN = /^(?:08|53|57P|ECONN|ENOTFOUND|ETIMEDOUT|EPIPE)/u;

/** What was sent cannot be kept, such as a character that no text may hold: trying again changes nothing. */
const DATA = /^22/u;

export interface Failure {
  readonly refusal: Refusal;
  /** For the log; null where the request alone was wrong. */
  readonly fault: string | null;
}

/** What a failure means to the counter. */
export function failureOf(error: unknown): Failure {
  if (error === TOO_MANY) return { refusal: TOO_MANY, fault: null };
  const code = codeOf(error);
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return { refusal: TOO_LARGE, fault: null };
  if (DATA.test(code)) return { refusal: NOT_UNDERSTOOD, fault: faultOf(error) };
  if (statusOf(error) < 500) return { refusal: NOT_UNDERSTOOD, fault: null };
  const refusal = DATABASE_DOWN.test(code) || isLostConnection(error) ? DOWN : BROKEN;
  return { refusal, fault: faultOf(error) };
}

function statusOf(error: unknown): number {
  const known = error instanceof Error && "statusCode" in error;
  return known && typeof error.statusCode === "number" ? error.statusCode : 500;
}

/** pg gives these no code. */
function isLostConnection(error: unknown): boolean {
  return error instanceof Error && /^Connection terminated|timeout exceeded/u.test(error.message);
}
