import { classOfProblem, PROBLEM_CLASSES } from "../../core/words/problem-classes.ts";
import type { ShownProblem } from "../../electron/contract/errors.ts";
import { clockOf } from "../app/moment.ts";
import { entriesOf } from "../help/codes.ts";
import { Chip } from "../ui/Chip.tsx";
import type { Column } from "../ui/Table.tsx";
import { ERROR_WORDS as W } from "../words/errors.ts";

const { columns: TITLES } = W;

export const ERROR_COLUMNS: readonly Column<ShownProblem>[] = [
  { key: "code", title: TITLES.code, width: "96px", cell: ({ code }) => <b>{code}</b> },
  {
    key: "kind",
    title: TITLES.kind,
    width: "96px",
    cell: ({ code }) => PROBLEM_CLASSES[classOfProblem(code)],
  },
  {
    key: "what",
    title: TITLES.what,
    cell: ({ code }) => (
      <span className="ellipsis">{entriesOf(code)[0]?.what ?? W.dependsOnCase}</span>
    ),
  },
  { key: "count", title: TITLES.count, width: "52px", num: true, cell: ({ count }) => count },
  {
    key: "operators",
    title: TITLES.operators,
    width: "52px",
    num: true,
    shown: "normal",
    cell: ({ operators }) => operators,
  },
  {
    key: "last",
    title: TITLES.last,
    width: "84px",
    cell: ({ last }) => <span className="muted">{clockOf(last)}</span>,
  },
  {
    key: "handled",
    title: TITLES.handled,
    width: "132px",
    cell: ({ handled }) =>
      handled[0] === undefined ? (
        <Chip tone="prov" glyph="dashed-square">
          {W.notHandled}
        </Chip>
      ) : (
        <span className="ellipsis" title={handled[0].words}>
          {handled[0].words}
        </span>
      ),
  },
];
