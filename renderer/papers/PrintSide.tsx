import type { FormKind } from "../../core/forms/kinds.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { PAPERS_WORDS as W } from "../words/papers.ts";
import { ConfirmPanel } from "./ConfirmPanel.tsx";
import { PrintRecord } from "./PrintRecord.tsx";
import type { Printing } from "./use-printing.ts";

export interface PrintSideProps {
  readonly desk: CaseDesk;
  readonly printing: Printing;
  /** Whether the case has any form at all. */
  readonly some: boolean;
  /** How many of the chosen forms have not come out yet. */
  readonly open: number;
  readonly onPrint: () => void;
  readonly onShow: (form: FormKind) => void;
}

/** Printing in one step, then the question whether it came out, and what was printed before. */
export function PrintSide({ desk, printing, some, open, onPrint, onShow }: PrintSideProps) {
  const waits = printing.waiting.length > 0;
  return (
    <aside className="pane papers-side">
      {waits && <ConfirmPanel printing={printing} />}
      {!waits && some && desk.version !== null && (
        <div className="papers-issue">
          <h2>{W.printTitle}</h2>
          <p>{W.printNote(desk.version.count)}</p>
          <Button
            look="primary"
            size="large"
            keycap="Ctrl+P"
            disabled={printing.busy || open === 0}
            onClick={onPrint}
          >
            {printing.busy ? W.printing : open === 0 ? W.allIssued : W.print}
          </Button>
        </div>
      )}
      {printing.warning !== null && <Message problem={printing.warning} />}
      {printing.problem !== null && <Message problem={printing.problem} />}
      <PrintRecord jobs={printing.jobs} onShow={onShow} />
    </aside>
  );
}
