import type { CSSProperties, ReactNode } from "react";
import { isLongTerm } from "../../core/filing/category.ts";
import type { FiledRoute } from "../../core/settlement/compare-filings.ts";
import { routeText } from "../../core/words/route.ts";
import { boundByProof } from "../../core/words/parameters.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { ClauseChip, SourceChip } from "../ui/ClauseChip.tsx";
import { COMPARE_WORDS as W } from "../words/compare.ts";
import { FILING_PANEL_WORDS as F } from "../words/filing-life.ts";
import { MaterialsCell } from "./PaperCells.tsx";
import { RouteHead } from "./RouteTable.tsx";

export interface FilingTableProps {
  readonly desk: CaseDesk;
  readonly routes: readonly FiledRoute[];
  readonly picked: number;
  readonly onPick: (index: number) => void;
}

/** The routes without money: how long each holds, what it locks, what is owed and what follows. */
export function FilingTable({ desk, routes, picked, onPick }: FilingTableProps) {
  const columns: CSSProperties & { readonly "--routes": number } = { "--routes": routes.length };
  return (
    <div className="route-table" role="table" style={columns}>
      <div role="row" className="route-row">
        <div role="columnheader" className="row-head" />
        {routes.map((route, index) => (
          <RouteHead
            key={keyOf(route)}
            route={route}
            index={index}
            on={index === picked}
            onPick={() => onPick(index)}
          />
        ))}
      </div>
      {rowsOf(desk).map(({ id, head, cell }) => (
        <div role="row" className="route-row" key={id}>
          <div role="rowheader" className="row-head">
            {head}
          </div>
          {routes.map((route, index) => (
            <div
              role="cell"
              key={keyOf(route)}
              className={index === picked ? `route-cell ${id} on` : `route-cell ${id}`}
              onMouseDown={() => onPick(index)}
            >
              {cell(route)}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function keyOf({ category, basis }: FiledRoute): string {
  return `${category} ${basis}`;
}

interface RowSpec {
  readonly id: string;
  readonly head: string;
  readonly cell: (route: FiledRoute) => ReactNode;
}

function rowsOf(desk: CaseDesk): readonly RowSpec[] {
  const { form } = desk;
  return [
    {
      id: "condition",
      head: W.rows.condition,
      cell: ({ route }) => routeText(route.precondition, form, null),
    },
    { id: "holds", head: F.validity, cell: (route) => <Holds desk={desk} route={route} /> },
    { id: "locked", head: F.lock, cell: (route) => <LockWords route={route} /> },
    { id: "owed", head: F.due, cell: (route) => <Owed route={route} /> },
    {
      id: "later",
      head: W.rows.later,
      cell: ({ route, life }) => (
        <ul>
          {route.afterwards.map((text) => (
            <li key={text}>{routeText(text, form, life.validity)}</li>
          ))}
        </ul>
      ),
    },
    {
      id: "materials",
      head: W.rows.materials,
      cell: (route) => <MaterialsCell route={route} filing={form.filing} />,
    },
    {
      id: "basis",
      head: W.rows.clauses,
      cell: ({ route }) => (
        <div className="clause-row">
          {route.clauses.map((clause) => (
            <ClauseChip key={clause} clause={clause} />
          ))}
        </div>
      ),
    },
  ];
}

interface CellProps {
  readonly route: FiledRoute;
}

function Holds({ desk, route }: CellProps & { readonly desk: CaseDesk }) {
  const { validity } = route.life;
  if (validity === null) {
    // Until somebody has read the end off the proof, it is as long as that.
    return isLongTerm(route.category) && boundByProof(desk.loaded.pack, desk.settings) ? (
      <b>{W.withProof}</b>
    ) : (
      <span className="undet">{W.undetermined}</span>
    );
  }
  const { from, until, sources } = validity;
  const byProof = isLongTerm(route.category) && boundByProof(desk.loaded.pack, desk.settings);
  return (
    <>
      <b>{until === null ? (byProof ? W.withProof : F.openEnded(from)) : F.between(from, until)}</b>
      <div className="clause-row">
        <SourceChip source={sources[0]} />
      </div>
    </>
  );
}

function LockWords({ route }: CellProps) {
  const lock = route.life.obligations.find((each) => each.kind === "lock");
  if (lock === undefined) return <span>{W.noLock}</span>;
  const loosely = lock.exception === "recorded-reason";
  return <span>{F.locked(lock.until, F.acts[lock.binds], loosely)}</span>;
}

/** Only a commitment owes anything; what follows when it is not kept stands with it (HUN-22, LN-1.2c). */
function Owed({ route }: CellProps) {
  if (route.basis !== "commitment") return <span>{W.nothingOwed}</span>;
  const { validity, terms } = route.life;
  const due = validity?.commitmentDue ?? null;
  return (
    <>
      <b>{due === null ? F.dueUnset : F.dueBy(due)}</b>
      <p className="block">{F.breachOf[terms.commitment?.onLapse ?? "unstated"]}</p>
    </>
  );
}
