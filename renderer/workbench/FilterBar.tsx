import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { FOUND_LIMIT } from "../../electron/contract/search.ts";
import { type Question } from "../app/cases.tsx";
import { isComposing } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { shownAmount, tidyDate } from "../ui/TextCell.tsx";
import { WORKBENCH } from "../words/workbench.ts";
import {
  askedBy,
  asksFor,
  type Filters,
  filtersOf,
  isWrong,
  type RangeId,
  RANGES,
  type TypedRange,
} from "./filters.ts";

const { filters: WORDS } = WORKBENCH;

interface FilterBarProps {
  /** Goes up each time that the keyboard is to come here; 0: it stays where it is. */
  readonly called: number;
  readonly question: Question;
  /** How many were found; null while nothing has been. */
  readonly found: number | null;
  readonly onAsk: (question: Question) => void;
  /** The filters are taken away. */
  readonly onClose: () => void;
}

/** Free words and ranges above the list: whatever is typed is asked for at once. */
export function FilterBar({ called, question, found, onAsk, onClose }: FilterBarProps) {
  const [kept, setTyped] = useState(() => filtersOf(question));
  // What is asked for may come from elsewhere: then it stands here in place of what was typed.
  const typed = asksFor(question, kept) ? kept : filtersOf(question);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (called > 0) first.current?.focus();
  }, [called]);

  const change = (next: Filters): void => {
    setTyped(next);
    onAsk({ ...question, ...askedBy(next) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Escape") onClose();
    // The keyboard goes back to the list.
    else if (event.key === "Enter" || event.key === "ArrowDown") leave(event.target);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="filters" role="search" aria-label={WORDS.title} onKeyDown={onKeyDown}>
      <input
        ref={first}
        className="filter-text"
        aria-label={WORDS.text}
        placeholder={WORDS.text}
        value={typed.text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change({ ...typed, text: event.target.value })}
      />
      {RANGES.map((id) => (
        <RangeFilter
          key={id}
          id={id}
          range={typed[id]}
          onChange={(range) => change({ ...typed, [id]: range })}
        />
      ))}
      <span className="spacer" />
      {found !== null && <span className="muted small">{WORDS.found(found, FOUND_LIMIT)}</span>}
      <Button
        look="quiet"
        size="small"
        keycap="Esc"
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClose}
      >
        {WORDS.clear}
      </Button>
    </div>
  );
}

function leave(target: EventTarget): void {
  if (target instanceof HTMLElement) target.blur();
}

interface RangeFilterProps {
  readonly id: RangeId;
  readonly range: TypedRange;
  readonly onChange: (range: TypedRange) => void;
}

function RangeFilter({ id, range, onChange }: RangeFilterProps) {
  const tidy = id === "total" ? shownAmount : tidyDate;
  const bound = (end: keyof TypedRange) => (
    <input
      aria-label={`${WORDS[id]}${WORDS[end]}`}
      aria-invalid={isWrong(id, range[end]) || undefined}
      className={id === "total" ? "num" : undefined}
      placeholder={WORDS[end]}
      inputMode={id === "total" ? "decimal" : "numeric"}
      value={range[end]}
      maxLength={20}
      autoComplete="off"
      onChange={(event) => onChange({ ...range, [end]: event.target.value })}
      onBlur={() => {
        const tidied = tidy(range[end]);
        if (tidied !== range[end]) onChange({ ...range, [end]: tidied });
      }}
    />
  );
  return (
    <span className="filter-range">
      <span className="muted">{WORDS[id]}</span>
      {bound("from")}
      <span className="faint">–</span>
      {bound("to")}
    </span>
  );
}
