import { useState } from "react";
import type { Receipt, Settlement } from "../../core/settlement/receipt.ts";
import { useHotkeys } from "../app/keys.ts";
import { CaseHeader } from "../case/CaseHeader.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { Stamp } from "../ui/Chip.tsx";
import { SETTLEMENT_WORDS as W } from "../words/settlement.ts";
import { CitizenView } from "./CitizenView.tsx";
import { Computation } from "./Computation.tsx";
import { DocumentNumbers } from "./DocumentNumbers.tsx";
import { GroundsPane } from "./GroundsPane.tsx";
import { type Row, groupsOf } from "./rows.ts";
import "./settlement.css";

export interface SettlementScreenProps {
  readonly desk: CaseDesk;
  readonly onBack: () => void;
  readonly onPapers: () => void;
}

/** 计算过程: every row with its ground, and everything that was weighed and left aside. */
export function SettlementScreen(props: SettlementScreenProps) {
  const { desk, onBack, onPapers } = props;
  const { receipt } = desk.assessment;
  const settlement = receipt?.settlement ?? null;
  useHotkeys({ Esc: onBack, "Ctrl+P": onPapers });
  return receipt === null || settlement === null ? (
    <NoFigures desk={desk} onBack={onBack} receipt={receipt} />
  ) : (
    <Shown {...props} receipt={receipt} settlement={settlement} />
  );
}

interface ShownProps extends SettlementScreenProps {
  readonly receipt: Receipt;
  readonly settlement: Settlement;
}

function Shown({ desk, onBack, onPapers, receipt, settlement }: ShownProps) {
  const groups = groupsOf(settlement, { pack: desk.loaded.pack, settings: desk.settings });
  const rows = groups.flatMap((group) => group.rows);
  const [no, setNo] = useState(() => rowAskedAbout(rows));
  const [citizen, setCitizen] = useState(false);
  const row = rows.find((candidate) => candidate.no === no) ?? rows[0];
  useHotkeys({
    "↑": () => setNo(Math.max(1, no - 1)),
    "↓": () => setNo(Math.min(rows.length, no + 1)),
    "Ctrl+M": () => setCitizen(true),
  });
  return (
    <div className="settlement">
      <CaseHeader desk={desk}>
        <Button keycap="Ctrl+M" onClick={() => setCitizen(true)}>
          {W.citizen}
        </Button>
        <Button icon="print" keycap="Ctrl+P" onClick={onPapers}>
          {W.print}
        </Button>
        <Button keycap="Esc" onClick={onBack}>
          {W.back}
        </Button>
      </CaseHeader>
      <div className="settlement-middle">
        <div className="settlement-title">
          <h1>{W.title}</h1>
          {receipt.standing === "trial" && <Stamp />}
          <span className="spacer" />
          <span className="muted small nowrap">{W.from}</span>
          <DocumentNumbers receipt={receipt} />
        </div>
        <Computation desk={desk} receipt={receipt} groups={groups} selected={no} onSelect={setNo} />
      </div>
      {row !== undefined && <GroundsPane desk={desk} receipt={receipt} row={row} />}
      {citizen && (
        <CitizenView
          desk={desk}
          receipt={receipt}
          settlement={settlement}
          onClose={() => setCitizen(false)}
        />
      )}
    </div>
  );
}

/** The row that a clerk is asked about: the last share of the fund that a clause rules. */
function rowAskedAbout(rows: readonly Row[]): number {
  const ruled = rows.filter((row) => row.sources.some((source) => source.kind === "clause"));
  return (ruled.findLast((row) => row.look === "plain") ?? ruled.at(-1))?.no ?? 1;
}

function NoFigures({
  desk,
  onBack,
  receipt,
}: {
  readonly desk: CaseDesk;
  readonly onBack: () => void;
  readonly receipt: Receipt | null;
}) {
  return (
    <div className="settlement">
      <CaseHeader desk={desk}>
        <Button keycap="Esc" onClick={onBack}>
          {W.back}
        </Button>
      </CaseHeader>
      <div className="settlement-empty">
        <h1>{W.noFigures}</h1>
        <p className="muted">{W.noFiguresNote}</p>
      </div>
      {receipt !== null && <GroundsPane desk={desk} receipt={receipt} row={null} />}
    </div>
  );
}
