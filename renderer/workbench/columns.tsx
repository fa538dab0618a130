import type { WaitKind } from "../../core/due/ahead.ts";
import { maskedId } from "../../core/identity.ts";
import { parseYuan } from "../../core/money.ts";
import type { FoundCase } from "../../electron/contract/search.ts";
import { Amount } from "../ui/Amount.tsx";
import { Chip, type ChipProps } from "../ui/Chip.tsx";
import { hitIn, Marked } from "../ui/Marked.tsx";
import type { Column } from "../ui/Table.tsx";
import { DATA_FAULT } from "../words/backup.ts";
import {
  changedWord,
  matterWord,
  nextWord,
  shortDate,
  shortNumber,
  stateWord,
  waitShown,
  WORKBENCH,
} from "../words/workbench.ts";

const { columns: TITLES } = WORKBENCH;

/** Columns of the case list, in the order of the counter's own ledger. */
export function caseColumns(
  today: string,
  words: readonly string[],
  faulty: readonly string[],
): readonly Column<FoundCase>[] {
  const marked = (text: string) => <Marked text={text} hit={hitIn(text, words)} />;
  return [
    {
      key: "number",
      title: TITLES.number,
      width: "88px",
      cell: (row) => <span className="muted">{marked(shortNumber(row.number, today))}</span>,
    },
    { key: "name", title: TITLES.name, width: "132px", cell: (row) => <NameCell row={row} /> },
    {
      key: "certNo",
      title: TITLES.certNo,
      width: "172px",
      shown: "wide",
      cell: (row) => <span className="faint">{marked(maskedId(row.certNo))}</span>,
    },
    { key: "matter", title: TITLES.matter, width: "86px", shown: "normal", cell: matterWord },
    {
      key: "place",
      title: TITLES.place,
      cell: (row) => (
        <>
          <span className="muted place">{row.place.replace(/市$/u, "")}</span>
          {marked(row.hospital)}
        </>
      ),
    },
    {
      key: "discharge",
      title: TITLES.discharge,
      width: "70px",
      shown: "normal",
      cell: (row) => <span className="muted">{shortDate(row.discharge, today)}</span>,
    },
    {
      key: "total",
      title: TITLES.total,
      width: "100px",
      num: true,
      cell: (row) => <MoneyCell text={row.total} trial={false} />,
    },
    {
      key: "fund",
      title: TITLES.fund,
      width: "104px",
      num: true,
      cell: (row) => <FundCell row={row} />,
    },
    {
      key: "state",
      title: TITLES.state,
      width: "88px",
      cell: (row) => <StateChip row={row} faulty={faulty.includes(row.caseId)} />,
    },
    {
      key: "next",
      title: TITLES.next,
      width: "138px",
      cell: (row) => (
        <span className="muted ellipsis" title={nextWord(row)}>
          {nextWord(row)}
        </span>
      ),
    },
    {
      key: "operator",
      title: TITLES.operator,
      width: "120px",
      shown: "wide",
      cell: (row) => (
        <span className="faint">
          {row.operator} {changedWord(row.changedAt, today)}
        </span>
      ),
    },
  ];
}

function NameCell({ row }: { readonly row: FoundCase }) {
  if (row.name === "") return <span className="faint">{WORKBENCH.unnamed}</span>;
  return (
    <b>
      <Marked text={row.name} hit={row.nameHit} />
    </b>
  );
}

function FundCell({ row }: { readonly row: FoundCase }) {
  if (row.standing === "refused") return <span className="refused">{WORKBENCH.refused}</span>;
  if (row.fund !== "") return <MoneyCell text={row.fund} trial={row.standing !== "final"} />;
  return row.standing === "undetermined" ? <Amount value={null} /> : null;
}

function MoneyCell({ text, trial }: { readonly text: string; readonly trial: boolean }) {
  const parsed = parseYuan(text);
  return parsed.ok ? <Amount value={parsed.value} trial={trial} /> : null;
}

/** “待复核” and the rest by shape first, then by colour. */
const STATE_LOOK: Readonly<Record<FoundCase["state"], Pick<ChipProps, "tone" | "glyph">>> = {
  draft: { tone: "outline", glyph: "half" },
  saved: { tone: "neutral", glyph: "tick" },
  submitted: { tone: "accent", glyph: "half" },
  returned: { tone: "block", glyph: "triangle" },
  approved: { tone: "ok", glyph: "tick" },
  "second-look": { tone: "accent", glyph: "dashed-ring" },
  "handed-over": { tone: "ok", glyph: "dot" },
  reversed: { tone: "off", glyph: "dot" },
};

const WAIT_LOOK: Readonly<Record<WaitKind, Pick<ChipProps, "tone" | "glyph">>> = {
  material: { tone: "prov", glyph: "dashed-square" },
  print: { tone: "outline", glyph: "ring" },
};

function StateChip({ row, faulty }: { readonly row: FoundCase; readonly faulty: boolean }) {
  if (faulty) {
    return (
      <Chip tone="block" glyph="triangle">
        {DATA_FAULT.mark}
      </Chip>
    );
  }
  const waits = waitShown(row);
  const look = waits === null ? STATE_LOOK[row.state] : WAIT_LOOK[waits];
  return <Chip {...look}>{stateWord(row)}</Chip>;
}
