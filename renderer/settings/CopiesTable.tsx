import { useEffect, useRef, useState } from "react";
import type { Backup } from "../../electron/contract/administration.ts";
import type { Bindings } from "../app/keys.ts";
import { minuteOf, sizeWords } from "../app/moment.ts";
import { Chip } from "../ui/Chip.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { BACKUP } from "../words/backup.ts";

interface CopiesTableProps {
  readonly copies: readonly Backup[];
  readonly chosen: Backup | null;
  readonly onSelect: (copy: Backup) => void;
}

/** Copies of the data: when, where, how many cases, and whether they are whole. */
export function CopiesTable({ copies, chosen, onSelect }: CopiesTableProps) {
  const list = useRef<HTMLDivElement>(null);
  const id = chosen?.id;
  useEffect(() => {
    list.current?.querySelector('tr[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [id]);
  return (
    <div ref={list}>
      <Table
        label={BACKUP.list}
        columns={COLUMNS}
        rows={copies}
        rowKey={(copy) => copy.id}
        selected={id ?? null}
        onSelect={onSelect}
      />
    </div>
  );
}

const COLUMNS: readonly Column<Backup>[] = [
  { key: "at", title: BACKUP.columns.at, cell: (copy) => minuteOf(copy.at) },
  {
    key: "place",
    title: BACKUP.columns.place,
    width: "120px",
    cell: (copy) => BACKUP.place[copy.place],
  },
  {
    key: "cases",
    title: BACKUP.columns.cases,
    width: "90px",
    num: true,
    cell: (copy) => BACKUP.cases(copy.cases),
  },
  {
    key: "size",
    title: BACKUP.columns.size,
    width: "100px",
    num: true,
    cell: (copy) => sizeWords(copy.bytes),
  },
  {
    key: "state",
    title: BACKUP.columns.state,
    width: "110px",
    cell: (copy) => (
      <Chip tone={copy.sound ? "ok" : "prov"} glyph={copy.sound ? "tick" : "dashed-square"}>
        {stateWord(copy)}
      </Chip>
    ),
  },
];

function stateWord({ kind, sound }: Backup): string {
  if (sound) return BACKUP.sound;
  return kind === "salvage" ? BACKUP.salvage : BACKUP.broken;
}

/** What to know before a copy that is not sound is restored. */
export function CopyWarning({ copy: { kind, sound } }: { readonly copy: Backup }) {
  if (sound) return null;
  const words = kind === "salvage" ? BACKUP.restoreSalvage : BACKUP.restoreBroken;
  return <p className="own-warning">{words}</p>;
}

interface Chosen {
  readonly chosen: Backup | null;
  readonly select: (copy: Backup) => void;
  readonly keys: Bindings;
}

/** One chosen copy: at first the newest that is whole. */
export function useChosen(copies: readonly Backup[]): Chosen {
  const [id, setId] = useState<string | null>(null);
  const first = copies.find((copy) => copy.sound) ?? copies[0] ?? null;
  const chosen = copies.find((copy) => copy.id === id) ?? first;
  const select = (copy: Backup): void => setId(copy.id);
  const step = (by: number) => (): void => {
    const next = chosen === null ? undefined : copies[copies.indexOf(chosen) + by];
    if (next !== undefined) select(next);
  };
  return { chosen, select, keys: { "↓": step(1), "↑": step(-1) } };
}
