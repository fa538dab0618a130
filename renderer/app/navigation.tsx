import type { FormKind } from "../../core/forms/kinds.ts";
import type { AcceptedUpload } from "../../electron/contract/reconcile.ts";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";

/** A case that was put on its upload: what the citizen is told, and what is printed. */
export interface AcceptedCase {
  readonly name: string;
  readonly accepted: AcceptedUpload;
  readonly forms: readonly FormKind[];
}

export type Screen =
  | { readonly kind: "workbench" }
  | { readonly kind: "review" }
  /** `at`: the request that is to be shown. */
  | { readonly kind: "inquiries"; readonly at?: string }
  /** 同步. */
  | { readonly kind: "sync" }
  | { readonly kind: "statistics" }
  /** The ledger of a day (业务台账). */
  | { readonly kind: "ledger" }
  | { readonly kind: "case"; readonly caseId: string }
  /** What was typed beside what the hospital has uploaded. */
  | { readonly kind: "reconcile"; readonly caseId: string; readonly done?: AcceptedCase }
  | { readonly kind: "settings"; readonly at?: SettingsPlace };

/** Where the settings open: at a parameter or a section; else at their beginning. */
export type SettingsPlace = ParameterPlace | "keys" | "backup" | "office" | "gateway";

/** A parameter in the settings. */
export interface ParameterPlace {
  readonly packId: string;
  readonly path: string;
}

/** Keeps what is half-done, such as a draft. Resolves false to stay where one is. */
export type Leave = () => Promise<boolean>;

export interface Navigation {
  readonly screen: Screen;
  /** The case opened last, for the rail; null before the first. */
  readonly lastCase: string | null;
  /** Goes to another screen once every registered `Leave` agreed; of several on the way, to the one asked for last. */
  readonly go: (screen: Screen) => Promise<void>;
  /** Asks every registered `Leave`, without going anywhere. */
  readonly settle: () => Promise<boolean>;
  readonly onLeave: (leave: Leave) => () => void;
}

const NavigationContext = createContext<Navigation | null>(null);

export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const [screen, setScreen] = useState<Screen>({ kind: "workbench" });
  const [lastCase, setLastCase] = useState<string | null>(null);
  const leaves = useRef(new Set<Leave>());
  const asked = useRef(0);

  const settle = useCallback(async () => {
    for (const leave of leaves.current) {
      if (!(await leave())) return false;
    }
    return true;
  }, []);
  const go = useCallback(
    async (next: Screen) => {
      asked.current += 1;
      const mine = asked.current;
      if (!(await settle()) || mine !== asked.current) return;
      if (next.kind === "case") setLastCase(next.caseId);
      setScreen(next);
    },
    [settle],
  );
  const onLeave = useCallback((leave: Leave) => {
    leaves.current.add(leave);
    return () => {
      leaves.current.delete(leave);
    };
  }, []);

  const value = useMemo(
    () => ({ screen, lastCase, go, settle, onLeave }),
    [screen, lastCase, go, settle, onLeave],
  );
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error("no navigation");
  return navigation;
}

/** Runs before the window leaves the screen, locks or closes; for keeping a draft. */
export function useLeave(leave: Leave): void {
  const { onLeave } = useNavigation();
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  useEffect(() => onLeave(() => latest.current()), [onLeave]);
}
