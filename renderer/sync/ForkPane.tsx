import type { Fork, ForkSide } from "../../electron/contract/sync.ts";
import { useAsking, useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useCases } from "../app/cases.tsx";
import { useHotkeys } from "../app/keys.ts";
import { minuteOf } from "../app/moment.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { shownAmount } from "../ui/TextCell.tsx";
import { differs, sideBySide } from "../versions/side-by-side.ts";
import { SYNC_WORDS as W } from "../words/sync.ts";

interface ForkPaneProps {
  readonly caseId: string;
  readonly name: string;
  readonly onDone: () => void;
}

/** 两个最新版本: both beside each other; the clerk takes one, and the other stays in the chain. */
export function ForkPane({ caseId, name, onDone }: ForkPaneProps) {
  const { value: fork, problem } = useReading(() => call("sync.fork", { caseId }));
  return (
    <section className="sync-item" aria-label={W.fork.title(name)}>
      <h1>{W.fork.title(name)}</h1>
      <p>{W.fork.lead}</p>
      {problem !== null && <Message problem={problem} />}
      {fork !== null && <Sides fork={fork} onDone={onDone} />}
    </section>
  );
}

function Sides({ fork, onDone }: { readonly fork: Fork; readonly onDone: () => void }) {
  const { operator } = useSession();
  const mayKeep = operator.role !== "reviewer";
  const { reload } = useCases();
  const { busy, problem, ask } = useAsking();
  const [first, second] = fork.sides;
  const keep = (side: ForkSide | undefined) => (): void => {
    if (side === undefined || busy || !mayKeep) return;
    const request = { caseId: fork.caseId, keep: side.hash };
    void ask(() => call("sync.resolve", request)).then((answer) => {
      if (answer?.ok !== true) return;
      reload();
      onDone();
    });
  };
  useHotkeys({ "Ctrl+1": keep(first), "Ctrl+2": keep(second) });
  if (first === undefined || second === undefined) return null;
  const rows = sideBySide(first.form, second.form).filter(differs);
  return (
    <>
      <p className="muted">{rows.length === 0 ? W.fork.same : W.fork.differing(rows.length)}</p>
      <table className="tb sync-fork" aria-label={W.fork.title(fork.number)}>
        <thead>
          <tr>
            <th scope="col">{W.fork.field}</th>
            {[first, second].map((side) => (
              <th key={side.hash} scope="col">
                {W.fork.sealed(side.author, minuteOf(side.at))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Figures first={first} second={second} />
          {rows.map((row) => (
            <tr key={row.key} className="changed">
              <th scope="row">{row.label}</th>
              <td>{row.older}</td>
              <td>{row.newer}</td>
            </tr>
          ))}
        </tbody>
        {mayKeep && (
          <tfoot>
            <tr>
              <td />
              {[first, second].map((side, index) => (
                <td key={side.hash}>
                  <Button disabled={busy} keycap={`Ctrl+${index + 1}`} onClick={keep(side)}>
                    {W.fork.keep(side.author)}
                  </Button>
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {problem !== null && <Message problem={problem} />}
    </>
  );
}

function Figures({ first, second }: { readonly first: ForkSide; readonly second: ForkSide }) {
  const figure = (label: string, of: (side: ForkSide) => string) => (
    <tr className={of(first) === of(second) ? undefined : "changed"}>
      <th scope="row">{label}</th>
      <td>{of(first)}</td>
      <td>{of(second)}</td>
    </tr>
  );
  const known = (amount: string): string => (amount === "" ? W.fork.unknown : shownAmount(amount));
  return (
    <>
      {figure(W.fork.total, ({ outcome }) => known(outcome.total))}
      {figure(W.fork.fund, ({ outcome }) => known(outcome.fund))}
      {figure(W.fork.papers, ({ attachments, approved }) =>
        [W.fork.attachments(attachments), ...(approved ? [W.fork.approved] : [])].join("，"),
      )}
    </>
  );
}
