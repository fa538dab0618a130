import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import type { CaseRow } from "../../../electron/contract/contract.ts";
import { groupedId } from "../../../core/identity.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Kbd, Keys } from "../../ui/Kbd.tsx";
import { FRAME } from "../../words/frame.ts";
import { shortNumber, stateWord } from "../../words/workbench.ts";
import { useCases } from "../cases.tsx";
import { isComposing, useHotkeys } from "../keys.ts";
import { useNavigation } from "../navigation.tsx";
import { useSession } from "../session.tsx";
import { findCases, newestFirst } from "./find-cases.ts";
import "./finder.css";

const SHOWN = 8;

/** The one search box (F2): by name, pinyin initials, tail of the ID number, case number. */
export function Finder() {
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const query = useDeferredValue(typed);
  const { rows, reload } = useCases();
  const { go } = useNavigation();
  const newest = useMemo(() => (open ? newestFirst(rows ?? []) : []), [open, rows]);
  const found = useMemo(() => findCases(newest, query, SHOWN), [newest, query]);
  useHotkeys({ F2: () => input.current?.focus() }, "frame");

  const leave = (): void => {
    setOpen(false);
    setTyped("");
    input.current?.blur();
  };
  const openCase = (row: CaseRow | undefined): void => {
    if (row === undefined) return;
    leave();
    void go({ kind: "case", caseId: row.caseId });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setAt(Math.min(Math.max(at + step, 0), Math.max(found.length - 1, 0)));
    else if (event.key === "Enter") openCase(found[at]);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={open ? "finder open" : "finder"} role="search">
      <div className="finder-box">
        <Icon name="search" />
        <input
          ref={input}
          role="combobox"
          aria-label={FRAME.find}
          aria-expanded={open}
          aria-controls="finder-list"
          aria-activedescendant={open && found[at] ? `find-${found[at].caseId}` : undefined}
          placeholder={FRAME.findHint}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onFocus={() => {
            reload();
            setAt(0);
            setOpen(true);
          }}
          onBlur={() => setOpen(false)}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd>{open ? "Esc" : "F2"}</Kbd>
      </div>
      {open && (
        <div className="finder-found" onMouseDown={(event) => event.preventDefault()}>
          <div className="finder-head">
            <span>{query.trim() === "" ? FRAME.recent : FRAME.found}</span>
            {rows !== null && <span>{FRAME.onThisMachine(rows.length)}</span>}
          </div>
          <ul id="finder-list" role="listbox" aria-label={FRAME.found}>
            {found.map((row, index) => (
              <Found key={row.caseId} row={row} on={index === at} onOpen={() => openCase(row)} />
            ))}
          </ul>
          {rows !== null && found.length === 0 && <p className="faint">{FRAME.nothingFound}</p>}
          <div className="finder-foot">
            <span>
              <Keys of="↑ ↓" /> {FRAME.choose}
            </span>
            <span>
              <Kbd>Enter</Kbd> {FRAME.open}
            </span>
            <span className="spacer" />
            <span>{FRAME.findWays}</span>
          </div>
        </div>
      )}
      {open && <div className="finder-veil" />}
    </div>
  );
}

interface FoundProps {
  readonly row: CaseRow;
  readonly on: boolean;
  readonly onOpen: () => void;
}

function Found({ row, on, onOpen }: FoundProps) {
  const { today } = useSession();
  return (
    <li id={`find-${row.caseId}`} role="option" aria-selected={on} onClick={onOpen}>
      <b className="ellipsis">{row.name === "" ? FRAME.unnamed : row.name}</b>
      <span className="muted">{row.certNo.includes("*") ? row.certNo : groupedId(row.certNo)}</span>
      <span className="muted ellipsis">
        {stateWord(row)} {row.hospital}
      </span>
      <span className="faint small">{shortNumber(row.number, today)}</span>
    </li>
  );
}
