import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { SyncStatus } from "../../electron/contract/sync.ts";
import { call } from "./bridge.ts";

/** How the exchange with the gateway stands, looked at every few seconds while somebody is logged in. */
export interface SyncState {
  /** Null before the first look. */
  readonly status: SyncStatus | null;
  readonly look: () => void;
  /** Puts in what a change answered with. */
  readonly show: (status: SyncStatus) => void;
}

const SyncContext = createContext<SyncState | null>(null);
const EVERY_MS = 3000;

export function SyncProvider({ children }: { readonly children: ReactNode }) {
  const [status, setStatus] = useState<SyncStatus | null>(null);
  const look = useCallback(() => {
    void call("sync.status", {}).then((answer) => {
      if (answer.ok) setStatus(answer.value);
    });
  }, []);
  useEffect(() => {
    look();
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [look]);
  const value = useMemo(() => ({ status, look, show: setStatus }), [status, look]);
  return <SyncContext value={value}>{children}</SyncContext>;
}

const NOTHING: SyncState = { status: null, look: () => undefined, show: () => undefined };

/** Before the log-in nothing is known. */
export function useSyncState(): SyncState {
  return useContext(SyncContext) ?? NOTHING;
}
