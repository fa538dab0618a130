import { useState } from "react";
import type { CatalogueFault } from "../../core/import/catalogue.ts";
import type { CatalogueStatus } from "../../electron/contract/imports.ts";
import { useAsking, useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { callLong } from "../app/long-work.ts";
import { minuteOf } from "../app/moment.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { Table } from "../ui/Table.tsx";
import { CATALOGUE_WORDS as W } from "../words/catalogue.ts";

/** 目录: the catalogue that lines are looked up in, and where it came from. */
export function CatalogueSection() {
  const { value: status, problem, replace } = useReading(() => call("catalogue.status", {}));
  const importing = useAsking();
  const [faults, setFaults] = useState<readonly CatalogueFault[]>([]);
  const [done, setDone] = useState(false);

  const take = async (): Promise<void> => {
    setDone(false);
    const answer = await importing.ask(() => callLong("catalogue.import", {}));
    if (answer?.ok !== true || answer.value === null) return;
    const { faults: left, ...now } = answer.value;
    replace(now);
    setFaults(left);
    setDone(true);
  };
  useHotkeys({ I: () => void take() });

  if (status === null) return problem === null ? null : <Message problem={problem} />;
  const { current } = status;
  return (
    <div className="settings-body">
      <div className="settings-list">
        <Versions status={status} />
        {current === null && <p className="settings-empty faint">{W.noCatalogue}</p>}
      </div>
      <aside className="pane decision" aria-label={W.title}>
        <h2>{W.title}</h2>
        <div className="decision-scroll office-lines" tabIndex={0}>
          <section>
            <h3>{W.inUse}</h3>
            <p className={current === null ? "office-value none" : "office-value"}>
              {current === null ? W.noCatalogue : current.source}
              {current !== null && <span>{W.count(current.entries)}</span>}
            </p>
          </section>
          <Button keycap="I" disabled={importing.busy} onClick={() => void take()}>
            {W.import}
          </Button>
          {done && current !== null && (
            <p className="office-done" role="status">
              {W.done(current.entries.toLocaleString("en-US"))}
            </p>
          )}
          {done && current !== null && current.faults > 0 && (
            <section>
              <h3>{W.faults(current.faults)}</h3>
              <ul className="small">
                {faults.map(({ line, what }) => (
                  <li key={line}>{W.faultLine(line, what)}</li>
                ))}
              </ul>
            </section>
          )}
          {importing.problem !== null && <Message problem={importing.problem} />}
          <p className="muted small">{W.what}</p>
          <p className="muted small">{W.file}</p>
        </div>
      </aside>
    </div>
  );
}

function Versions({ status }: { readonly status: CatalogueStatus }) {
  const rows = status.current === null ? [] : [status.current, ...status.earlier];
  return (
    <Table
      label={W.title}
      rows={rows}
      rowKey={(row) => row.at}
      columns={[
        { key: "source", title: W.columns.source, cell: (row) => row.source },
        {
          key: "entries",
          title: W.columns.entries,
          num: true,
          width: "110px",
          cell: (row) => row.entries.toLocaleString("en-US"),
        },
        {
          key: "faults",
          title: W.columns.faults,
          num: true,
          width: "90px",
          cell: (row) => row.faults,
        },
        { key: "at", title: W.columns.at, width: "150px", cell: (row) => minuteOf(row.at) },
        { key: "by", title: W.columns.operator, width: "110px", cell: (row) => row.operator },
        {
          key: "use",
          title: "",
          width: "90px",
          cell: (_, index) => (index === 0 ? W.inUse : W.earlier),
        },
      ]}
    />
  );
}
