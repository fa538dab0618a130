import { useState } from "react";
import { CROSS_CHECK_FIELDS, CROSS_CHECK_LABELS } from "../../core/due/cross-check.ts";
import type { Asked, InquiryStep } from "../../core/due/inquiry.ts";
import type { InquiryEntry } from "../../electron/contract/inquiries.ts";
import { useHotkeys } from "../app/keys.ts";
import { useNavigation } from "../app/navigation.tsx";
import { Button } from "../ui/Button.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { INQUIRY_WORDS as W } from "../words/inquiries.ts";
import type { ActId } from "./ActCells.tsx";
import { ActForm, actsOf } from "./ActForm.tsx";

export interface InquiryPaneProps {
  readonly entry: InquiryEntry;
  readonly mayWrite: boolean;
  readonly onEntries: (entries: readonly InquiryEntry[]) => void;
}

/** One request: what was asked, everything that happened, and what can happen next. */
export function InquiryPane({ entry, mayWrite, onEntries }: InquiryPaneProps) {
  const { go } = useNavigation();
  const [act, setAct] = useState<ActId | null>(null);
  useHotkeys(act === null ? {} : { Esc: () => setAct(null) });
  const { asked } = entry.inquiry;
  return (
    <aside className="pane inquiry-pane" aria-label={W.detail}>
      <SectionHead title={W.detail}>
        <span className="spacer" />
        <Button
          size="small"
          look="quiet"
          onClick={() => void go({ kind: "case", caseId: entry.caseId })}
        >
          {W.openCase}
        </Button>
      </SectionHead>
      <dl className="inquiry-facts">
        {factsOf(asked).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <SectionHead title={W.history} />
      <ol className="inquiry-steps">
        {entry.steps.map(({ step, operator }, index) => (
          <li key={index}>
            <span className="muted">{step.on}</span>
            <b>{W.steps[step.step]}</b>
            <span>{stepWords(step)}</span>
            <span className="faint small">{operator}</span>
          </li>
        ))}
      </ol>
      {mayWrite && act === null && (
        <div className="inquiry-acts">
          {actsOf(entry.inquiry).map((id) => (
            <Button key={id} onClick={() => setAct(id)}>
              {W.acts[id]}
            </Button>
          ))}
        </div>
      )}
      {act !== null && (
        <ActForm
          key={act}
          entry={entry}
          act={act}
          onDone={(entries) => {
            setAct(null);
            onEntries(entries);
          }}
          onClose={() => setAct(null)}
        />
      )}
    </aside>
  );
}

function factsOf(asked: Asked): readonly (readonly [string, string])[] {
  if (asked.kind === "cross-check") {
    return [
      ...CROSS_CHECK_FIELDS.map(
        (field) => [CROSS_CHECK_LABELS[field], asked.fields[field]] as const,
      ),
      [W.suspicion, asked.suspicion],
    ];
  }
  return [
    [W.typeLabel, W.type[asked.type]],
    [W.office, asked.office],
    [W.matter, asked.matter],
    ...(asked.persons === "" ? [] : [[W.persons, asked.persons] as const]),
    [W.firstResponder, asked.firstResponder],
  ];
}

function stepWords(step: InquiryStep): string {
  switch (step.step) {
    case "asked":
    case "confirmed":
      return "";
    case "changed":
    case "withdrawn":
      return step.exception;
    case "extended":
      return `${W.until} ${step.until}，${step.agreedWith}，${step.reason}`;
    case "answered":
      return [W.finding[step.finding], step.words].filter((words) => words !== "").join("，");
    case "asked-again":
      return step.higher ? `${W.higher}，${step.reason}` : step.reason;
  }
}
