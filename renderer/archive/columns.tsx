import type { ArchiveEntry } from "../../electron/contract/archive.ts";
import { minuteOf, sizeWords } from "../app/moment.ts";
import { Chip, type ChipProps } from "../ui/Chip.tsx";
import type { Column } from "../ui/Table.tsx";
import { archivedTitle, ARCHIVE_WORDS as W } from "../words/archive.ts";

const LOOK: Readonly<Record<ArchiveEntry["found"], Pick<ChipProps, "tone" | "glyph">>> = {
  right: { tone: "ok", glyph: "tick" },
  wrong: { tone: "block", glyph: "triangle" },
  missing: { tone: "block", glyph: "triangle" },
};

export const ARCHIVE_COLUMNS: readonly Column<ArchiveEntry>[] = [
  {
    key: "kind",
    title: W.columns.kind,
    width: "56px",
    cell: ({ is }) => <span className="muted">{W.kind[is.kind]}</span>,
  },
  {
    key: "what",
    title: W.columns.what,
    cell: (entry) => (
      <>
        <b>{archivedTitle(entry)}</b>
        {!entry.current && <em className="archive-old">{W.old}</em>}
      </>
    ),
  },
  {
    key: "version",
    title: W.columns.version,
    width: "48px",
    num: true,
    cell: ({ version }) => version,
  },
  {
    key: "size",
    title: W.columns.size,
    width: "72px",
    num: true,
    cell: ({ bytes }) => sizeWords(bytes),
  },
  { key: "author", title: W.columns.author, width: "72px", cell: ({ author }) => author },
  {
    key: "at",
    title: W.columns.at,
    width: "132px",
    cell: ({ at }) => <span className="muted">{minuteOf(at)}</span>,
  },
  {
    key: "hash",
    title: W.columns.hash,
    width: "92px",
    cell: ({ sha256 }) => (
      <code className="small" title={sha256}>
        {sha256.slice(0, 8)}…
      </code>
    ),
  },
  {
    key: "found",
    title: W.columns.found,
    width: "84px",
    cell: ({ found }) => <Chip {...LOOK[found]}>{W.found[found]}</Chip>,
  },
];
