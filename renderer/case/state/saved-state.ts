import type { SavedState } from "../../app/frame/StatusBar.tsx";
import { STATUS_WORDS } from "../../words/case.ts";
import type { OpenedCase } from "./useCase.ts";

/** What the status bar says about saving; it claims exactly what is on disk. */
export function savedState({ desk, draft }: OpenedCase): SavedState {
  const { version, sealed, unchanged } = desk;
  if (draft.phase === "failed") return { kind: "failed", text: STATUS_WORDS.failed };
  if (sealed && version !== null) {
    return { kind: "saved", text: STATUS_WORDS.same(version.count) };
  }
  if (unchanged && version !== null) {
    return { kind: "unsaved", text: STATUS_WORDS.settledSince(version.count) };
  }
  if (draft.phase === "typing") return { kind: "saving", text: STATUS_WORDS.typing };
  return draft.savedAt === null
    ? { kind: "unsaved", text: STATUS_WORDS.fresh }
    : { kind: "saved", text: STATUS_WORDS.kept(clockTime(draft.savedAt)) };
}

/** `10:42:07` of an instant, by the clock on the counter. */
export function clockTime(instant: string): string {
  const at = new Date(instant);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
