import { useState } from "react";
import type { Inquiry } from "../../core/due/inquiry.ts";
import { assertNever } from "../../core/result.ts";
import type { Request } from "../../electron/contract/contract.ts";
import type { InquiryEntry } from "../../electron/contract/inquiries.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { Fields } from "../ui/Fields.tsx";
import { Message } from "../ui/Message.tsx";
import { INQUIRY_WORDS as W } from "../words/inquiries.ts";
import { ActCells, type ActId, type TypedAct } from "./ActCells.tsx";

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
  const [typed, setTyped] = useState<TypedAct>(() => ({
    on: today,
    finding: check ? "correct" : "told",
    words: "",
    until: "",
    agreedWith: "",
    higher: "no",
  }));
  const { busy, problem, ask } = useAsking();
  const save = async (): Promise<void> => {
    const done = { inquiryId: entry.inquiryId, act: asAct(act, typed) };
    const answer = await ask(() => call("inquiries.act", done));
    if (answer?.ok === true) onDone(answer.value);
  };
  return (
    <Fields className="inquiry-act" onEnd={() => void save()}>
      <ActCells
        act={act}
        check={check}
        typed={typed}
        onType={(change) => setTyped((before) => ({ ...before, ...change }))}
      />
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

function asAct(act: ActId, typed: TypedAct): Request<"inquiries.act">["act"] {
  const { on, finding, words, until, agreedWith, higher } = typed;
  switch (act) {
    case "answered":
      return { step: "answered", on, finding, words };
    case "extended":
      return { step: "extended", on, until, agreedWith, reason: words };
    case "withdrawn":
      return { step: "withdrawn", on, exception: words };
    case "confirmed":
      return { step: "confirmed", on };
    case "asked-again":
      return { step: "asked-again", on, reason: words, higher: higher === "yes" };
    default:
      return assertNever(act);
  }
}
