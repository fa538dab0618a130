import type { KeyboardEvent } from "react";
import { Glyph, type GlyphName } from "../../ui/Glyph.tsx";
import { MAPPER as W } from "../../words/templates.ts";
import { labelOf } from "./labels.ts";
import { keyOf } from "./placements.ts";
import type { SpotRow } from "./rows.ts";
import type { Mapper } from "./use-mapper.ts";

interface PlaceListProps {
  readonly mapper: Mapper;
  /** Goes to a place on its page. */
  readonly onGo: (row: SpotRow) => void;
}

/** Every place of the template in reading order, with what it will hold. */
export function PlaceList({ mapper, onGo }: PlaceListProps) {
  const { rows, file } = mapper;
  if (rows.length === 0) return <p className="places-none muted">{W.noPlaces}</p>;
  const pages = [...new Set(rows.map(({ box }) => box?.page ?? 0))];
  return (
    <div className="places-list" onKeyDown={walk}>
      {pages.map((no) => (
        <section key={no} aria-label={no === 0 ? W.hidden : W.page(no)}>
          {(file.pages.length > 1 || no === 0) && <h3>{no === 0 ? W.hidden : W.page(no)}</h3>}
          <ul>
            {rows
              .filter(({ box }) => (box?.page ?? 0) === no)
              .map((row) => (
                <PlaceRow key={keyOf(row.spot)} mapper={mapper} row={row} onGo={onGo} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function PlaceRow({ mapper, row, onGo }: PlaceListProps & { readonly row: SpotRow }) {
  const { spot, field, name, content } = row;
  const { state } = mapper;
  const on = state.spot !== null && keyOf(state.spot) === keyOf(spot);
  const standing: Standing =
    content === null ? "open" : state.unseen.has(field) ? "unseen" : "filled";
  return (
    <li className={on ? `on ${standing}` : standing}>
      <button type="button" aria-pressed={on} onClick={() => onGo(row)}>
        <Glyph name={GLYPHS[standing]} />
        <b className="ellipsis">{content === null ? W.open : labelOf(content)}</b>
        <em className="ellipsis" title={field}>
          {field === "" ? W.drawnBox : name}
        </em>
        {standing === "unseen" && <i>{W.unseen}</i>}
      </button>
    </li>
  );
}

type Standing = "open" | "unseen" | "filled";

const GLYPHS: Readonly<Record<Standing, GlyphName>> = {
  open: "dashed-square",
  unseen: "half",
  filled: "tick",
};

/** Arrows go from one row to the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0 || event.ctrlKey) return;
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[Math.min(Math.max(at + by, 0), buttons.length - 1)]?.focus();
}
