import { useEffect, useState, useSyncExternalStore } from "react";
import type { Channel, Reply, Request } from "../../electron/contract/contract.ts";
import type { WorkProgress } from "../../electron/contract/long-work.ts";
import { call } from "./bridge.ts";

/** Requests of this window that are waited for; what hangs on them is told when the number changes. */
let waitedFor = 0;
const listeners = new Set<() => void>();

function wait(by: 1 | -1): void {
  waitedFor += by;
  for (const listener of listeners) listener();
}

/**
 * Asks the desktop process for work that may take long: after a moment the window
 * shows how far it is, and offers to cancel it.
 */
export async function callLong<C extends Channel>(
  channel: C,
  request: Request<C>,
): Promise<Reply<C>> {
  wait(1);
  try {
    return await call(channel, request);
  } finally {
    wait(-1);
  }
}

/** How often the window asks how far a work is; what is over by then is not shown. */
const LOOK_MS = 250;

/** The long work that this window waits for; null while there is none, or it has only begun. */
export function useLongWork(): WorkProgress | null {
  const waits = useSyncExternalStore(subscribe, () => waitedFor > 0);
  const [progress, setProgress] = useState<WorkProgress | null>(null);
  useEffect(() => {
    if (!waits) return;
    let over = false;
    const timer = setInterval(() => {
      void call("work.progress", {}).then((answer) => {
        if (!over && answer.ok) setProgress(answer.value);
      });
    }, LOOK_MS);
    return () => {
      over = true;
      clearInterval(timer);
      setProgress(null);
    };
  }, [waits]);
  return waits ? progress : null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
