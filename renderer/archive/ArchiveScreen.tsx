import { useState } from "react";
import type { ArchiveEntry, ArchiveFile } from "../../electron/contract/archive.ts";
import { useAsking, useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { callLong } from "../app/long-work.ts";
import { useSession } from "../app/session.tsx";
import { KeptPdf, KeptPicture } from "../attachments/KeptView.tsx";
import { CaseHeader } from "../case/CaseHeader.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { Glyph } from "../ui/Glyph.tsx";
import { Message } from "../ui/Message.tsx";
import { Table } from "../ui/Table.tsx";
import { archivedTitle, ARCHIVE_WORDS as W } from "../words/archive.ts";
import { ARCHIVE_COLUMNS } from "./columns.tsx";
import "../papers/papers.css";
import "../attachments/attachments.css";
import "./archive.css";

export interface ArchiveScreenProps {
  readonly desk: CaseDesk;
  readonly onBack: () => void;
}

/** 案件档案: everything that the case has ever named, verified against the store (HUN-85). */
export function ArchiveScreen({ desk, onBack }: ArchiveScreenProps) {
  const { caseId } = desk;
  const { operator } = useSession();
  const { value: archive, problem } = useReading(() => call("archive.list", { caseId }));
  const [chosen, setChosen] = useState<string | null>(null);
  const entries = archive?.entries ?? [];
  const shown = entries.find((entry) => entry.sha256 === chosen) ?? entries[0];
  const step = (by: number) => (): void => {
    const at = entries.findIndex((entry) => entry === shown);
    const next = entries[Math.min(Math.max(at + by, 0), entries.length - 1)];
    setChosen(next?.sha256 ?? null);
  };
  useHotkeys({ Esc: onBack, "↓": step(1), "↑": step(-1) });
  return (
    <div className="archive">
      <CaseHeader desk={desk}>
        <Button keycap="Esc" onClick={onBack}>
          {W.back}
        </Button>
      </CaseHeader>
      <section className="archive-list" aria-label={W.title}>
        <header>
          <h2>{W.title}</h2>
          {archive !== null && <Verified entries={entries} />}
          <span className="spacer" />
        </header>
        {problem !== null && <Message problem={problem} />}
        {archive !== null && entries.length === 0 && <p className="muted">{W.none}</p>}
        {entries.length > 0 && (
          <div className="archive-scroll">
            <Table
              label={W.list}
              columns={ARCHIVE_COLUMNS}
              rows={entries}
              rowKey={({ sha256 }) => sha256}
              selected={shown?.sha256 ?? null}
              onSelect={({ sha256 }) => setChosen(sha256)}
            />
          </div>
        )}
        {entries.length > 0 && operator.role !== "reviewer" && <Export caseId={caseId} />}
      </section>
      <section className="archive-view" aria-label={W.detail}>
        {shown !== undefined && <Original key={shown.sha256} entry={shown} />}
      </section>
    </div>
  );
}

function Verified({ entries }: { readonly entries: readonly ArchiveEntry[] }) {
  const faulty = entries.filter(({ found }) => found !== "right").length;
  if (faulty > 0) {
    return (
      <span className="archive-wrong" role="alert">
        <Glyph name="triangle" />
        {W.faulty(faulty)}
      </span>
    );
  }
  return (
    <span className="archive-right" role="status">
      <Glyph name="tick" />
      {W.allRight(entries.length)}
    </span>
  );
}

function Export({ caseId }: { readonly caseId: string }) {
  const [written, setWritten] = useState<ArchiveFile | null>(null);
  const { busy, problem, ask } = useAsking();
  const run = async (): Promise<void> => {
    setWritten(null);
    const answer = await ask(() => callLong("archive.export", { caseId }));
    if (answer?.ok === true) setWritten(answer.value);
  };
  useHotkeys({ "Ctrl+E": () => void run() });
  return (
    <footer className="archive-export">
      <Button look="primary" keycap="Ctrl+E" disabled={busy} onClick={() => void run()}>
        {busy ? W.exporting : W.export}
      </Button>
      <p className="muted small">{W.unprotected}</p>
      {written !== null && (
        <p className="archive-right" role="status">
          {W.exported(written.file, written.documents)}
        </p>
      )}
      {problem !== null && <Message problem={problem} />}
    </footer>
  );
}

/** The document itself, as it lies in the store. */
function Original({ entry }: { readonly entry: ArchiveEntry }) {
  const { is, sha256, found } = entry;
  const title = archivedTitle(entry);
  return (
    <>
      <div className="paper-bar">
        <b>{title}</b>
        <code className="muted small">{sha256}</code>
      </div>
      <div className="paper-desk" tabIndex={0}>
        {found !== "right" && <p className="block">{W.lost}</p>}
        {is.kind === "version" && <p className="muted">{W.versionText}</p>}
        {found === "right" && is.kind !== "version" && <Page entry={entry} title={title} />}
      </div>
    </>
  );
}

function Page({ entry, title }: { readonly entry: ArchiveEntry; readonly title: string }) {
  const picture = entry.is.kind === "attachment" && entry.is.mediaType === "image/jpeg";
  return picture ? (
    <KeptPicture sha256={entry.sha256} title={title} />
  ) : (
    <KeptPdf sha256={entry.sha256} title={title} />
  );
}
