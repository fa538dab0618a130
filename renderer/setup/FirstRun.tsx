import { useState } from "react";
import type { AppState } from "../../electron/contract/session.ts";
import { RestoreHereScreen } from "../login/RestoreHereScreen.tsx";
import { SetupScreen } from "./SetupScreen.tsx";

/** No data yet: an office that begins, or one whose computer is new and whose copies are not. */
export function FirstRun({ onDone }: { readonly onDone: (state: AppState) => void }) {
  const [restoring, setRestoring] = useState(false);
  return restoring ? (
    <RestoreHereScreen onState={onDone} onBack={() => setRestoring(false)} />
  ) : (
    <SetupScreen onDone={onDone} onRestore={() => setRestoring(true)} />
  );
}
