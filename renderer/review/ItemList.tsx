import { Glyph } from "../ui/Glyph.tsx";
import { REVIEW_WORDS as W } from "../words/review.ts";
import type { Item } from "./items.ts";

export interface ItemListProps {
  readonly items: readonly Item[];
  readonly first: boolean;
  readonly looked: ReadonlySet<string>;
  readonly here: string | null;
  readonly onGo: (item: Item) => void;
}

/** What there is to look at, each ticked once it was. */
export function ItemList({ items, first, looked, here, onGo }: ItemListProps) {
  const left = items.filter(({ key }) => !looked.has(key)).length;
  return (
    <section className="review-items" aria-label={first ? W.firstLook : W.sinceLast}>
      <header>
        <h2>{first ? W.firstLook : W.sinceLast}</h2>
        <span className={left === 0 ? "review-done" : "prov"} aria-live="polite">
          {left === 0 ? W.allSeen(items.length) : W.left(left)}
        </span>
      </header>
      {items.length === 0 && <p className="muted">{W.unchanged}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <button
              type="button"
              aria-current={item.key === here ? "true" : undefined}
              data-item={item.key}
              onClick={() => onGo(item)}
            >
              <span className={looked.has(item.key) ? "review-done" : "faint"}>
                <Glyph name={looked.has(item.key) ? "tick" : "ring"} />
              </span>
              <span>
                {item.before !== "" && (
                  <>
                    <del>{item.before}</del>
                    <span className="faint"> → </span>
                  </>
                )}
                <b>{item.after}</b>
                {item.where !== "" && <em>{item.where}</em>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
