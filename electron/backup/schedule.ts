import { assertNever } from "../../core/result.ts";
import type { Manifest } from "./copies.ts";

const HOUR_MS = 3_600_000;

/** Why the program looks whether a copy is due. */
export type Occasion = "sign-in" | "interval" | "closing" | "asked";

/** The last copy at a place. */
export type LastCopy = Pick<Manifest, "at" | "mark">;

/** How often `interval` asks; a stick that was plugged in gets its copy within this time. */
export const LOOK_EVERY_MS = HOUR_MS / 6;

/**
 * Whether a copy is due: after a sign-in when the last is older than 12 hours;
 * every 4 hours and at closing when something was written since the last; always
 * when somebody asks. A clock that was set back makes no copy wait.
 */
export function isDue(
  occasion: Occasion,
  last: LastCopy | null,
  now: string,
  mark: string,
): boolean {
  if (last === null || occasion === "asked") return true;
  const age = Date.parse(now) - Date.parse(last.at);
  const changed = last.mark !== mark;
  switch (occasion) {
    case "sign-in":
      return age < 0 || age > 12 * HOUR_MS;
    case "interval":
      return changed && (age < 0 || age >= 4 * HOUR_MS);
    case "closing":
      return changed;
    default:
      return assertNever(occasion);
  }
}
