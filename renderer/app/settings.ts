import { useEffect, useState } from "react";
import type { PoolSettingsByPack } from "../../electron/contract/pool-settings.ts";
import type { Problem } from "../../core/problem.ts";
import { call } from "./bridge.ts";

/** What the office has settled for its packs, read when the screen opens. */
export function usePoolSettings(): {
  readonly settings: PoolSettingsByPack | null;
  readonly problem: Problem | null;
  readonly replace: (settings: PoolSettingsByPack) => void;
} {
  const [settings, setSettings] = useState<PoolSettingsByPack | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    void call("settings.read", {}).then((answer) => {
      if (answer.ok) setSettings(answer.value);
      else setProblem(answer.error);
    });
  }, []);
  return { settings, problem, replace: setSettings };
}
