import { IMPORT_WORDS as W } from "../words/expenses.ts";
import type { Incoming } from "./use-import.ts";
import type { TableReading } from "./use-mapping.ts";

export interface ImportBarProps {
  readonly table: Extract<Incoming, { phase: "table" }>;
  readonly reading: TableReading;
  readonly hospital: string;
}

/** Which file and which of its sheets is looked at, and how its columns were recognised. */
export function ImportBar({ table, reading, hospital }: ImportBarProps) {
  return (
    <div className="expenses-bar">
      <h2>
        {W.title}
        <span className="ellipsis" title={table.name}>
          {table.name}
        </span>
      </h2>
      {table.sheets.length > 1 && (
        <select
          aria-label={W.sheet}
          value={reading.sheetNo}
          onChange={(event) => reading.chooseSheet(Number(event.target.value))}
        >
          {table.sheets.map((one, index) => (
            <option key={index} value={index}>
              {W.sheetName(one.name, index, one.rows.length)}
            </option>
          ))}
        </select>
      )}
      <span className="spacer" />
      <span className="muted small">
        {W.columns}：{fromWords(reading.from, hospital)}
      </span>
    </div>
  );
}

function fromWords(from: TableReading["from"], hospital: string): string {
  if (from === "remembered") return W.remembered(hospital);
  return from === "guessed" ? W.guessed : W.recognised;
}
