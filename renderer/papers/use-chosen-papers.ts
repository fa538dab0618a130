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
  const [turned, setTurned] = useState<readonly FormKind[]>([]);
  const standing = (form: FormKind) => standingOf(desk, printing.jobs, form);
  const proposed = (form: FormKind): boolean =>
    needed.includes(form) && !["issued", "waiting"].includes(standing(form));
  const chosen = forms.filter((form) => proposed(form) !== turned.includes(form));
  return {
    chosen,
    first: chosen.filter((form) => standing(form) !== "issued"),
    again: chosen.filter((form) => standing(form) === "issued"),
    toggle: (form: FormKind): void => {
      setTurned((before) =>
        before.includes(form) ? before.filter((each) => each !== form) : [...before, form],
      );
    },
    /** These are on their way: what is proposed for them now holds. What was chosen for others stays. */
    sent: (forms: readonly FormKind[]): void => {
      setTurned((before) => before.filter((form) => !forms.includes(form)));
    },
  };
}
