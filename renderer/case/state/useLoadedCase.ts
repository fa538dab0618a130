import { useCallback, useEffect, useState } from "react";
import { findArea } from "../../../core/area.ts";
import type { LoadedPack } from "../../../core/policy/load.ts";
import { packFor } from "../../../core/policy/packs.ts";
import { NO_SETTINGS, type PoolSettings } from "../../../core/policy/questions.ts";
import type { Problem } from "../../../core/problem.ts";
import { type Result, fail, ok } from "../../../core/result.ts";
import type { OpenedCase } from "../../../electron/contract/contract.ts";
import { call } from "../../app/bridge.ts";
import { CASE_WORDS } from "../../words/case.ts";

/** A case with the pack and the pool's settings that rule it. */
export interface LoadedCase extends OpenedCase {
  readonly loaded: LoadedPack;
  readonly settings: PoolSettings;
}

export type CaseLoad =
  | { readonly phase: "loading" }
  | { readonly phase: "failed"; readonly problem: Problem }
  | { readonly phase: "ready"; readonly case: LoadedCase };

/** Opens a case; `again` retries after a failure. */
export function useLoadedCase(caseId: string): {
  readonly load: CaseLoad;
  readonly again: () => void;
} {
  const [load, setLoad] = useState<CaseLoad>({ phase: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    void openCase(caseId).then((outcome) => {
      if (gone) return;
      setLoad(
        outcome.ok
          ? { phase: "ready", case: outcome.value }
          : { phase: "failed", problem: outcome.error },
      );
    });
    return () => {
      gone = true;
    };
  }, [caseId, attempt]);
  const again = useCallback(() => {
    setLoad({ phase: "loading" });
    setAttempt((count) => count + 1);
  }, []);
  return { load, again };
}

async function openCase(caseId: string): Promise<Result<LoadedCase, Problem>> {
  try {
    const [opened, settings] = await Promise.all([
      call("case.open", { caseId }),
      call("settings.read", {}),
    ]);
    if (!opened.ok) return opened;
    if (!settings.ok) return settings;
    const { area, insurance } = opened.value.form.pool;
    const pool = findArea(area);
    const loaded = pool === undefined ? undefined : packFor(pool.code, insurance);
    if (loaded === undefined) return fail(CASE_WORDS.noPack);
    return ok({ ...opened.value, loaded, settings: settings.value[loaded.pack.id] ?? NO_SETTINGS });
  } catch {
    return fail(CASE_WORDS.desktopSilent);
  }
}
