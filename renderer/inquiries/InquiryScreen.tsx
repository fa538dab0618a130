import { useState } from "react";
import { day } from "../../core/calendar.ts";
import { periodOf } from "../../core/due/cross-check.ts";
import type { Inquiry, InquiryState } from "../../core/due/inquiry.ts";
import type { InquiryEntry } from "../../electron/contract/inquiries.ts";
import { useAsking, useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { Frame } from "../app/frame/Frame.tsx";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { Chip, type ChipProps } from "../ui/Chip.tsx";
import { Message } from "../ui/Message.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { INQUIRY_KEYS, INQUIRY_WORDS as W } from "../words/inquiries.ts";
import { shortNumber } from "../words/workbench.ts";
import { InquiryPane } from "./InquiryPane.tsx";
import "./inquiries.css";

/** 协查: every request to another office, what is due first on top. */
export function InquiryScreen({ at }: { readonly at: string | null }) {
  const { today, operator } = useSession();
  const { value, problem, replace } = useReading(() => call("inquiries.list", {}));
  const [chosen, setChosen] = useState<string | null>(at);
  const entries = value ?? [];
  const entry = entries.find(({ inquiryId }) => inquiryId === chosen) ?? entries[0];
  const step = (by: number) => (): void => {
    const at = entries.findIndex((one) => one === entry);
    const to = Math.min(Math.max(at + by, 0), entries.length - 1);
    setChosen(entries[to]?.inquiryId ?? null);
  };
  useHotkeys({ "↑": step(-1), "↓": step(1) });
  return (
    <Frame place="inquiries" keys={INQUIRY_KEYS}>
      <div className="inquiries">
        <section aria-label={W.list}>
          <header className="desk-head">
            <h1>{W.title}</h1>
            <span className="spacer" />
            {operator.role !== "reviewer" && <ExportButton today={today} />}
          </header>
          {problem !== null && <Message problem={problem} />}
          {value !== null && entries.length === 0 && <p className="muted">{W.none}</p>}
          {entries.length > 0 && (
            <Table
              label={W.list}
              columns={columnsOn(today)}
              rows={entries}
              rowKey={({ inquiryId }) => inquiryId}
              selected={entry?.inquiryId ?? null}
              onSelect={({ inquiryId }) => setChosen(inquiryId)}
            />
          )}
        </section>
        {entry !== undefined && (
          <InquiryPane
            key={`${entry.inquiryId} ${entry.steps.length}`}
            entry={entry}
            mayWrite={operator.role !== "reviewer"}
            onEntries={replace}
          />
        )}
      </div>
    </Frame>
  );
}

/** The round that is being gathered, and the one before it (HUN-76.t). */
function ExportButton({ today }: { readonly today: string }) {
  const [written, setWritten] = useState<string | null>(null);
  const { busy, problem, ask } = useAsking();
  const { first, summarised } = periodOf(day(today));
  const run = async (round: string): Promise<void> => {
    const answer = await ask(() => call("inquiries.export", { summarised: round }));
    if (answer?.ok === true) setWritten(answer.value);
  };
  return (
    <div className="inquiry-export">
      {[first, summarised].map((round) => (
        <Button key={round} disabled={busy} onClick={() => void run(round)}>
          {W.export}：{W.exportFor(round)}
        </Button>
      ))}
      {written !== null && <p role="status">{W.exported(written)}</p>}
      {problem !== null && <Message problem={problem} />}
    </div>
  );
}

const LOOK: Readonly<Record<InquiryState, Pick<ChipProps, "tone" | "glyph">>> = {
  open: { tone: "outline", glyph: "half" },
  answered: { tone: "accent", glyph: "dashed-ring" },
  confirmed: { tone: "ok", glyph: "tick" },
  withdrawn: { tone: "neutral", glyph: "ring" },
};

function columnsOn(today: string): readonly Column<InquiryEntry>[] {
  return [
    {
      key: "state",
      title: W.columns.state,
      width: "96px",
      cell: ({ inquiry }) => <Chip {...LOOK[inquiry.state]}>{W.state[inquiry.state]}</Chip>,
    },
    {
      key: "kind",
      title: W.columns.kind,
      width: "88px",
      cell: ({ inquiry }) => W.kind[inquiry.asked.kind],
    },
    { key: "name", title: W.columns.person, width: "110px", cell: ({ name }) => <b>{name}</b> },
    {
      key: "number",
      title: W.columns.number,
      width: "92px",
      shown: "normal",
      cell: ({ caseNumber }) => <span className="muted">{shortNumber(caseNumber, today)}</span>,
    },
    {
      key: "what",
      title: W.columns.what,
      cell: ({ inquiry: { asked } }) =>
        asked.kind === "cross-check" ? asked.suspicion : `${asked.office}：${asked.matter}`,
    },
    {
      key: "due",
      title: W.columns.due,
      width: "150px",
      cell: ({ inquiry }) => <DueCell inquiry={inquiry} today={today} />,
    },
  ];
}

function DueCell({ inquiry, today }: { readonly inquiry: Inquiry; readonly today: string }) {
  const { due, rounds } = inquiry;
  if (due === null) return null;
  if (!due.ok) {
    return (
      <span className="undet" title={W.unknownDueHelp}>
        {W.unknownDue}
      </span>
    );
  }
  const late = due.value < today;
  return (
    <span className={late ? "inquiry-late" : undefined}>
      {due.value}
      {late && ` ${W.overdue}`}
      {rounds > 0 && <em className="faint small"> {W.rounds(rounds)}</em>}
    </span>
  );
}
