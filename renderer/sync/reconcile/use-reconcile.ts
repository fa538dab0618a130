import { useMemo, useState } from "react";
import { assess } from "../../../core/assess.ts";
import { day } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import type { LoadedPack } from "../../../core/policy/load.ts";
import { packOfCase } from "../../../core/policy/pack-of-case.ts";
import { NO_SETTINGS } from "../../../core/policy/questions.ts";
import type { Problem } from "../../../core/problem.ts";
import { ok, type Result } from "../../../core/result.ts";
import {
  acceptUpload,
  type Decision,
  type Decisions,
  undecided,
} from "../../../core/sync/accept.ts";
import { reconcile } from "../../../core/sync/reconcile.ts";
import type { Row } from "../../../core/sync/rows.ts";
import type { VisitDetails } from "../../../core/sync/visit-details.ts";
import type { PoolSettingsByPack } from "../../../electron/contract/pool-settings.ts";
import type { OpenedUpload } from "../../../electron/contract/reconcile.ts";
import { call } from "../../app/bridge.ts";
import { readPacks } from "../../app/packs.ts";

/** A case beside its upload, with what it is computed under. */
export interface Loaded {
  readonly opened: OpenedUpload;
  readonly packs: readonly LoadedPack[];
  readonly settings: PoolSettingsByPack;
}

export async function load(caseId: string): Promise<Result<Loaded, Problem>> {
  const [opened, settings, packs] = await Promise.all([
    call("reconcile.open", { caseId }),
    call("settings.read", {}),
    readPacks(),
  ]);
  if (!opened.ok) return opened;
  if (!settings.ok) return settings;
  if (!packs.ok) return packs;
  return ok({ opened: opened.value, packs: packs.value, settings: settings.value });
}

/** What the clerk has decided so far, and what it comes to. */
export function useReconcile(
  form: CaseForm,
  details: VisitDetails,
  { packs, settings }: Loaded,
  today: string,
) {
  const [decisions, setDecisions] = useState<Decisions>({});
  const compared = useMemo(() => reconcile(form, details), [form, details]);
  const differing = useMemo(() => compared.rows.filter(({ same }) => !same), [compared]);
  const open = undecided(compared.rows, decisions);
  const ruled = useMemo(() => packOfCase(form, packs, day(today)), [form, packs, today]);
  const computed = useMemo(() => {
    const on = day(today);
    const own = (of: CaseForm) =>
      ruled === undefined
        ? null
        : assess(of, ruled.loaded, settings[ruled.loaded.pack.id] ?? NO_SETTINGS, on);
    // Rows on which nothing was decided yet count as the upload says: that is the proposal.
    const proposed = { ...allAdopted(differing), ...decisions };
    const accepted = acceptUpload(form, details, proposed);
    return { before: own(form), after: own(accepted.form), accepted };
  }, [form, details, decisions, differing, ruled, settings, today]);
  const decide = (row: Row, decision: Decision | null): void => {
    setDecisions(({ [row.id]: _old, ...others }) =>
      decision === null ? others : { ...others, [row.id]: decision },
    );
  };
  return {
    compared,
    differing,
    decisions,
    open,
    decide,
    /** Every row that can be taken over and on which nothing was decided, as the upload says. */
    rest: { ...allAdopted(differing), ...decisions },
    pack: ruled?.loaded ?? null,
    ...computed,
  };
}

export type Reconciling = ReturnType<typeof useReconcile>;

function allAdopted(rows: readonly Row[]): Decisions {
  return Object.fromEntries(
    rows.filter(({ wrong }) => wrong === null).map(({ id }) => [id, "adopt"] as const),
  );
}
