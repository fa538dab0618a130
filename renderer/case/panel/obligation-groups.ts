import type { CaseForm } from "../../../core/casefile/form.ts";
import { isDownloaded } from "../../../core/claim/counter-checks.ts";
import { isWaived } from "../../../core/filing/asked-materials.ts";
import type { IssuedForm } from "../../../core/casefile/revision.ts";
import type { Obligation } from "../../../core/settlement/obligations-kinds.ts";

export type ObligationGroup = "form" | "material" | "deadline" | "notice";

/** Under which heading the clerk looks for it. */
export function groupOf({ kind }: Obligation): ObligationGroup {
  switch (kind) {
    case "form":
      return "form";
    case "material":
    case "local-list":
    case "download":
      return "material";
    case "deadline":
    case "lock":
      return "deadline";
    case "notice":
      return "notice";
  }
}

/** A proof that this filing does not need (HUN-12), and what was to be brought or kept under one that is over. */
export function fallsAway(obligation: Obligation, { filing }: CaseForm): boolean {
  if (obligation.kind === "material" && isWaived(obligation.demand, filing)) return true;
  return isOver(filing) && lastsWithFiling(obligation);
}

/** Revoked (撤销, LN-1.2c), cancelled (取消) or ended with the entitlement (终止, HUN-16). */
function isOver({ steps = [] }: CaseForm["filing"]): boolean {
  return steps.some(({ do: done }) => done === "revoke" || done === "cancel" || done === "end");
}

/** Proofs that a commitment put off, and the days of the filing itself. */
function lastsWithFiling(obligation: Obligation): boolean {
  switch (obligation.kind) {
    case "lock":
      return true;
    case "deadline":
      return obligation.what === "commitment" || obligation.what === "validity";
    case "material":
      return obligation.putOff !== null;
    case "form":
    case "local-list":
    case "download":
    case "notice":
      return false;
  }
}

export interface Doing {
  readonly form: CaseForm;
  readonly issued: readonly IssuedForm[];
}

/** Whether it is done, as far as the case shows; null: the case does not show it. */
export function isDone(obligation: Obligation, { form, issued }: Doing): boolean | null {
  const { filing, invoices } = form;
  switch (obligation.kind) {
    case "form":
      return obligation.act === "filing" && filing.wanted !== "new"
        ? null
        : issued.some((paper) => paper.form === obligation.form);
    case "material": {
      const { demand, putOff, act } = obligation;
      if (putOff !== null) return filing.completed !== "";
      if (demand.id === "invoice") return invoices.length > 0;
      if (act === "filing" && filing.wanted !== "new") return null;
      const has = (id: string): boolean => filing.materials[id] !== undefined;
      return (
        has(demand.id) ||
        demand.anyOf.some(({ pieces }) => pieces.every(({ id, printed }) => printed || has(id)))
      );
    }
    case "download":
      return obligation.clauses.includes("HUN-59") ? isDownloaded(form) : null;
    case "notice":
      return issued.some((paper) => paper.form === "filing-notice");
    case "deadline":
    case "lock":
    case "local-list":
      return null;
  }
}
