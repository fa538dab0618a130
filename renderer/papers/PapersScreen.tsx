import { type ReactNode, useState } from "react";
import { FORM_TITLE, type FormKind } from "../../core/forms/kinds.ts";
import type { PrintWay } from "../../electron/contract/printing.ts";
import { useCases } from "../app/cases.tsx";
import { useHotkeys } from "../app/keys.ts";
import { CaseHeader } from "../case/CaseHeader.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { PAPERS_WORDS as W } from "../words/papers.ts";
import { formsNeeded, formsOnRequest } from "./forms-needed.ts";
import { PaperList } from "./PaperList.tsx";
import { PaperView } from "./PaperView.tsx";
import { PrinterCells } from "./PrinterCells.tsx";
import { PrintSide } from "./PrintSide.tsx";
import { SavePaper } from "./SavePaper.tsx";
import { copiesOf, fixedBytes, issuedBytes, MOST_COPIES } from "./standing.ts";
import { useChosenPapers } from "./use-chosen-papers.ts";
import { usePrinting } from "./use-printing.ts";
import "./papers.css";

/** 打印整套: the forms of this case, seen as they will be, printed in one step, then confirmed. */
export function PapersScreen({
  desk,
  strip,
  onBack,
}: {
  readonly desk: CaseDesk;
  /** The tabs over the list. */
  readonly strip: ReactNode;
  readonly onBack: () => void;
}) {
  const needed = formsNeeded(desk);
  const forms = [...needed, ...formsOnRequest(desk)];
  const [shown, setShown] = useState<FormKind | null>(forms[0] ?? null);
  const { reload } = useCases();
  const printing = usePrinting(desk, reload);
  const { chosen, first, again, toggle, sent } = useChosenPapers(desk, printing, forms, needed);
  const print = async (which: readonly FormKind[], way: PrintWay): Promise<void> => {
    const papers = which.map((form) => ({ form, copies: copiesOf(printing.list, form) }));
    sent(await printing.send(papers, way));
  };
  const move = (by: number): void => {
    const at = shown === null ? 0 : forms.indexOf(shown);
    setShown(forms[Math.min(forms.length - 1, Math.max(0, at + by))] ?? null);
  };
  const count = (by: number): void => {
    if (shown === null) return;
    const copies = Math.min(MOST_COPIES, Math.max(1, copiesOf(printing.list, shown) + by));
    void printing.setCopies(shown, copies);
  };
  useHotkeys({
    Esc: onBack,
    "Ctrl+P": () => void print(first, "printer"),
    "Ctrl+Shift+P": () => void print(again, "printer"),
    "↑": () => move(-1),
    "↓": () => move(1),
    "+": () => count(1),
    "-": () => count(-1),
    Space: () => {
      if (shown !== null) toggle(shown);
    },
  });
  return (
    <div className="papers">
      <CaseHeader desk={desk}>
        <Button keycap="Esc" onClick={onBack}>
          {W.back}
        </Button>
      </CaseHeader>
      <section className="papers-list" aria-label={W.title}>
        {strip}
        <PaperList
          desk={desk}
          printing={printing}
          forms={forms}
          needed={needed}
          shown={shown}
          chosen={chosen}
          onShow={setShown}
          onToggle={toggle}
        />
        {shown !== null && (
          <PrinterCells
            printing={printing}
            form={shown}
            onDialog={() => void print(chosen, "dialog")}
          >
            <SavePaper key={shown} caseId={desk.caseId} sha256={issuedBytes(desk, shown)} />
          </PrinterCells>
        )}
        {forms.length > 0 && (
          <div className="papers-go">
            <Button
              keycap="Ctrl+Shift+P"
              disabled={printing.busy || again.length === 0}
              onClick={() => void print(again, "printer")}
            >
              {W.again}
            </Button>
          </div>
        )}
      </section>
      {shown === null ? (
        <div className="papers-empty">
          <p>{W.none}</p>
          <p className="muted small">{W.noneNote}</p>
        </div>
      ) : (
        <PaperView
          desk={desk}
          form={shown}
          sha256={fixedBytes(desk, printing.jobs, shown)}
          title={FORM_TITLE[shown]}
        />
      )}
      <PrintSide
        desk={desk}
        printing={printing}
        some={forms.length > 0}
        open={first.length}
        onPrint={() => void print(first, "printer")}
        onShow={setShown}
      />
    </div>
  );
}
