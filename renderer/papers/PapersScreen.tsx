import type { ReactNode } from "react";
import { FORM_TITLE } from "../../core/forms/kinds.ts";
import { useHotkeys } from "../app/keys.ts";
import { CaseHeader } from "../case/CaseHeader.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { PAPERS_WORDS as W } from "../words/papers.ts";
import { PaperList } from "./PaperList.tsx";
import { PaperView } from "./PaperView.tsx";
import { PrinterCells } from "./PrinterCells.tsx";
import { PrintSide } from "./PrintSide.tsx";
import { SavePaper } from "./SavePaper.tsx";
import { fixedBytes, issuedBytes } from "./standing.ts";
import { type PapersDesk, usePapers } from "./use-papers.ts";
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
  const papers = usePapers(desk);
  const { forms, shown, printing, first } = papers;
  useHotkeys({ Esc: onBack, ...papers.keys });
  return (
    <div className="papers">
      <CaseHeader desk={desk}>
        <Button keycap="Esc" onClick={onBack}>
          {W.back}
        </Button>
      </CaseHeader>
      <section className="papers-list" aria-label={W.title}>
        {strip}
        <ListPane desk={desk} papers={papers} />
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
        onPrint={() => void papers.print(first, "printer")}
        onShow={papers.show}
      />
    </div>
  );
}

interface ListPaneProps {
  readonly desk: CaseDesk;
  readonly papers: PapersDesk;
}

/** The papers of the case, where the one that is shown is printed, and 补打 of those chosen. */
function ListPane({ desk, papers }: ListPaneProps) {
  const { forms, needed, shown, chosen, again, printing, print } = papers;
  return (
    <>
      <PaperList
        desk={desk}
        printing={printing}
        forms={forms}
        needed={needed}
        shown={shown}
        chosen={chosen}
        onShow={papers.show}
        onToggle={papers.toggle}
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
    </>
  );
}
