import { useCallback, useEffect, useState } from "react";
import type { ScanFolder } from "../../electron/contract/attachments.ts";
import { call } from "../app/bridge.ts";

const LOOK_EVERY_MS = 3000;

export interface Scans {
  /** Null until it was looked at. */
  readonly folder: ScanFolder | null;
  readonly look: () => Promise<void>;
  readonly show: (folder: ScanFolder) => void;
}

/** The scanner's folder, looked at again and again while the screen is shown. */
export function useScans(): Scans {
  const [folder, setFolder] = useState<ScanFolder | null>(null);
  const look = useCallback(
    (): Promise<void> =>
      call("attachments.scanned", {}).then((answer) => {
        if (answer.ok) setFolder(answer.value);
      }),
    [],
  );
  const watched = folder?.folder !== null;
  useEffect(() => {
    void call("attachments.scanned", {}).then((answer) => {
      if (answer.ok) setFolder(answer.value);
    });
  }, []);
  useEffect(() => {
    if (!watched) return;
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [watched, look]);
  return { folder, look, show: setFolder };
}
