import type { LoadedPack } from "../../core/policy/load.ts";
import type { PackChanges } from "../../electron/contract/from-gateway.ts";
import { useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useSession } from "../app/session.tsx";
import { Message } from "../ui/Message.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { PACK_WORDS as W } from "../words/packs.ts";
import { shortNumber } from "../words/workbench.ts";

/** What a pack would change for the cases that are being written; nothing is changed by looking. */
export function PackChangesPane({ loaded }: { readonly loaded: LoadedPack }) {
  const { today } = useSession();
  const { value, problem } = useReading(() => call("packs.changes", { hash: loaded.hash }));
  return (
    <section className="pack-changes" aria-label={W.changes}>
      <SectionHead title={W.changes} />
      <p className="muted">{W.changesLead}</p>
      {problem !== null && <Message problem={problem} />}
      {value !== null && (
        <p>
          {W.asked(value.cases)}
          {value.cases > 0 && `；${W.sums(value.gains, value.loses, value.others)}`}
        </p>
      )}
      {value !== null && value.changed.length === 0 && <p className="muted">{W.none}</p>}
      {value !== null && value.changed.length > 0 && (
        <Table
          label={W.changes}
          columns={columnsOn(today)}
          rows={value.changed}
          rowKey={({ caseId }) => caseId}
        />
      )}
    </section>
  );
}

function columnsOn(today: string): readonly Column<PackChanges["changed"][number]>[] {
  return [
    { key: "name", title: W.person, width: "160px", cell: ({ name }) => <b>{name}</b> },
    { key: "number", title: W.number, cell: ({ number }) => shortNumber(number, today) },
    {
      key: "before",
      title: W.before,
      num: true,
      width: "150px",
      cell: ({ before }) => before || W.unknown,
    },
    {
      key: "after",
      title: W.after,
      num: true,
      width: "150px",
      cell: ({ after }) => <b>{after || W.unknown}</b>,
    },
  ];
}
