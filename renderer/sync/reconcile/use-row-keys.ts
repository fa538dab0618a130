import type { Row } from "../../../core/sync/rows.ts";
import { useHotkeys } from "../../app/keys.ts";
import type { Reconciling } from "./use-reconcile.ts";

interface RowKeys {
  readonly desk: Reconciling;
  readonly shown: readonly Row[];
  readonly here: Row | null;
  readonly setAt: (id: string | null) => void;
  readonly accept: () => void;
  readonly live: boolean;
}

/** The row under the hand: Enter takes the upload, Delete keeps what was typed; then the next open one. */
export function useRowKeys({ desk, shown, here, setAt, accept, live }: RowKeys): void {
  const step = (by: number) => (): void => {
    const index = shown.findIndex((row) => row === here);
    setAt(shown[Math.min(Math.max(index + by, 0), shown.length - 1)]?.id ?? null);
  };
  const decided = (decision: "adopt" | "keep") => (): void => {
    if (here === null || here.same || (decision === "adopt" && here.wrong !== null)) return;
    desk.decide(here, decision);
    const from = shown.indexOf(here);
    const open = new Set(desk.open.map(({ id }) => id));
    const next = shown.find((row, index) => index > from && open.has(row.id));
    setAt(next?.id ?? here.id);
  };
  const keys = {
    "↑": step(-1),
    "↓": step(1),
    Enter: decided("adopt"),
    Delete: decided("keep"),
    "Ctrl+Enter": accept,
  };
  useHotkeys(live ? keys : {}, "panel");
}
