import { useEffect, useState } from "react";
import type { NewerVersion } from "../../electron/contract/versions.ts";
import { call } from "../app/bridge.ts";
import { useSyncState } from "../app/sync-state.tsx";
import type { CaseDesk } from "./state/useCase.ts";

/**
 * What another window has brought into the case that lies open, looked at as often as the
 * exchange is; null while there is nothing, and once the clerk has put it by.
 */
export function useNewerVersion({ caseId, version }: CaseDesk): {
  readonly newer: NewerVersion | null;
  readonly leave: () => void;
} {
  const { status } = useSyncState();
  const shown = version?.hash ?? null;
  const enrolled = (status?.gateway ?? null) !== null;
  const [found, setFound] = useState<NewerVersion | null>(null);
  const [left, setLeft] = useState<string | null>(null);
  useEffect(() => {
    if (!enrolled) return;
    let here = true;
    void call("versions.newer", { caseId, shown }).then((answer) => {
      if (here && answer.ok) setFound(answer.value);
    });
    return () => {
      here = false;
    };
  }, [caseId, shown, enrolled, status]);
  const newer = found === null || keyOf(found) === left ? null : found;
  return { newer, leave: () => setLeft(newer === null ? null : keyOf(newer)) };
}

function keyOf({ is, hash }: NewerVersion): string {
  return `${is} ${hash}`;
}
