import { useState } from "react";
import { addDays, day, type IsoDate } from "../../core/calendar.ts";
import { findArea } from "../../core/area.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { daysOfPack, isEnded, packOn } from "../../core/policy/pack-days.ts";
import { PACKS, packsOf } from "../../core/policy/packs.ts";
import { isUnset } from "../../core/policy/values.ts";
import type { ReceivedPack } from "../../electron/contract/from-gateway.ts";
import { useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { loadedOf, packsOfAll } from "../app/packs.ts";
import { useSession } from "../app/session.tsx";
import { Chip, type ChipProps } from "../ui/Chip.tsx";
import { Message } from "../ui/Message.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { PACK_WORDS as W } from "../words/packs.ts";
import { SETTINGS } from "../words/settings.ts";
import { PackChangesPane } from "./PackChangesPane.tsx";
import "./packs.css";

type State = keyof typeof W.state;

interface Row {
  readonly loaded: LoadedPack;
  readonly state: State;
  readonly received: ReceivedPack | null;
  /** Last day, its own or the one before the next begins; null while nothing ends it. */
  readonly to: IsoDate | null;
}

/** The packs of this pool, in the order of their days: which rules today, and who sent it. */
export function PacksTab() {
  const { office, today } = useSession();
  const { value, problem } = useReading(() => call("packs.received", {}));
  const [chosen, setChosen] = useState<string | null>(null);
  const area = findArea(office.pool);
  const rows =
    value === null || area === undefined
      ? []
      : rowsOf(packsOf(area.code, packsOfAll(value)), value, day(today));
  const row = rows.find(({ loaded }) => loaded.hash === chosen) ?? rows[0];
  const step = (by: number) => (): void => {
    const at = rows.findIndex((one) => one === row);
    setChosen(rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.loaded.hash ?? null);
  };
  useHotkeys({ "↑": step(-1), "↓": step(1) });
  return (
    <div className="packs">
      {problem !== null && <Message problem={problem} />}
      <Table
        label={W.list}
        columns={COLUMNS}
        rows={rows}
        rowKey={({ loaded }) => loaded.hash}
        selected={row?.loaded.hash ?? null}
        onSelect={({ loaded }) => setChosen(loaded.hash)}
      />
      {row !== undefined && <PackChangesPane key={row.loaded.hash} loaded={row.loaded} />}
    </div>
  );
}

function rowsOf(
  packs: readonly LoadedPack[],
  received: readonly ReceivedPack[],
  today: IsoDate,
): readonly Row[] {
  const sent = new Map(
    received.flatMap((one) => loadedOf(one).map(({ hash }) => [hash, one] as const)),
  );
  return packs.map((loaded) => ({
    loaded,
    state: stateOf(loaded, packs, today),
    to: lastDayOf(loaded, packs),
    received: PACKS.includes(loaded) ? null : (sent.get(loaded.hash) ?? null),
  }));
}

/** One without an end is over as soon as the next has begun. */
function stateOf(loaded: LoadedPack, packs: readonly LoadedPack[], today: IsoDate): State {
  const { from } = daysOfPack(loaded.pack);
  if (from > today) return "coming";
  const same = packs.filter(({ pack }) => pack.insurance === loaded.pack.insurance);
  return packOn(same, today)?.hash === loaded.hash ? "current" : "over";
}

function lastDayOf({ pack }: LoadedPack, packs: readonly LoadedPack[]): IsoDate | null {
  const { from, to } = daysOfPack(pack);
  if (isEnded(pack)) return to;
  const [next] = packs
    .filter((other) => other.pack.insurance === pack.insurance)
    .map((other) => daysOfPack(other.pack).from)
    .filter((begins) => begins > from)
    .toSorted();
  return next === undefined ? null : addDays(next, -1);
}

const LOOK: Readonly<Record<State, Pick<ChipProps, "tone" | "glyph">>> = {
  current: { tone: "ok", glyph: "tick" },
  coming: { tone: "accent", glyph: "dashed-ring" },
  over: { tone: "neutral", glyph: "ring" },
};

const COLUMNS: readonly Column<Row>[] = [
  {
    key: "state",
    title: W.columns.state,
    width: "104px",
    cell: ({ state }) => <Chip {...LOOK[state]}>{W.state[state]}</Chip>,
  },
  {
    key: "name",
    title: W.columns.name,
    cell: ({ loaded: { pack } }) => (
      <>
        <b>{pack.name}</b> <span className="muted">{SETTINGS.insurance[pack.insurance]}</span>
      </>
    ),
  },
  {
    key: "days",
    title: W.columns.days,
    width: "210px",
    cell: ({ loaded: { pack }, to }) =>
      isUnset(pack.period.from) ? (
        <span className="undet">{W.open}</span>
      ) : (
        W.days(daysOfPack(pack).from, to)
      ),
  },
  {
    key: "source",
    title: W.columns.source,
    width: "180px",
    cell: ({ received }) =>
      received === null ? W.shipped : W.received(received.receivedAt.slice(0, 10)),
  },
  {
    key: "signed",
    title: W.columns.signed,
    width: "170px",
    shown: "normal",
    cell: ({ received }) => (
      <span className="muted">
        {received === null ? W.shippedSigned : W.signedBy(received.signedBy.slice(0, 8))}
      </span>
    ),
  },
];
