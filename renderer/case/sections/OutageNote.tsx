import { useEffect, useState } from "react";
import { parseDate } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import type { MessageEntry } from "../../../electron/contract/from-gateway.ts";
import { call } from "../../app/bridge.ts";
import { FROM_GATEWAY } from "../../words/from-gateway.ts";
import { type Edit, setFields } from "../state/edit.ts";

const W = FROM_GATEWAY.outage;

/** An outage of the day of settlement, to be recorded as why it failed, with its time (HUN-78, HUN-20.4). */
export function OutageNote({
  stay,
  edit,
}: {
  readonly stay: CaseForm["stay"];
  readonly edit: (edit: Edit) => void;
}) {
  const [outages, setOutages] = useState<readonly MessageEntry[]>([]);
  const on = dayOf(stay.settled) ?? dayOf(stay.discharge);
  useEffect(() => {
    let gone = false;
    if (on === null) return;
    void call("messages.outages", { on }).then((answer) => {
      if (!gone && answer.ok) setOutages(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [on]);
  const [outage] = on === null ? [] : outages;
  if (outage === undefined) return null;
  const { title, from, until, by } = outage;
  const note = W.note(title, timeOf(from), timeOf(until), by);
  if (stay.failureNote.includes(note)) return null;
  const record = (): void => {
    const failureNote = [stay.failureNote.trim(), note].filter((text) => text !== "").join("；");
    edit(setFields("stay", { failure: "network", failureNote }));
  };
  return (
    <button type="button" className="benefit-link" onClick={record}>
      {W.record(title)}
    </button>
  );
}

function dayOf(text: string): string | null {
  const read = parseDate(text);
  return read.ok ? read.value : null;
}

function timeOf(at: string): string {
  return at.replace("T", " ");
}
