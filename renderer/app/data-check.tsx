import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { Verification } from "../../electron/contract/administration.ts";
import { call } from "./bridge.ts";

const CheckContext = createContext<Verification | null>(null);

/** Waits for the check that the desktop process makes after each log-in. */
export function DataCheckProvider({ children }: { readonly children: ReactNode }) {
  const [found, setFound] = useState<Verification | null>(null);
  useEffect(() => {
    let shown = true;
    // What keeps the check from ending is told where the data are used.
    void call("store.verify", {}).then((answer) => {
      if (shown && answer.ok) setFound(answer.value);
    });
    return () => {
      shown = false;
    };
  }, []);
  return <CheckContext value={found}>{children}</CheckContext>;
}

/** What the check after the log-in has found; null while it is on its way. */
export function useDataCheck(): Verification | null {
  return useContext(CheckContext);
}
