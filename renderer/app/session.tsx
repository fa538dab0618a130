import { createContext, useContext, useMemo } from "react";
import type { AppState } from "../../electron/contract/session.ts";
import { calendarWith, type WorkCalendar } from "../../core/working-days.ts";

/** An open workstation, as the desktop process tells of it. */
type Open = Extract<AppState, { phase: "open" }>;

/** Who works here, where, and on which day: everything an open workstation knows of itself. */
export interface Session extends Omit<Open, "phase"> {
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

/** The days off by which this office counts working days. */
export function useCalendar(): WorkCalendar {
  const { arrangements } = useSession();
  return useMemo(() => calendarWith(arrangements), [arrangements]);
}
