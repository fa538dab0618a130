import { displayYuan, parseYuan } from "../../../core/money.ts";
import { GRADE_LABEL } from "../../../core/words/labels.ts";
import type { CatalogueHit, CatalogueHits } from "../../../electron/contract/imports.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import { CATALOGUE_WORDS as W } from "../../words/catalogue.ts";
import "./catalogue.css";

export interface CataloguePickerProps {
  readonly found: CatalogueHits;
  readonly chosen: number;
  /** Where the list begins within the grid. */
  readonly top: number;
  readonly onTake: (index: number) => void;
}

/** Entries seen at once; the chosen one is always among them. */
const SHOWN = 8;

/** Entries of the catalogue for what is being typed. */
export function CataloguePicker({ found, chosen, top, onTake }: CataloguePickerProps) {
  const first = Math.max(0, Math.min(chosen - SHOWN + 1, found.hits.length - SHOWN));
  const shown = found.hits.slice(first, first + SHOWN);
  return (
    <div
      className="catalogue"
      style={{ top }}
      ref={(box) => box?.scrollIntoView?.({ block: "nearest" })}
    >
      <ul role="listbox" aria-label={W.title}>
        {shown.map((hit, at) => (
          <li
            key={`${hit.code}|${hit.name}|${first + at}`}
            role="option"
            aria-selected={first + at === chosen}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(first + at)}
          >
            <span className="num">{first + at + 1}</span>
            <span className="ellipsis">
              <HitName hit={hit} />
              <em>{hit.remark}</em>
            </span>
            <span className="ellipsis catalogue-code">{hit.code}</span>
            <span>{hit.grade === "" ? "" : GRADE_LABEL[hit.grade]}</span>
            <span className="num">{hit.grade === "B" ? W.share(hit.share) : ""}</span>
            <span className="num">
              {hit.limit === "" ? W.noLimit : W.limit(shownLimit(hit.limit))}
            </span>
          </li>
        ))}
      </ul>
      <p>
        {found.hits.length === 0 ? (
          W.none
        ) : (
          <>
            <Kbd>Enter</Kbd> {W.take} <Kbd>↑ ↓</Kbd> {W.choose}
          </>
        )}
        <span className="spacer" />
        {found.more ? W.more : W.count(found.hits.length)}
      </p>
    </div>
  );
}

/** `3980` as `3,980.00`; a limit finer than fen as it is. */
function shownLimit(limit: string): string {
  const read = parseYuan(limit);
  return read.ok ? displayYuan(read.value) : limit;
}

/** The name, with what answers to the typed text underlined. */
function HitName({ hit: { name, hit } }: { readonly hit: CatalogueHit }) {
  if (hit === null) return name;
  const [from, to] = hit;
  return (
    <>
      {name.slice(0, from)}
      <u>{name.slice(from, to)}</u>
      {name.slice(to)}
    </>
  );
}
