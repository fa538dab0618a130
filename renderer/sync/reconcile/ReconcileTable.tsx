import { useEffect, useRef } from "react";
import { displayYuan, type Fen, sum, ZERO } from "../../../core/money.ts";
import type { Decision, Decisions } from "../../../core/sync/accept.ts";
import type { Reconciliation } from "../../../core/sync/reconcile.ts";
import type { Aspect, Row, Side } from "../../../core/sync/rows.ts";
import { Button } from "../../ui/Button.tsx";
import { Glyph } from "../../ui/Glyph.tsx";
import { RECONCILE_WORDS as W } from "../../words/reconcile.ts";

export interface ReconcileTableProps {
  readonly compared: Reconciliation;
  readonly rows: readonly Row[];
  /** Rows that are not in the list: only their sums are. */
  readonly hidden: readonly Row[];
  readonly decisions: Decisions;
  readonly here: string | null;
  readonly onHere: (row: Row) => void;
  readonly onDecide: (row: Row, decision: Decision | null) => void;
}

/** Both sides, line by line; what differs is marked, and what falls away is struck out. */
export function ReconcileTable(props: ReconcileTableProps) {
  const { compared, rows, hidden, decisions, here, onHere, onDecide } = props;
  return (
    <table className="tb reconcile-table" aria-label={W.table} role="grid">
      <colgroup>
        {["44px", "", "40px", "96px", "96px", "40px", "96px", "96px", "176px"].map(
          (width, index) => (
            <col key={index} style={width === "" ? {} : { width }} />
          ),
        )}
      </colgroup>
      <thead>
        <tr>
          <th colSpan={2} />
          <th colSpan={3} scope="colgroup" className="reconcile-side">
            {W.typedSide}
          </th>
          <th colSpan={3} scope="colgroup" className="reconcile-side">
            {W.uploadedSide}
          </th>
          <th />
        </tr>
        <tr>
          <th scope="col">{W.columns.no}</th>
          <th scope="col">{W.columns.item}</th>
          {["typed", "uploaded"].flatMap((side) => [
            <th key={`${side} grade`} scope="col">
              {W.columns.grade}
            </th>,
            <th key={`${side} amount`} scope="col" className="num">
              {W.columns.amount}
            </th>,
            <th key={`${side} scope`} scope="col" className="num">
              {W.columns.inScope}
            </th>,
          ])}
          <th scope="col">{W.columns.act}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RowLine
            key={row.id}
            row={row}
            decision={decisions[row.id] ?? null}
            here={row.id === here}
            onHere={onHere}
            onDecide={onDecide}
          />
        ))}
        {hidden.length > 0 && <RestLine rows={hidden} />}
        <TotalLine {...compared} />
      </tbody>
    </table>
  );
}

function RestLine({ rows }: { readonly rows: readonly Row[] }) {
  const sumOf = (side: "typed" | "uploaded", what: "amount" | "inScope"): string =>
    displayYuan(sum(rows.map((row) => row[side]?.[what] ?? ZERO)));
  return (
    <tr className="reconcile-rest muted">
      <td />
      <td>{rows.every(({ same }) => same) ? W.rest(rows.length) : W.notShown(rows.length)}</td>
      <td className="reconcile-edge" />
      <td className="num">{sumOf("typed", "amount")}</td>
      <td className="num">{sumOf("typed", "inScope")}</td>
      <td className="reconcile-edge" />
      <td className="num">{sumOf("uploaded", "amount")}</td>
      <td className="num">{sumOf("uploaded", "inScope")}</td>
      <td className="reconcile-edge" />
    </tr>
  );
}

function TotalLine({ typed, uploaded }: Pick<Reconciliation, "typed" | "uploaded">) {
  return (
    <tr className="total">
      <td />
      <td>{W.total}</td>
      <td />
      <td className="num">{displayYuan(typed.amount)}</td>
      <td className="num">{displayYuan(typed.inScope)}</td>
      <td />
      <td className="num">{displayYuan(uploaded.amount)}</td>
      <td className="num">{displayYuan(uploaded.inScope)}</td>
      <td />
    </tr>
  );
}

interface RowLineProps {
  readonly row: Row;
  readonly decision: Decision | null;
  readonly here: boolean;
  readonly onHere: (row: Row) => void;
  readonly onDecide: (row: Row, decision: Decision | null) => void;
}

function RowLine({ row, decision, here, onHere, onDecide }: RowLineProps) {
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (here) line.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  return (
    <tr
      ref={line}
      aria-selected={here}
      className={`${row.same ? "same" : "differs"} ${decision ?? ""}`}
      onMouseDown={() => onHere(row)}
    >
      <td className="muted">{row.no ?? (row.typedIds.length > 0 ? "" : W.fresh)}</td>
      <td className="reconcile-item" title={row.name}>
        {row.name}
        <small className={row.wrong === null ? "muted" : "reconcile-wrong"}>{saidOf(row)}</small>
      </td>
      <SideCells side={row.typed} row={row} struck={decision !== "keep" && !row.same} />
      <SideCells side={row.uploaded} row={row} struck={decision === "keep"} strong />
      <td className="reconcile-act">
        <Act row={row} decision={decision} here={here} onDecide={onDecide} />
      </td>
    </tr>
  );
}

interface SideCellsProps {
  readonly side: Side | null;
  readonly row: Row;
  readonly struck: boolean;
  readonly strong?: boolean;
}

function SideCells({ side, row, struck, strong = false }: SideCellsProps) {
  if (side === null) {
    return (
      <>
        <td className="faint reconcile-edge">{W.none}</td>
        <td className="num faint">{W.none}</td>
        <td className="num faint">{W.none}</td>
      </>
    );
  }
  const alone = row.typed === null || row.uploaded === null;
  const look = (aspect: Aspect): string => {
    const marked = alone || row.differs.includes(aspect);
    if (!marked || row.same) return "";
    return struck ? "marked struck" : strong ? "marked strong" : "marked";
  };
  return (
    <>
      <td className={`reconcile-edge ${look("grade")}`}>
        {side.grade === null ? "" : W.grade[side.grade]}
      </td>
      <td className={`num ${look("amount")}`}>{amountOf(side.amount)}</td>
      <td className={`num ${look("inScope")}`}>{amountOf(side.inScope)}</td>
    </>
  );
}

function amountOf(amount: Fen | null): string {
  return amount === null ? W.unknown : displayYuan(amount);
}

/** `数量 6 → 10`; money stands in its own columns. */
function saidOf({ typed, uploaded, differs, wrong }: Row): string {
  if (wrong !== null) return W.wrong[wrong];
  if (typed === null) return W.onlyUploaded;
  if (uploaded === null) return W.onlyTyped;
  return differs
    .flatMap((aspect) => {
      const what = W.aspect[aspect];
      if (aspect === "share") {
        return [W.change(what, W.percent(typed.share), W.percent(uploaded.share))];
      }
      if (aspect === "date") return [W.change(what, typed.date.slice(5), uploaded.date.slice(5))];
      if (aspect === "quantity") return [W.change(what, typed.quantity, uploaded.quantity)];
      return [];
    })
    .join("，");
}

function Act({ row, decision, here, onDecide }: Omit<RowLineProps, "onHere">) {
  if (row.same) return null;
  const which = row.typed === null ? "uploaded" : row.uploaded === null ? "typed" : "both";
  if (decision === "adopt") {
    return (
      <span className="reconcile-done">
        <Glyph name="tick" />
        {W.adopted[which]}
      </span>
    );
  }
  if (decision === "keep") return <span className="muted">{W.kept}</span>;
  if (row.wrong !== null) return <span className="reconcile-wrong">{W.askRow}</span>;
  return (
    <Button
      size="small"
      {...(here ? { keycap: "Enter" } : {})}
      onClick={() => onDecide(row, "adopt")}
    >
      {W.adopt[which]}
    </Button>
  );
}
