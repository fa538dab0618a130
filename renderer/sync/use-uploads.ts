import { useCallback, useEffect, useState } from "react";
import type { WaitingUpload } from "../../electron/contract/reconcile.ts";
import { call } from "../app/bridge.ts";

const NONE: readonly WaitingUpload[] = [];
const LOOK_MS = 5000;

/** What hospitals have uploaded and nobody has looked at yet. */
export function useUploads(): {
  readonly uploads: readonly WaitingUpload[];
  readonly reload: () => void;
} {
  const [uploads, setUploads] = useState(NONE);
  const reload = useCallback(() => {
    void call("reconcile.list", {}).then((answer) => {
      if (answer.ok) setUploads(answer.value.waiting);
    });
  }, []);
  useEffect(() => {
    reload();
    const timer = setInterval(reload, LOOK_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return { uploads, reload };
}
