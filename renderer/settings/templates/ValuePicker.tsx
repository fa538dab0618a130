import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { isComposing } from "../../app/keys.ts";
import { MAPPER as W } from "../../words/templates.ts";
import { entriesFor, type Entry, entryOf } from "./entries.ts";
import type { Content } from "./placements.ts";
import type { Offer } from "./suggest.ts";

export type FillKind = keyof Offer;

interface ValuePickerProps {
  readonly offer: Offer;
  readonly kind: FillKind;
  /** A box may be written into or ticked; a field of the file is what it is. */
  readonly onKind: ((kind: FillKind) => void) | null;
  readonly current: Content | null;
  /** What the words beside the place say. */
  readonly preferred: Entry | undefined;
  readonly onPick: (content: Content) => void;
  readonly onClose: () => void;
}

/** The values of a case to choose from, by name or pinyin initials. */
export function ValuePicker(props: ValuePickerProps) {
  const { offer, kind, onKind, current, preferred, onPick, onClose } = props;
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState("");
  const entries = offered(offer[kind], typed, preferred);
  const start = entryOf(entries, current) ?? entries[0];
  const [moved, setMoved] = useState<string | null>(null);
  const at = entries.find(({ key }) => key === moved) ?? start;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const step = (by: number): void => {
    const index = at === undefined ? -1 : entries.indexOf(at);
    setMoved(entries[Math.min(Math.max(index + by, 0), entries.length - 1)]?.key ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "PageDown") step(8);
    else if (event.key === "PageUp") step(-8);
    else if (event.key === "Enter" && !event.ctrlKey) {
      if (at !== undefined) onPick({ value: at.value, when: at.when });
    } else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="value-picker" role="group" aria-label={W.picker} onKeyDown={onKeyDown}>
      {onKind !== null && <KindBar kind={kind} onKind={onKind} />}
      <input
        role="combobox"
        data-field="template.value"
        aria-label={W.picker}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={at === undefined ? undefined : `${id}-${at.key}`}
        placeholder={W.pickerHint}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={(event) => {
          setTyped(event.target.value);
          setMoved(null);
        }}
      />
      <ul id={id} ref={list} role="listbox" aria-label={W.picker}>
        {groupsOf(entries).map(({ group, of }) => (
          <li key={group} role="group" aria-label={group}>
            <p aria-hidden="true">{group}</p>
            <ul role="presentation">
              {of.map((entry) => (
                <li
                  key={entry.key}
                  id={`${id}-${entry.key}`}
                  role="option"
                  aria-selected={entry === at}
                  // The cursor stays in the search.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onPick({ value: entry.value, when: entry.when })}
                >
                  {entry.label}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="value-none">{W.none}</p>}
    </div>
  );
}

function KindBar({
  kind,
  onKind,
}: {
  readonly kind: FillKind;
  readonly onKind: (kind: FillKind) => void;
}) {
  const name = useId();
  const kinds: readonly FillKind[] = ["text", "tick"];
  return (
    <div className="choice" role="radiogroup" aria-label={W.kind}>
      {kinds.map((one) => (
        <label key={one} className={one === kind ? "on" : ""}>
          <input type="radio" name={name} checked={one === kind} onChange={() => onKind(one)} />
          {W.kinds[one]}
        </label>
      ))}
    </div>
  );
}

/** The preferred one stands first while nothing is typed. */
function offered(
  entries: readonly Entry[],
  typed: string,
  preferred: Entry | undefined,
): readonly Entry[] {
  const found = entriesFor(entries, typed);
  if (preferred === undefined || typed.trim() !== "" || !entries.includes(preferred)) return found;
  const first = { ...preferred, group: W.preferred };
  return [first, ...found.filter((entry) => entry !== preferred)];
}

interface Group {
  readonly group: string;
  readonly of: readonly Entry[];
}

function groupsOf(entries: readonly Entry[]): readonly Group[] {
  const groups = [...new Set(entries.map(({ group }) => group))];
  return groups.map((group) => ({ group, of: entries.filter((entry) => entry.group === group) }));
}
