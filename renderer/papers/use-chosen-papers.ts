import { useState } from "react";
import type { FormKind } from "../../core/forms/kinds.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { standingOf } from "./standing.ts";
import type { Printing } from "./use-printing.ts";

/** Which papers go to the printer: what the case needs and has not had, unless the clerk chooses otherwise. */
export function useChosenPapers(
  desk: CaseDesk,
  printing: Printing,
  forms: readonly FormKind[],
  needed: readonly FormKind[],
) {
  /** What the clerk has chosen otherwise than the program proposes. */
  const [turned, setTurned] = useState<ReadonlySet<FormKind>>(new Set());
  const standing = (form: FormKind) => standingOf(desk, printing.jobs, form);
  const proposed = (form: FormKind): boolean =>
    needed.includes(form) && !["issued", "waiting"].includes(standing(form));
  const chosen = forms.filter((form) => proposed(form) !== turned.has(form));
  return {
    chosen,
    first: chosen.filter((form) => standing(form) !== "issued"),
    again: chosen.filter((form) => standing(form) === "issued"),
    toggle: (form: FormKind): void => {
      const next = new Set(turned);
      if (!next.delete(form)) next.add(form);
      setTurned(next);
    },
    forget: () => setTurned(new Set()),
  };
}
