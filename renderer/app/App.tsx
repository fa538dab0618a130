import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import type { AppState } from "../../electron/contract/session.ts";
import { CaseWorkspace } from "../case/CaseWorkspace.tsx";
import { LedgerScreen } from "../ledger/LedgerScreen.tsx";
import { BlockedScreen } from "../login/BlockedScreen.tsx";
import { type Before, LoginScreen } from "../login/LoginScreen.tsx";
import { InquiryScreen } from "../inquiries/InquiryScreen.tsx";
import { ReviewScreen } from "../review/ReviewScreen.tsx";
import { SettingsScreen } from "../settings/SettingsScreen.tsx";
import { ReconcileScreen } from "../sync/reconcile/ReconcileScreen.tsx";
import { StatisticsScreen } from "../statistics/StatisticsScreen.tsx";
import { FirstRun } from "../setup/FirstRun.tsx";
import { NewCaseProvider } from "../workbench/new-case.tsx";
import { WorkbenchScreen } from "../workbench/WorkbenchScreen.tsx";
import { minutesSince, useActivity } from "./activity.ts";
import { beforeClosing, call, whenLocked } from "./bridge.ts";
import { CasesProvider } from "./cases.tsx";
import { DataCheckProvider } from "./data-check.tsx";
import { NavigationProvider, useNavigation } from "./navigation.tsx";
import { SessionProvider } from "./session.tsx";
import { SyncProvider } from "./sync-state.tsx";
import { SyncScreen } from "../sync/SyncScreen.tsx";

/** Asks the desktop process how things stand, and shows that. */
export function App() {
  const [state, setState] = useState<AppState | null>(null);
  const [before, setBefore] = useState<Before | null>(null);
  /** Hides what is open at once; the desktop process may take a moment to close it. */
  const close = useCallback((session: Before, next: Promise<AppState>) => {
    setBefore(session);
    setState(null);
    void next.then(setState);
  }, []);
  useEffect(() => {
    void call("app.state", {}).then(setState);
  }, []);
  useDayChange(state, setState);
  if (state === null) return null;
  switch (state.phase) {
    case "setup":
      return <FirstRun onDone={setState} />;
    case "locked":
      return <LoginScreen state={state} before={before} onOpen={setState} />;
    case "blocked":
      return <BlockedScreen state={state} onState={setState} />;
    case "open":
      return (
        <NavigationProvider key={state.operator.id}>
          <OpenSession state={state} onClosed={close} onState={setState}>
            <DataCheckProvider>
              <CasesProvider>
                <NewCaseProvider>
                  <SyncProvider>
                    <CurrentScreen />
                  </SyncProvider>
                </NewCaseProvider>
              </CasesProvider>
            </DataCheckProvider>
          </OpenSession>
        </NavigationProvider>
      );
  }
}

const LOOK_AT_DAY_MS = 60_000;

/**
 * A counter's program stays open overnight: the day is read again, or tomorrow's
 * dates would count as future. A session that has ended meanwhile shows, too, and
 * a disk that has become full.
 */
function useDayChange(state: AppState | null, show: (state: AppState) => void): void {
  const shown = dayAndDisk(state);
  useEffect(() => {
    if (shown === null) return;
    const timer = setInterval(() => {
      void call("app.state", {}).then((now) => {
        if (dayAndDisk(now) !== shown) show(now);
      });
    }, LOOK_AT_DAY_MS);
    return () => clearInterval(timer);
  }, [shown, show]);
}

/** What of an open session changes by itself; null where none is open. */
function dayAndDisk(state: AppState | null): string | null {
  return state?.phase === "open" ? `${state.today} ${state.onlyReads?.code ?? ""}` : null;
}

interface OpenSessionProps {
  readonly state: Extract<AppState, { phase: "open" }>;
  readonly onClosed: (session: Before, next: Promise<AppState>) => void;
  readonly onState: (state: AppState) => void;
  readonly children: ReactNode;
}

function OpenSession({ state, onClosed, onState, children }: OpenSessionProps) {
  const { settle } = useNavigation();
  const operatorId = state.operator.id;
  const lock = useCallback(() => {
    void settle().then((kept) => {
      if (kept) onClosed({ operatorId, idleMinutes: null }, call("session.close", {}));
    });
  }, [settle, onClosed, operatorId]);
  useEffect(() => {
    // False where a draft could not be kept: the clerk is asked before the window closes.
    beforeClosing(settle);
    return () => beforeClosing(null);
  }, [settle]);
  const lastActive = useActivity();
  useEffect(() => {
    whenLocked(() => {
      const idleMinutes = minutesSince(lastActive.current, Date.now());
      onClosed({ operatorId, idleMinutes }, call("app.state", {}));
    });
    return () => whenLocked(null);
  }, [lastActive, onClosed, operatorId]);
  const session = useMemo(() => ({ ...state, lock, show: onState }), [state, lock, onState]);
  return <SessionProvider value={session}>{children}</SessionProvider>;
}

function CurrentScreen() {
  const { screen } = useNavigation();
  switch (screen.kind) {
    case "workbench":
      return <WorkbenchScreen />;
    case "ledger":
      return <LedgerScreen />;
    case "review":
      return <ReviewScreen />;
    case "inquiries":
      return <InquiryScreen at={screen.at ?? null} />;
    case "sync":
      return <SyncScreen />;
    case "statistics":
      return <StatisticsScreen />;
    case "settings":
      return <SettingsScreen at={screen.at} />;
    case "reconcile":
      return <ReconcileScreen key={screen.caseId} caseId={screen.caseId} done={screen.done} />;
    case "case":
      return <CaseWorkspace key={screen.caseId} caseId={screen.caseId} />;
  }
}
