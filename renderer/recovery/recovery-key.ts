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

/** Whether what was typed is this group, read as people read letters and digits (O is 0, I and L are 1). */
export function isGroup(typed: string, group: string): boolean {
  return plain(typed) === plain(group);
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s-]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/gu, "1");
}
