import { sheetText } from "../../electron/contract/sheet-text.ts";

/**
 * The key as it stands on paper: groups between hyphens. What is left over at the
 * end, such as a check character, belongs to the group before it.
 */
export function groupsOf(recoveryKey: string): readonly string[] {
  const groups = recoveryKey.split("-");
  const [last = "", ...before] = groups.toReversed();
  const [full = "", ...rest] = before;
  return last.length < full.length ? [...rest.toReversed(), full + last] : groups;
}

/** Whether what was typed is this group, as forgivingly as the whole key is read. */
export function isGroup(typed: string, group: string): boolean {
  return sheetText(typed) === sheetText(group);
}
