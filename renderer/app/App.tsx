import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import type { AppState } from "../../electron/contract/contract.ts";
import { CaseWorkspace } from "../case/CaseWorkspace.tsx";
import { BlockedScreen } from "../login/BlockedScreen.tsx";
import { LoginScreen } from "../login/LoginScreen.tsx";
import { SettingsScreen } from "../settings/SettingsScreen.tsx";
import { SetupScreen } from "../setup/SetupScreen.tsx";
import { NewCaseProvider } from "../workbench/new-case.tsx";
import { WorkbenchScreen } from "../workbench/WorkbenchScreen.tsx";
import { beforeClosing, call } from "./bridge.ts";
import { CasesProvider } from "./cases.tsx";
import { NavigationProvider, useNavigation } from "./navigation.tsx";
import { SessionProvider } from "./session.tsx";

/** Asks the desktop process how things stand, and shows that. */
export function App() {
  const [state, setState] = useState<AppState | null>(null);
  useEffect(() => {
    void call("app.state", {}).then(setState);
  }, []);
  useDayChange(state, setState);
  if (state === null) return null;
  switch (state.phase) {
    case "setup":
      return <SetupScreen onDone={setState} />;
    case "locked":
      return <LoginScreen state={state} onOpen={setState} />;
    case "blocked":
      return <BlockedScreen problem={state.problem} version={state.version} />;
    case "open":
      return (
        <NavigationProvider key={state.operator.id}>
          <OpenSession state={state} onClosed={setState}>
            <CasesProvider>
              <NewCaseProvider>
                <CurrentScreen />
              </NewCaseProvider>
            </CasesProvider>
          </OpenSession>
        </NavigationProvider>
      );
  }
}

const LOOK_AT_DAY_MS = 60_000;

/** A counter's program stays open overnight: the day is read again, or tomorrow's dates would count as future. */
function useDayChange(state: AppState | null, show: (state: AppState) => void): void {
  const today = state?.phase === "open" ? state.today : null;
  useEffect(() => {
    if (today === null) return;
    const timer = setInterval(() => {
      void call("app.state", {}).then((now) => {
        if (now.phase === "open" && now.today !== today) show(now);
      });
    }, LOOK_AT_DAY_MS);
    return () => clearInterval(timer);
  }, [today, show]);
}

interface OpenSessionProps {
  readonly state: Extract<AppState, { phase: "open" }>;
  readonly onClosed: (state: AppState) => void;
  readonly children: ReactNode;
}

function OpenSession({ state, onClosed, children }: OpenSessionProps) {
  const { settle } = useNavigation();
  const lock = useCallback(() => {
    void settle().then(async (kept) => {
      if (kept) onClosed(await call("session.close", {}));
    });
  }, [settle, onClosed]);
  useEffect(() => {
    // False where a draft could not be kept: the clerk is asked before the window closes.
    beforeClosing(settle);
    return () => beforeClosing(null);
  }, [settle]);
  const session = useMemo(() => ({ ...state, lock }), [state, lock]);
  return <SessionProvider value={session}>{children}</SessionProvider>;
}

function CurrentScreen() {
  const { screen } = useNavigation();
  switch (screen.kind) {
    case "workbench":
      return <WorkbenchScreen />;
    case "settings":
      return <SettingsScreen at={screen.at} />;
    case "case":
      return <CaseWorkspace key={screen.caseId} caseId={screen.caseId} />;
  }
}
