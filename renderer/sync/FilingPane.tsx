import { useRef, useState } from "react";
import { findArea } from "../../core/area.ts";
import { CATEGORY_LABEL } from "../../core/words/labels.ts";
import type { NeededItem } from "../../electron/contract/sync.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useCases } from "../app/cases.tsx";
import { useNavigation } from "../app/navigation.tsx";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { SAME_FILING_WORDS as W } from "../words/same-filing.ts";
import { CaseLine } from "./CaseLine.tsx";

type Asked = Extract<NeededItem, { is: "same-filing" }>;

interface FilingPaneProps {
  readonly item: Asked;
  readonly onDone: () => void;
}

/** 同一次备案: both cases stay with a reason, or the later one gives way. */
export function FilingPane({ item, onDone }: FilingPaneProps) {
  const { operator } = useSession();
  const { otherNumber, otherOffice, filing, first } = item;
  return (
    <section className="sync-item" aria-label={W.title}>
      <h1>{W.title}</h1>
      <CaseLine {...item} />
      <p>{W.lead[first]}</p>
      <dl className="sync-facts">
        <dt>{W.other}</dt>
        <dd>{otherNumber}</dd>
        <dt>{W.office}</dt>
        <dd>{otherOffice}</dd>
        <dt>{W.category}</dt>
        <dd>{CATEGORY_LABEL[filing.category]}</dd>
        <dt>{W.place}</dt>
        <dd>{findArea(filing.place)?.name ?? filing.place}</dd>
        <dt>{W.date}</dt>
        <dd>{filing.date}</dd>
        <dt>{W.holds}</dt>
        <dd>{W.days(filing)}</dd>
      </dl>
      {operator.role !== "reviewer" && <Deciding item={item} onDone={onDone} />}
    </section>
  );
}

function Deciding({ item: { id, caseId, mayGive }, onDone }: FilingPaneProps) {
  const { busy, problem, ask } = useAsking();
  const { reload } = useCases();
  const { go } = useNavigation();
  const [reason, setReason] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const reasoned = (decide: () => void): void => {
    if (reason.trim() === "") field.current?.focus();
    else decide();
  };
  const keep = (): void => {
    void ask(() => call("sync.decide", { conflict: id, decision: reason })).then((answer) => {
      if (answer?.ok === true) onDone();
    });
  };
  const give = (): void => {
    void ask(() => call("sync.give-way", { conflict: id, reason })).then((answer) => {
      if (answer?.ok !== true) return;
      reload();
      onDone();
      void go({ kind: "case", caseId });
    });
  };
  return (
    <>
      <form
        className="sync-decide"
        onSubmit={(event) => {
          event.preventDefault();
          reasoned(mayGive === null ? keep : give);
        }}
      >
        <label>
          {W.reason}
          <input
            ref={field}
            value={reason}
            maxLength={150}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        {mayGive !== null && (
          <Button look="primary" submit disabled={busy}>
            {W.give[mayGive]}
          </Button>
        )}
        <Button
          look={mayGive === null ? "primary" : "plain"}
          submit={mayGive === null}
          disabled={busy}
          {...(mayGive === null ? {} : { onClick: () => reasoned(keep) })}
        >
          {W.both}
        </Button>
      </form>
      {mayGive !== null && <p className="muted small">{W.after[mayGive]}</p>}
      {problem !== null && <Message problem={problem} />}
    </>
  );
}
