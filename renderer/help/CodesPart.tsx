import { useDeferredValue, useState } from "react";
import { HELP_WORDS as W } from "../words/help.ts";
import { findCodes } from "./codes.ts";

/** Every code: what happened, what to do; found by the code or by a word. */
export function CodesPart() {
  const [typed, setTyped] = useState("");
  const found = findCodes(useDeferredValue(typed));
  return (
    <div className="help-search">
      <label className="help-find">
        {W.findCode}
        <input
          data-field="help.code"
          value={typed}
          placeholder={W.findCodeHint}
          autoFocus
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="faint" role="status">
          {found.length === 0 ? W.noCode : W.codes(found.length)}
        </span>
      </label>
      <div className="help-table" tabIndex={0} role="group" aria-label={W.parts.codes}>
        <table>
          <thead>
            <tr>
              <th>{W.columns.code}</th>
              <th>{W.columns.what}</th>
              <th>{W.columns.remedy}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ code, what, remedy }) => (
              <tr key={`${code}${what}${remedy}`}>
                <td className="code">{code}</td>
                <td>{what === "" ? W.onScreen : what}</td>
                <td className="muted">{remedy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
