import { createContext, type ReactNode, useContext, useId } from "react";
import type { Problem } from "../../core/problem.ts";
import "./form-grid.css";

export type Span = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 12;

/** What every cell of a paper form has. */
export interface CellLook {
  readonly label: string;
  /** Width in twelfths of the grid, and from 1700 px on. */
  readonly span?: Span;
  readonly wide?: Span;
  /** Missing: ochre edge, and this text stands where the value will. */
  readonly need?: string | undefined;
  /** Wrong: red edge, and the message stands under the value. */
  readonly bad?: Pick<Problem, "code" | "what" | "remedy"> | undefined;
  /** Quiet text at the right end of the value, such as `13天`. */
  readonly note?: ReactNode;
}

/** The twelve-column paper grid: one hairline between cells. */
export function FormGrid({ children }: { readonly children: ReactNode }) {
  return <div className="form-grid">{children}</div>;
}

interface CellIds {
  readonly control: string;
  readonly label: string;
  readonly message: string | undefined;
}
const IdsContext = createContext<CellIds | null>(null);

/** Ids that tie a control to its label and its message. Only inside a `Cell`. */
export function useCellIds(): CellIds {
  const ids = useContext(IdsContext);
  if (ids === null) throw new Error("a control stands outside its cell");
  return ids;
}

export interface CellProps extends CellLook {
  /** Computed or read elsewhere: tinted, not an input. */
  readonly readOnly?: boolean;
  /** A group of controls is named by the label's id instead of `for`. */
  readonly group?: boolean;
  readonly children?: ReactNode;
}

/** Label cell and value cell. Use one of the typed cells where one fits. */
export function Cell(props: CellProps) {
  const { label, span = 4, wide = span, need, bad, note, readOnly = false, group = false } = props;
  const id = useId();
  const ids: CellIds = {
    control: `${id}c`,
    label: `${id}l`,
    message: bad === undefined ? undefined : `${id}m`,
  };
  const state = bad !== undefined ? "bad" : need !== undefined ? "need" : readOnly ? "ro" : "";
  const text = readOnly || group;
  return (
    <IdsContext value={ids}>
      <div className={`cell span-${span} wide-${wide} ${state}`}>
        {text ? (
          <span className="cell-label" id={ids.label}>
            {label}
          </span>
        ) : (
          <label className="cell-label" id={ids.label} htmlFor={ids.control}>
            {label}
          </label>
        )}
        <div className="cell-value">
          {readOnly && props.children === undefined && need !== undefined ? (
            <span className="cell-need">{need}</span>
          ) : (
            props.children
          )}
          {note !== undefined && <span className="cell-note">{note}</span>}
        </div>
        {bad !== undefined && (
          <p className="cell-message" id={ids.message}>
            <b>{bad.code}</b> {bad.what}
            {bad.remedy}
          </p>
        )}
      </div>
    </IdsContext>
  );
}

/** A computed value: tinted, with the label as its name. */
export function ReadCell(props: CellLook & { readonly children?: ReactNode }) {
  return <Cell {...props} readOnly />;
}
