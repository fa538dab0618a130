import { useState } from "react";
import type { NeededItem } from "../../electron/contract/sync.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { Message } from "../ui/Message.tsx";
import { SYNC_WORDS as W } from "../words/sync.ts";
import { CaseLine } from "./CaseLine.tsx";

type Asked = Extract<NeededItem, { is: "same-invoice" | "settled-directly" | "already-closed" }>;

/** Something that a clerk has to find out: both sides stay until the finding is noted. */
export function DecidePane({
  item,
  onDone,
}: {
  readonly item: Asked;
  readonly onDone: () => void;
}) {
  const { operator } = useSession();
  const { busy, problem, ask } = useAsking();
  const [found, setFound] = useState("");
  const done = (): void => {
    if (found.trim() === "") return;
    void ask(() => call("sync.decide", { conflict: item.id, decision: found })).then((answer) => {
      if (answer?.ok === true) onDone();
    });
  };
  const same = item.is === "same-invoice";
  return (
    <section className="sync-item" aria-label={same ? W.same.title : W.visit.title}>
      <h1>{same ? W.same.title : W.visit.title}</h1>
      <CaseLine {...item} />
      <p>{item.is === "same-invoice" ? W.same.lead : W.visit.lead[item.is]}</p>
      {item.is === "same-invoice" && (
        <>
          <dl className="sync-facts">
            <dt>{W.same.invoice}</dt>
            <dd>{item.invoice}</dd>
            <dt>{W.same.other}</dt>
            <dd>{item.otherNumber}</dd>
            <dt>{W.same.office}</dt>
            <dd>{item.otherOffice}</dd>
          </dl>
          <ClauseChip clause="GD-93-5b" full />
        </>
      )}
      {operator.role !== "reviewer" && (
        <form
          className="sync-decide"
          onSubmit={(event) => {
            event.preventDefault();
            done();
          }}
        >
          <label>
            {W.same.found}
            <input
              value={found}
              maxLength={200}
              onChange={(event) => setFound(event.target.value)}
            />
          </label>
          <Button look="primary" submit disabled={busy}>
            {W.same.done}
          </Button>
        </form>
      )}
      {problem !== null && <Message problem={problem} />}
    </section>
  );
}
