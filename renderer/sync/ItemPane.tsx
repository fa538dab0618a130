import type { NeededItem, QueueEntry } from "../../electron/contract/sync.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { minuteOf } from "../app/moment.ts";
import { useSession } from "../app/session.tsx";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { Message } from "../ui/Message.tsx";
import { SYNC_WORDS as W } from "../words/sync.ts";
import { CaseLine } from "./CaseLine.tsx";
import { DecidePane } from "./DecidePane.tsx";
import { FilingPane } from "./FilingPane.tsx";
import { ForkPane } from "./ForkPane.tsx";
import type { ListEntry } from "./QueueList.tsx";
import { ReconcilePane } from "./reconcile/ReconcilePane.tsx";

interface ItemPaneProps {
  readonly entry: ListEntry;
  readonly onDone: () => void;
}

/** What belongs to the chosen item. */
export function ItemPane({ entry, onDone }: ItemPaneProps) {
  switch (entry.at) {
    case "upload":
      return <ReconcilePane caseId={entry.upload.caseId} onDone={onDone} />;
    case "needed":
      return <NeededPane item={entry.item} onDone={onDone} />;
    case "queue":
      return <QueuedPane queued={entry.queued} />;
  }
}

function NeededPane({ item, onDone }: { readonly item: NeededItem; readonly onDone: () => void }) {
  switch (item.is) {
    case "fork":
      return <ForkPane caseId={item.caseId} name={item.name} onDone={onDone} />;
    case "set-aside":
    case "incoming":
      return <AsidePane item={item} onDone={onDone} />;
    case "same-filing":
      return <FilingPane item={item} onDone={onDone} />;
    case "same-invoice":
    case "settled-directly":
    case "already-closed":
      return <DecidePane item={item} onDone={onDone} />;
  }
}

type Aside = Extract<NeededItem, { is: "set-aside" | "incoming" }>;

/** 搁置: why, what to do, and the action that tries again. */
function AsidePane({ item, onDone }: { readonly item: Aside; readonly onDone: () => void }) {
  const { operator } = useSession();
  const { busy, problem, ask } = useAsking();
  const retry = (): void => {
    const kind = item.is === "incoming" ? "incoming" : item.kind;
    void ask(() => call("sync.retry", { kind, ref: item.ref })).then((answer) => {
      if (answer?.ok === true) onDone();
    });
  };
  const mayRetry = operator.role !== "reviewer" && !busy;
  useHotkeys(mayRetry ? { R: retry } : {});
  return (
    <section className="sync-item" aria-label={W.reason}>
      <h1>{W.reason}</h1>
      {item.is === "set-aside" && <CaseLine {...item} />}
      <Message
        problem={item.reason}
        {...(mayRetry ? { action: { label: W.retry, keycap: "R", run: retry } } : {})}
      />
      {problem !== null && <Message problem={problem} />}
    </section>
  );
}

/** An item of the queue; of an accepted one what the gateway computed. */
function QueuedPane({ queued }: { readonly queued: QueueEntry }) {
  const { verdict, state, at, versions, events, blobs } = queued;
  return (
    <section className="sync-item" aria-label={W.queue}>
      <h1>{W.chips[state]}</h1>
      <CaseLine {...queued} />
      <p className="muted">
        {state === "accepted" ? W.acceptedAt(minuteOf(at)) : W.parts(versions, events, blobs)}
      </p>
      {verdict !== null && <h2>{W.verdict[verdict.is]}</h2>}
      {verdict?.is === "not-computed" && <p>{verdict.why}</p>}
      {verdict?.is === "differs" && (
        <table className="tb" aria-label={W.verdict.differs}>
          <thead>
            <tr>
              {W.verdictHead.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {verdict.fields.map(({ field, counter, gateway, clauses }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{counter}</td>
                <td>{gateway}</td>
                <td>
                  {clauses.map((clause) => (
                    <ClauseChip key={clause} clause={clause} />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
