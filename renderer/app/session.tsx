import { createContext, useContext } from "react";
import type { AppState, Office, Operator } from "../../electron/contract/contract.ts";
import type { Problem } from "../../core/problem.ts";

/** Who works here, where, and on which day: everything an open workstation knows of itself. */
export interface Session {
  readonly version: string;
  readonly office: Office;
  readonly operator: Operator;
  /** Today as the desktop process sees it, `YYYY-MM-DD`. */
  readonly today: string;
  /** The disk takes no writing: why, and what to do. */
  readonly onlyReads?: Problem;
  /** Closes the session and shows the log-in screen, after what is open has been kept. */
  readonly lock: () => void;
  /** Shows what a change of the whole workstation, such as a restore, has led to. */
  readonly show: (state: AppState) => void;
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** The open session. Only screens behind the log-in may ask. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("no open session");
  return session;
}
