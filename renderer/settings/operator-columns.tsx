import type { OperatorEntry } from "../../electron/contract/administration.ts";
import { dayOf, minuteOf } from "../app/moment.ts";
import { Chip } from "../ui/Chip.tsx";
import type { Column } from "../ui/Table.tsx";
import { FRAME } from "../words/frame.ts";
import { OPERATORS } from "../words/operators.ts";

export function operatorColumns(you: string): readonly Column<OperatorEntry>[] {
  const { columns } = OPERATORS;
  return [
    {
      key: "name",
      title: columns.name,
      cell: (one) => (
        <span className={one.removedAt === null ? "operator-name" : "muted"}>
          {one.name}
          {one.id === you && <em>{OPERATORS.you}</em>}
        </span>
      ),
    },
    { key: "role", title: columns.role, width: "90px", cell: (one) => FRAME.roles[one.role] },
    { key: "since", title: columns.since, width: "120px", cell: (one) => dayOf(one.createdAt) },
    {
      key: "seen",
      title: columns.seen,
      width: "160px",
      cell: (one) =>
        one.lastSeen === null ? (
          <span className="faint">{OPERATORS.never}</span>
        ) : (
          minuteOf(one.lastSeen)
        ),
    },
    {
      key: "state",
      title: columns.state,
      width: "160px",
      cell: (one) =>
        one.removedAt === null ? (
          <Chip tone="ok" glyph="tick">
            {OPERATORS.working}
          </Chip>
        ) : (
          <Chip glyph="ring">{OPERATORS.removed(dayOf(one.removedAt))}</Chip>
        ),
    },
  ];
}
