import { type KeyboardEvent, useRef, useState } from "react";
import { ageOn, day } from "../../../core/calendar.ts";
import { groupedId, parseIdNumber } from "../../../core/identity.ts";
import type { CaseRow } from "../../../electron/contract/search.ts";
import type { FoundCase } from "../../../electron/contract/search.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Kbd, Keys } from "../../ui/Kbd.tsx";
import { hitIn, Marked, typedWords } from "../../ui/Marked.tsx";
import { FRAME } from "../../words/frame.ts";
import { shortNumber, stateWord } from "../../words/workbench.ts";
import { NOTHING_ASKED, useCases } from "../cases.tsx";
import { isComposing, useHotkeys } from "../keys.ts";
import { useNavigation } from "../navigation.tsx";
import { useSession } from "../session.tsx";
import { type Search, useFound } from "./useFound.ts";
import "./finder.css";

const SHOWN = 8;
const NONE: readonly FoundCase[] = [];

/** The one search box (F2): by name, pinyin initials, part of the ID number, case number. */
export function Finder() {
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const looked = useFound(typed, open, SHOWN);
  const { found, rowsNow } = looked;
  const { ask } = useCases();
  const { go } = useNavigation();
  const rows = found?.page.rows ?? NONE;
  const words = typedWords(found?.text ?? "");
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
  const listAll = (): void => {
    ask({ ...NOTHING_ASKED, text: typed });
    leave();
    void go({ kind: "workbench" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setAt(Math.min(Math.max(at + step, 0), Math.max(rows.length - 1, 0)));
    else if (event.key === "Enter" && event.ctrlKey) listAll();
    else if (event.key === "Enter") void rowsNow().then((now) => openCase(now[at]));
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
          aria-activedescendant={open && rows[at] ? `find-${rows[at].caseId}` : undefined}
          placeholder={FRAME.findHint}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onFocus={() => {
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
      {open && <FinderList typed={typed} looked={looked} at={at} words={words} onOpen={openCase} />}
      {open && <div className="finder-veil" />}
    </div>
  );
}

interface FinderListProps {
  readonly typed: string;
  readonly looked: Search;
  /** Place of the chosen row. */
  readonly at: number;
  readonly words: readonly string[];
  readonly onOpen: (row: FoundCase) => void;
}

function FinderList({ typed, looked, at, words, onOpen }: FinderListProps) {
  const { found, problem } = looked;
  const rows = found?.page.rows ?? NONE;
  return (
    <div className="finder-found" onMouseDown={(event) => event.preventDefault()}>
      <div className="finder-head">
        <span>{typed.trim() === "" ? FRAME.recent : FRAME.found}</span>
        {found !== null && <span>{FRAME.onThisMachine(found.page.counts.all, found.took)}</span>}
      </div>
      <ul id="finder-list" role="listbox" aria-label={FRAME.found}>
        {rows.map((row, index) => (
          <FoundRow
            key={row.caseId}
            row={row}
            words={words}
            on={index === at}
            onOpen={() => onOpen(row)}
          />
        ))}
      </ul>
      {problem !== null && (
        <p role="alert">
          {problem.code} {problem.what} {problem.remedy}
        </p>
      )}
      {found !== null && rows.length === 0 && <p className="faint">{FRAME.nothingFound}</p>}
      <FinderFoot more={found !== null && found.page.next !== null} />
    </div>
  );
}

function FinderFoot({ more }: { readonly more: boolean }) {
  return (
    <div className="finder-foot">
      <span>
        <Keys of="↑ ↓" /> {FRAME.choose}
      </span>
      <span>
        <Kbd>Enter</Kbd> {FRAME.open}
      </span>
      {more && (
        <span>
          <Kbd>Ctrl+Enter</Kbd> {FRAME.listAll}
        </span>
      )}
      <span className="spacer" />
      <span>{FRAME.findWays}</span>
    </div>
  );
}

interface FoundRowProps {
  readonly row: FoundCase;
  readonly words: readonly string[];
  readonly on: boolean;
  readonly onOpen: () => void;
}

function FoundRow({ row, words, on, onOpen }: FoundRowProps) {
  const { today } = useSession();
  const marked = (text: string) => <Marked text={text} hit={hitIn(text, words)} />;
  const certNo = row.certNo.includes("*") ? row.certNo : groupedId(row.certNo);
  return (
    <li id={`find-${row.caseId}`} role="option" aria-selected={on} onClick={onOpen}>
      <b className="ellipsis">
        {row.name === "" ? FRAME.unnamed : <Marked text={row.name} hit={row.nameHit} />}
      </b>
      <span className="muted">{sexAndAge(row.certNo, today)}</span>
      <span className="muted">{marked(certNo)}</span>
      <span className="muted ellipsis">
        {stateWord(row)} {marked(row.hospital)}
      </span>
      <span className="faint small">{marked(shortNumber(row.number, today))}</span>
    </li>
  );
}

/** `女58`, from the ID number; nothing while there is none. */
function sexAndAge(certNo: string, today: string): string {
  const identity = parseIdNumber(certNo);
  if (!identity.ok) return "";
  return FRAME.sexAndAge(identity.value.sex, ageOn(identity.value.birth, day(today)));
}
