import {
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Mapping } from "../../core/import/columns.ts";
import type { Role } from "../../core/import/headings.ts";
import type { Imported, RowFault, RowOutcome } from "../../core/import/lines.ts";
import { isFault } from "../../core/import/lines.ts";
import { columnLetters, type Sheet } from "../../core/import/sheet.ts";
import { type RowWindow, windowOf } from "../case/lines/row-window.ts";
import { IMPORT_WORDS as W, ROLE_OPTIONS } from "../words/expenses.ts";

const ROW_HEIGHT = 28;

export interface ImportTableHandle {
  readonly reveal: (index: number) => void;
}

export interface ImportTableProps {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  readonly imported: Imported;
  readonly onRole: (column: number, role: Role | null) => void;
  readonly handle: Ref<ImportTableHandle>;
}

/** The file as it is: every row with what it is read as, every column with what it holds. */
export function ImportTable({ sheet, mapping, imported, onRole, handle }: ImportTableProps) {
  const body = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<RowWindow>({ first: 0, last: 40 });
  const [shown, setShown] = useState(-1);
  const look = useCallback(() => {
    const box = body.current;
    if (box !== null) setView(windowOf(box.scrollTop, box.clientHeight, ROW_HEIGHT));
  }, []);
  useEffect(look, [look, sheet]);
  useImperativeHandle(
    handle,
    () => ({
      reveal: (index) => {
        setShown(index);
        body.current?.scrollTo({ top: Math.max(0, (index - 3) * ROW_HEIGHT) });
      },
    }),
    [],
  );
  const columns = useMemo(() => templateOf(sheet, mapping), [sheet, mapping]);
  const rows = sheet.rows.slice(view.first, view.last + 1);
  return (
    <div
      className="import-table"
      ref={body}
      onScroll={look}
      role="table"
      aria-label={W.table}
      aria-rowcount={sheet.rows.length + 1}
      tabIndex={0}
    >
      <div className="import-row import-head" role="row" style={{ gridTemplateColumns: columns }}>
        <span role="columnheader" className="num">
          {W.line}
        </span>
        <span role="columnheader">{W.outcome}</span>
        {mapping.columns.map((role, column) => (
          <span role="columnheader" key={columnLetters(column)}>
            <RoleSelect
              label={headingAt(sheet, mapping, column)}
              role={role}
              onRole={(next) => onRole(column, next)}
            />
          </span>
        ))}
      </div>
      <div
        className="import-space"
        role="rowgroup"
        style={{ height: sheet.rows.length * ROW_HEIGHT }}
      >
        {rows.map((row, at) => {
          const index = view.first + at;
          const outcome = imported.rows[index];
          if (outcome === undefined) return null;
          return (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 2}
              className={`import-row ${lookOf(outcome)} ${shown === index ? "shown" : ""}`}
              style={{
                gridTemplateColumns: columns,
                transform: `translateY(${index * ROW_HEIGHT}px)`,
              }}
            >
              <span role="rowheader" className="num">
                {row.line}
              </span>
              <span role="cell" className="import-outcome" title={faultText(outcome)}>
                {wordOf(outcome)}
              </span>
              {mapping.columns.map((role, column) => (
                <span
                  role="cell"
                  key={columnLetters(column)}
                  title={row.cells[column]}
                  className={cellLook(outcome, role)}
                >
                  {row.cells[column]}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RoleSelectProps {
  readonly label: string;
  readonly role: Role | null;
  readonly onRole: (role: Role | null) => void;
}

function RoleSelect({ label, role, onRole }: RoleSelectProps) {
  return (
    <select
      aria-label={label}
      title={label}
      className={role === null ? "unused" : ""}
      value={role ?? ""}
      onChange={(event) => {
        const chosen = ROLE_OPTIONS.find(([value]) => value === event.target.value);
        onRole(chosen?.[0] ?? null);
      }}
    >
      <option value="">{W.unused}</option>
      {ROLE_OPTIONS.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}

function headingAt(sheet: Sheet, { header }: Mapping, column: number): string {
  return W.column(columnLetters(column), (sheet.rows[header]?.cells[column] ?? "").trim());
}

/** The first fault of a row, the gravest first. */
export function worstFault(outcome: RowOutcome): RowFault | undefined {
  if (outcome.kind !== "line") return undefined;
  return outcome.faults.find(isFault) ?? outcome.faults[0];
}

function faultText(outcome: RowOutcome): string {
  if (outcome.kind !== "line") return outcome.text;
  return outcome.faults.map(({ problem }) => `${problem.what}${problem.remedy}`).join("\n");
}

function wordOf(outcome: RowOutcome): string {
  if (outcome.kind === "passed") return W.kinds[outcome.why];
  const fault = worstFault(outcome);
  return fault === undefined ? W.kinds.line : fault.problem.what.replace(/。$/u, "");
}

function lookOf(outcome: RowOutcome): string {
  if (outcome.kind === "passed") return "passed";
  const fault = worstFault(outcome);
  if (fault === undefined) return "";
  return isFault(fault) ? "block" : "prov";
}

function cellLook(outcome: RowOutcome, role: Role | null): string {
  const isNumber = role !== null && NUMBERS.has(role);
  const faulty =
    outcome.kind === "line" && outcome.faults.some((fault) => fault.role === role && role !== null);
  return `${isNumber ? "num" : ""} ${role === null ? "unused" : ""} ${faulty ? "faulty" : ""}`.trim();
}

const NUMBERS: ReadonlySet<Role> = new Set([
  "quantity",
  "price",
  "amount",
  "preSelfPay",
  "overLimit",
]);

/** Rows that tell how wide a column has to be. */
const SAMPLE = 80;

function templateOf(sheet: Sheet, mapping: Mapping): string {
  const sample = sheet.rows
    .slice(0, SAMPLE)
    .filter((row) => row.cells.filter((cell) => cell !== "").length > 1);
  const widths = mapping.columns.map((_, column) => {
    const longest = Math.max(...sample.map((row) => displayWidth(row.cells[column] ?? "")), 0);
    return `${Math.min(260, Math.max(98, longest + 18))}px`;
  });
  return `52px 200px ${widths.join(" ")}`;
}

/** About how wide a text is at 14 px. */
function displayWidth(text: string): number {
  return Array.from(text).reduce(
    (width, char) => width + ((char.codePointAt(0) ?? 0) > 0x2e80 ? 14 : 8),
    0,
  );
}
