import { useEffect, useState } from "react";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result } from "../../core/result.ts";
import type { OldVersion } from "../../electron/contract/versions.ts";
import { call } from "../app/bridge.ts";
import { CASE_WORDS } from "../words/case.ts";

type Opened = Result<OldVersion, Problem>;

/** The versions named, as they were; each is read once. Null while it is read, or none is named. */
export function useVersions(
  caseId: string,
  hashes: readonly (string | null)[],
): readonly (Opened | null)[] {
  const [opened, setOpened] = useState<ReadonlyMap<string, Opened>>(new Map());
  const wanted = hashes.flatMap((hash) => (hash === null || opened.has(hash) ? [] : [hash])).join();
  useEffect(() => {
    let gone = false;
    for (const hash of wanted.split(",").filter(Boolean)) {
      void call("versions.open", { caseId, hash })
        .catch(() => fail(CASE_WORDS.desktopSilent))
        .then((answer) => {
          if (!gone) setOpened((known) => new Map([...known, [hash, answer]]));
        });
    }
    return () => {
      gone = true;
    };
  }, [caseId, wanted]);
  return hashes.map((hash) => (hash === null ? null : (opened.get(hash) ?? null)));
}
