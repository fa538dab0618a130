import { useCallback, useEffect, useState } from "react";
import type { IsoDate } from "../../../core/calendar.ts";
import type { LoadedPack } from "../../../core/policy/load.ts";
import { type CasePack, packOfCase } from "../../../core/policy/pack-of-case.ts";
import type { Problem } from "../../../core/problem.ts";
import { type Result, fail, ok } from "../../../core/result.ts";
import type { OpenedCase } from "../../../electron/contract/cases.ts";
import type { PoolSettingsByPack } from "../../../electron/contract/pool-settings.ts";
import { call } from "../../app/bridge.ts";
import { readPacks } from "../../app/packs.ts";
import { CASE_WORDS } from "../../words/case.ts";

/** A case with the packs of its time and what the pool has settled for each. */
export interface LoadedCase extends OpenedCase {
  readonly packs: readonly LoadedPack[];
  readonly settingsByPack: PoolSettingsByPack;
  /** What rules it as it was opened. */
  readonly ruled: CasePack;
}

export type CaseLoad =
  | { readonly phase: "loading" }
  | { readonly phase: "failed"; readonly problem: Problem }
  | { readonly phase: "ready"; readonly case: LoadedCase };

/** Opens a case; `again` retries after a failure. */
export function useLoadedCase(
  caseId: string,
  today: IsoDate,
): {
  readonly load: CaseLoad;
  readonly again: () => void;
} {
  const [load, setLoad] = useState<CaseLoad>({ phase: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    void openCase(caseId, today).then((outcome) => {
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
  }, [caseId, today, attempt]);
  const again = useCallback(() => {
    setLoad({ phase: "loading" });
    setAttempt((count) => count + 1);
  }, []);
  return { load, again };
}

async function openCase(caseId: string, today: IsoDate): Promise<Result<LoadedCase, Problem>> {
  try {
    const [opened, settings, packs] = await Promise.all([
      call("case.open", { caseId }),
      call("settings.read", {}),
      readPacks(),
    ]);
    if (!opened.ok) return opened;
    if (!settings.ok) return settings;
    if (!packs.ok) return packs;
    const ruled = packOfCase(opened.value.form, packs.value, today);
    if (ruled === undefined) return fail(CASE_WORDS.noPack);
    return ok({ ...opened.value, packs: packs.value, settingsByPack: settings.value, ruled });
  } catch {
    return fail(CASE_WORDS.desktopSilent);
  }
}
