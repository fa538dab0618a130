import type { CSSProperties, ReactNode } from "react";
import { isLongTerm } from "../../core/filing/category.ts";
import { findClause } from "../../core/policy/clauses.ts";
import type { ComparedRoute } from "../../core/settlement/compare.ts";
import { routeText } from "../../core/words/route.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Kbd } from "../ui/Kbd.tsx";
import { COMPARE_WORDS as W } from "../words/compare.ts";
import { BasisCell, MaterialsCell } from "./PaperCells.tsx";
import { FundCell, PersonCell, RateCell } from "./MoneyCells.tsx";

export interface RouteTableProps {
  readonly desk: CaseDesk;
  readonly routes: readonly ComparedRoute[];
  readonly picked: number;
  readonly onPick: (index: number) => void;
}

/** Columns are routes: the condition above the money, the difference on one scale. */
export function RouteTable({ desk, routes, picked, onPick }: RouteTableProps) {
  const { form } = desk;
  const most = Math.max(0, ...routes.map((route) => route.more ?? 0));
  const rows: readonly RowSpec[] = [
    {
      id: "condition",
      head: W.rows.condition,
      cell: (route) => routeText(route.route.precondition, form, null),
    },
    { id: "rate", head: W.rows.rate, cell: (route) => <RateCell route={route} /> },
    {
      id: "person",
      head: W.rows.person,
      note: W.rows.personNote,
      cell: (route) => <PersonCell route={route} most={most} />,
    },
    { id: "fund", head: W.rows.fund, cell: (route) => <FundCell route={route} /> },
    { id: "later", head: W.rows.later, cell: (route) => <Later route={route} desk={desk} /> },
    {
      id: "materials",
      head: W.rows.materials,
      cell: (route) => <MaterialsCell route={route} filing={form.filing} />,
    },
    {
      id: "basis",
      head: W.rows.basis,
      note: documentOf(routes),
      cell: (route) => <BasisCell route={route} />,
    },
  ];
  return (
    <div className="route-table" role="table" style={columns(routes.length)}>
      <div role="row" className="route-row">
        <div role="columnheader" className="row-head" />
        {routes.map((route, index) => (
          <RouteHead
            key={`${route.category} ${route.basis}`}
            route={route}
            index={index}
            on={index === picked}
            onPick={() => onPick(index)}
          />
        ))}
      </div>
      {rows.map(({ id, head, note, cell }) => (
        <div role="row" className="route-row" key={id}>
          <div role="rowheader" className="row-head">
            {head}
            {note !== undefined && <span className="faint">{note}</span>}
          </div>
          {routes.map((route, index) => (
            <div
              role="cell"
              key={`${route.category} ${route.basis}`}
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

/** Number of the document whose articles the routes name. */
function documentOf(routes: readonly ComparedRoute[]): string {
  const clause = routes[0]?.route.clauses[0];
  return clause === undefined ? "" : (findClause(clause)?.number ?? "");
}

/** The style sheet lays out as many columns as there are routes. */
function columns(count: number): CSSProperties & { readonly "--routes": number } {
  return { "--routes": count };
}

interface RowSpec {
  readonly id: string;
  readonly head: string;
  readonly note?: string;
  readonly cell: (route: ComparedRoute) => ReactNode;
}

interface RouteHeadProps {
  readonly route: Pick<ComparedRoute, "category" | "route" | "chosen">;
  readonly index: number;
  readonly on: boolean;
  readonly onPick: () => void;
}

export function RouteHead({ route, index, on, onPick }: RouteHeadProps) {
  return (
    <div role="columnheader" className={on ? "route-cell head on" : "route-cell head"}>
      <button type="button" tabIndex={-1} aria-pressed={on} onClick={onPick}>
        <Kbd>{String(index + 1)}</Kbd>
        <span>
          <b>{route.route.title}</b>
          <em>{isLongTerm(route.category) ? W.longTerm : W.temporary}</em>
        </span>
      </button>
      {route.chosen && <span className="chosen">{W.chosen}</span>}
    </div>
  );
}

/** What the filing means for later stays. */
function Later({ route, desk }: { readonly route: ComparedRoute; readonly desk: CaseDesk }) {
  const { treatment } = route.receipt;
  const { validity } = treatment;
  return (
    <ul>
      {route.route.afterwards.map((text) => (
        <li key={text}>{routeText(text, desk.form, validity)}</li>
      ))}
    </ul>
  );
}
