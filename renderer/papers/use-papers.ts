import { useState } from "react";
import type { FormKind } from "../../core/forms/kinds.ts";
import type { PrintWay } from "../../electron/contract/printing.ts";
import { useCases } from "../app/cases.tsx";
import type { Bindings } from "../app/keys.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { formsNeeded, formsOnRequest } from "./forms-needed.ts";
import { copiesOf, MOST_COPIES } from "./standing.ts";
import { useChosenPapers } from "./use-chosen-papers.ts";
import { usePrinting } from "./use-printing.ts";

export type PapersDesk = ReturnType<typeof usePapers>;

/** The papers of a case: which there are, which is shown, which are chosen, and their printing. */
export function usePapers(desk: CaseDesk) {
  const needed = formsNeeded(desk);
  const forms = [...needed, ...formsOnRequest(desk)];
  const [shown, show] = useState<FormKind | null>(forms[0] ?? null);
  const { reload } = useCases();
  const printing = usePrinting(desk, reload);
  const { sent, ...choice } = useChosenPapers(desk, printing, forms, needed);
  const print = async (which: readonly FormKind[], way: PrintWay): Promise<void> => {
    const papers = which.map((form) => ({ form, copies: copiesOf(printing.list, form) }));
    sent(await printing.send(papers, way));
  };
  const move = (by: number): void => {
    const at = shown === null ? 0 : forms.indexOf(shown);
    show(forms[Math.min(forms.length - 1, Math.max(0, at + by))] ?? null);
  };
  const count = (by: number): void => {
    if (shown === null) return;
    const copies = Math.min(MOST_COPIES, Math.max(1, copiesOf(printing.list, shown) + by));
    void printing.setCopies(shown, copies);
  };
  const keys: Bindings = {
    "Ctrl+P": () => void print(choice.first, "printer"),
    "Ctrl+Shift+P": () => void print(choice.again, "printer"),
    "↑": () => move(-1),
    "↓": () => move(1),
    "+": () => count(1),
    "-": () => count(-1),
    Space: () => {
      if (shown !== null) choice.toggle(shown);
    },
  };
  return { ...choice, forms, needed, shown, show, printing, print, keys };
}
