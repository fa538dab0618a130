import { type ClipboardEvent, type KeyboardEvent, type Ref, useImperativeHandle } from "react";
import type { InvoiceForm, LineForm } from "../../../core/casefile/form.ts";
import { isComposing, keyName } from "../../app/keys.ts";
import { LINES_WORDS } from "../../words/lines.ts";
import type { Edit } from "../state/edit.ts";
import { CataloguePicker } from "./CataloguePicker.tsx";
import type { LineProblem } from "./line-problems.ts";
import { LinesRow } from "./LinesRow.tsx";
import { appendLine, type LineGrid, lineKeys } from "./line-keys.ts";
import type { LineCell } from "./line-model.ts";
import { isTable } from "./pasted.ts";
import { type CatalogueLookup, useCatalogue } from "./use-catalogue.ts";
import { type Place, placeOf, ROW_HEIGHT, useShownRows } from "./use-shown-rows.ts";
import "./lines.css";

/** What the screen may ask of the grid: to show and focus one cell, in view or not. */
export interface LinesHandle {
  readonly focus: (row: number, cell: LineCell) => void;
}

export interface LinesGridProps {
  readonly lines: readonly LineForm[];
  readonly invoices: readonly InvoiceForm[];
  readonly year: string;
  /** First problem of a line, by its index. */
  readonly problems: ReadonlyMap<number, LineProblem>;
  readonly edit: (edit: Edit) => void;
  readonly endStep: () => void;
  readonly handle: Ref<LinesHandle>;
  /** On a screen of its own: as high as there is room, with codes and problems. */
  readonly full?: boolean;
  /** Several cells were pasted: a table, which is looked at before it is taken. */
  readonly onPasteTable: (text: string) => void;
}

/** 费用明细: a keyboard grid of real fields, of which only those in view exist. */
export function LinesGrid(props: LinesGridProps) {
  const { lines, invoices, edit, endStep, full = false } = props;
  const { body, rows, active, setActive, look, focus } = useShownRows(lines.length);
  const activeLine = active === null ? undefined : lines[active.row];
  const catalogue = useCatalogue(lines, activeLine, active?.cell ?? null, edit);
  useImperativeHandle(props.handle, () => ({ focus: (row, cell) => focus({ row, cell }) }), [
    focus,
  ]);

  const grid: LineGrid = { lines, invoices, edit, focus, openCatalogue: catalogue.open };
  const keys = lineKeys(grid);
  const take = (index: number): void => {
    if (!catalogue.take(index) || active === null) return;
    focus({ row: active.row, cell: "quantity" });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    const place = placeOf(event.target);
    const line = place === null ? undefined : lines[place.row];
    const key = keyName(event.nativeEvent);
    const chosen = catalogue.key(key);
    const act = chosen === null ? keys[key] : () => chosen !== "stay" && take(chosen);
    if (place === null || line === undefined || act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    endStep();
    act(place, line);
  };
  const onPaste = (event: ClipboardEvent<HTMLDivElement>): void => {
    const text = event.clipboardData.getData("text/plain");
    if (!isTable(text)) return;
    event.preventDefault();
    event.stopPropagation();
    props.onPasteTable(text);
  };

  return (
    <div
      className={full ? "lines full" : "lines"}
      role="grid"
      aria-label={LINES_WORDS.grid}
      aria-rowcount={lines.length + 1}
      onPaste={onPaste}
    >
      <LinesHead />
      <div
        className="lines-body"
        ref={body}
        onScroll={look}
        onKeyDown={onKeyDown}
        onFocus={(event) => setActive(placeOf(event.target))}
        onBlur={() => {
          endStep();
          catalogue.close();
        }}
      >
        <LinesSpace {...props} rows={rows} active={active} catalogue={catalogue} onTake={take} />
        <div role="row">
          <div role="gridcell">
            <button
              type="button"
              className="lines-add"
              data-field="lines"
              data-stop
              onClick={() => appendLine(grid)}
            >
              {LINES_WORDS.add}
            </button>
          </div>
        </div>
      </div>
      {full && <ProblemTicks problems={props.problems} count={lines.length} />}
    </div>
  );
}

interface LinesSpaceProps extends Pick<
  LinesGridProps,
  "lines" | "invoices" | "year" | "problems" | "edit"
> {
  /** Those in view. */
  readonly rows: readonly number[];
  readonly active: Place | null;
  readonly catalogue: CatalogueLookup;
  readonly onTake: (index: number) => void;
}

/** As high as all lines, with those in view in their places. */
function LinesSpace({ rows, active, catalogue, onTake, ...grid }: LinesSpaceProps) {
  const { lines, invoices, year, problems, edit } = grid;
  return (
    <div className="lines-space" style={{ height: lines.length * ROW_HEIGHT }} role="rowgroup">
      {rows.map((row) => {
        const line = lines[row];
        if (line === undefined) return null;
        return (
          <LinesRow
            key={line.id}
            line={line}
            row={row}
            top={row * ROW_HEIGHT}
            invoices={invoices}
            year={year}
            problem={problems.get(row)}
            active={active?.row === row}
            edit={edit}
          />
        );
      })}
      {active !== null && catalogue.found !== null && (
        <CataloguePicker
          found={catalogue.found}
          chosen={catalogue.chosen}
          top={(active.row + 1) * ROW_HEIGHT}
          onTake={onTake}
        />
      )}
    </div>
  );
}

function LinesHead() {
  return (
    <div className="lines-row lines-head" role="row">
      {LINES_WORDS.columns.map(({ id, label, end }) => (
        <span key={id} role="columnheader" className={end ? `num c-${id}` : `c-${id}`}>
          {label}
        </span>
      ))}
    </div>
  );
}

interface TicksProps {
  readonly problems: ReadonlyMap<number, LineProblem>;
  readonly count: number;
}

/** Where along the whole list there are problems, beside its scrollbar. */
function ProblemTicks({ problems, count }: TicksProps) {
  const shown = [...problems].slice(0, 200);
  return (
    <div className="lines-ticks" aria-hidden="true">
      {shown.map(([row, { weight }]) => (
        <i key={row} className={weight} style={{ top: `${(row / count) * 100}%` }} />
      ))}
    </div>
  );
}
