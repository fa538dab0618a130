import { dayTotals, type LedgerEntry, standingWord } from "../../core/forms/ledger.ts";
import { Amount } from "../ui/Amount.tsx";
import { Chip, type Tone } from "../ui/Chip.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { LEDGER as W } from "../words/ledger.ts";

/** What was done on a day, a line for each case, with the sums of what is known. */
export function LedgerTable({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  const { total, fund, open } = dayTotals(entries);
  return (
    <div className="ledger-list">
      <Table
        label={W.title}
        columns={COLUMNS}
        rows={entries}
        rowKey={(entry) => entry.caseNumber}
        foot={
          entries.length > 0 && (
            <tr className="total">
              <td />
              <td>{W.sum}</td>
              <td>{W.count(entries.length)}</td>
              <td />
              <td className="num">
                <Amount value={total} />
              </td>
              <td className="num">
                <Amount value={fund} />
              </td>
              <td />
              <td />
            </tr>
          )
        }
      />
      {entries.length === 0 && <p className="ledger-note faint">{W.none}</p>}
      {open > 0 && <p className="ledger-note muted small">{W.openOnes(open)}</p>}
    </div>
  );
}

const TONE: Readonly<Record<LedgerEntry["standing"], Tone>> = {
  final: "ok",
  trial: "prov",
  undetermined: "undet",
  refused: "block",
  incomplete: "outline",
  filed: "ok",
};

function amountOf(entry: LedgerEntry, which: "total" | "fund") {
  if (!entry.settles) return null;
  return <Amount value={entry[which]} trial={which === "fund" && entry.standing === "trial"} />;
}

const { columns } = W;
const COLUMNS: readonly Column<LedgerEntry>[] = [
  { key: "no", title: columns.no, width: "48px", cell: (_, index) => index + 1 },
  { key: "number", title: columns.number, width: "204px", cell: (entry) => entry.caseNumber },
  { key: "name", title: columns.name, cell: (entry) => <b>{entry.name}</b> },
  { key: "business", title: columns.business, width: "128px", cell: (entry) => entry.business },
  {
    key: "total",
    title: columns.total,
    width: "122px",
    num: true,
    cell: (entry) => amountOf(entry, "total"),
  },
  {
    key: "fund",
    title: columns.fund,
    width: "122px",
    num: true,
    cell: (entry) => amountOf(entry, "fund"),
  },
  {
    key: "standing",
    title: columns.standing,
    width: "76px",
    cell: (entry) =>
      entry.settles && <Chip tone={TONE[entry.standing]}>{standingWord(entry)}</Chip>,
  },
  { key: "operator", title: columns.operator, width: "92px", cell: (entry) => entry.operator },
];
