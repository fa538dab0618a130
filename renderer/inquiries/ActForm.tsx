import { useState } from "react";
import type { Inquiry } from "../../core/due/inquiry.ts";
import type { Request } from "../../electron/contract/contract.ts";
import type { InquiryEntry } from "../../electron/contract/inquiries.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { ChoiceCell } from "../ui/ChoiceCell.tsx";
import { Fields } from "../ui/Fields.tsx";
import { Message } from "../ui/Message.tsx";
import { DateCell, TextCell } from "../ui/TextCell.tsx";
import { INQUIRY_WORDS as W } from "../words/inquiries.ts";

export type ActId = keyof typeof W.acts;

/** What can happen next to a request. */
export function actsOf({ state, asked }: Inquiry): readonly ActId[] {
  if (state === "answered") return ["confirmed", "asked-again"];
  if (state !== "open") return [];
  return asked.kind === "coordination"
    ? ["answered", "extended", "withdrawn"]
    : ["answered", "withdrawn"];
}

export interface ActFormProps {
  readonly entry: InquiryEntry;
  readonly act: ActId;
  readonly onDone: (entries: readonly InquiryEntry[]) => void;
  readonly onClose: () => void;
}

/** What happened, when, and what belongs to it. */
export function ActForm({ entry, act, onDone, onClose }: ActFormProps) {
  const { today } = useSession();
  const check = entry.inquiry.asked.kind === "cross-check";
  const [on, setOn] = useState(today);
  const [finding, setFinding] = useState<"correct" | "wrong" | "told">(check ? "correct" : "told");
  const [words, setWords] = useState("");
  const [until, setUntil] = useState("");
  const [agreedWith, setAgreedWith] = useState("");
  const [higher, setHigher] = useState<"yes" | "no">("no");
  const { busy, problem, ask } = useAsking();
  const typed: Record<ActId, Request<"inquiries.act">["act"]> = {
    answered: { step: "answered", on, finding, words },
    extended: { step: "extended", on, until, agreedWith, reason: words },
    withdrawn: { step: "withdrawn", on, exception: words },
    confirmed: { step: "confirmed", on },
    "asked-again": { step: "asked-again", on, reason: words, higher: higher === "yes" },
  };
  const save = async (): Promise<void> => {
    const answer = await ask(() =>
      call("inquiries.act", { inquiryId: entry.inquiryId, act: typed[act] }),
    );
    if (answer?.ok === true) onDone(answer.value);
  };
  return (
    <Fields className="inquiry-act" onEnd={() => void save()}>
      <FormGrid>
        <DateCell label={W.onDay} span={12} field="act.on" value={on} onChange={setOn} />
        {act === "answered" && check && (
          <ChoiceCell
            label={W.findingLabel}
            field="act.finding"
            span={12}
            value={finding}
            choices={[
              { value: "correct", label: W.finding.correct },
              { value: "wrong", label: W.finding.wrong },
            ]}
            onChange={setFinding}
          />
        )}
        {act === "extended" && (
          <>
            <DateCell
              label={W.until}
              span={12}
              field="act.until"
              value={until}
              onChange={setUntil}
            />
            <TextCell
              label={W.agreedWith}
              span={12}
              field="act.agreedWith"
              value={agreedWith}
              onChange={setAgreedWith}
            />
          </>
        )}
        {act === "asked-again" && (
          <ChoiceCell
            label={W.higher}
            field="act.higher"
            span={12}
            value={higher}
            choices={[
              { value: "no", label: W.no },
              { value: "yes", label: W.yes },
            ]}
            onChange={setHigher}
          />
        )}
        {act !== "confirmed" && (
          <TextCell
            label={act === "answered" ? wordsLabel(finding) : W.reason}
            span={12}
            field="act.words"
            value={words}
            onChange={setWords}
          />
        )}
      </FormGrid>
      {problem !== null && <Message problem={problem} />}
      <div className="actions">
        <Button keycap="Esc" onClick={onClose}>
          {W.back}
        </Button>
        <Button look="primary" disabled={busy} onClick={() => void save()}>
          {W.save}
        </Button>
      </div>
    </Fields>
  );
}

function wordsLabel(finding: "correct" | "wrong" | "told"): string {
  return finding === "wrong" ? W.wordsWrong : W.words;
}
