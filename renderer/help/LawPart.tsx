import { type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { HELP_WORDS as W } from "../words/help.ts";
import { clausesOf, findLaw, LAW_IDS, type LawHit, type LawPlace, LAWS } from "./law.ts";
import "../ui/marked.css";

/** The documents in full: opened at any clause from the list, or where a search finds its words. */
export function LawPart() {
  const [typed, setTyped] = useState("");
  const [place, setPlace] = useState<LawPlace>({ law: LAW_IDS[0], at: 0 });
  const sought = useDeferredValue(typed.trim());
  const hits = useMemo(() => findLaw(sought), [sought]);
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    text.current?.querySelector(`[data-at="${place.at}"]`)?.scrollIntoView({ block: "start" });
  }, [place]);
  return (
    <div className="help-search">
      <label className="help-find">
        {W.findLaw}
        <input
          data-field="help.law"
          value={typed}
          placeholder={W.findLawHint}
          autoFocus
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // The list may lag behind what has been typed; Enter goes by what stands in the field.
            const [first] = findLaw(event.currentTarget.value.trim());
            if (first !== undefined) setPlace(first);
          }}
        />
        <span className="faint" role="status">
          {sought === "" ? "" : hits.length === 0 ? W.noHit : W.hits(hits.length)}
        </span>
      </label>
      <div className="help-law">
        <nav aria-label={W.documents}>
          {sought === "" ? (
            <Contents place={place} onPlace={setPlace} />
          ) : (
            <Hits hits={hits} place={place} onPlace={setPlace} />
          )}
        </nav>
        <LawText place={place} sought={sought} text={text} />
      </div>
    </div>
  );
}

interface PlacesProps {
  readonly place: LawPlace;
  readonly onPlace: (place: LawPlace) => void;
}

/** The documents, and of the open one its clauses. */
function Contents({ place, onPlace }: PlacesProps) {
  const clauses = useMemo(() => clausesOf(place.law), [place.law]);
  return LAWS.map((law) => (
    <div key={law.id}>
      <button
        type="button"
        className="help-document"
        aria-expanded={law.id === place.law}
        onClick={() => onPlace({ law: law.id, at: 0 })}
      >
        <b>{law.number}</b>
        <span className="faint">{W.effective(law.effective)}</span>
      </button>
      {law.id === place.law &&
        clauses.map(({ clause, at }) => (
          <button
            key={clause.id}
            type="button"
            aria-current={at === place.at ? "true" : undefined}
            onClick={() => onPlace({ law: law.id, at })}
          >
            <span className="code">{clause.id}</span> {clause.article} {clause.title}
          </button>
        ))}
    </div>
  ));
}

function Hits({ hits, place, onPlace }: PlacesProps & { readonly hits: readonly LawHit[] }) {
  return hits.map((hit, index) => (
    <button
      key={index}
      type="button"
      aria-current={hit.law === place.law && hit.at === place.at ? "true" : undefined}
      onClick={() => onPlace(hit)}
    >
      <span className="faint">{LAWS.find(({ id }) => id === hit.law)?.number}</span>
      <br />
      {hit.words}
    </button>
  ));
}

interface LawTextProps {
  readonly place: LawPlace;
  readonly sought: string;
  readonly text: RefObject<HTMLDivElement | null>;
}

function LawText({ place, sought, text }: LawTextProps) {
  const law = LAWS.find(({ id }) => id === place.law);
  if (law === undefined) return null;
  return (
    <article
      key={law.id}
      className="help-law-text"
      ref={text}
      tabIndex={0}
      aria-label={`${law.number} ${law.title}`}
    >
      {law.paragraphs.map((paragraph, at) => (
        <p
          key={at}
          data-at={at}
          className={paragraph.heading ? "heading" : undefined}
          aria-current={at === place.at && at > 0 ? "true" : undefined}
        >
          {marked(paragraph.text, sought)}
        </p>
      ))}
    </article>
  );
}

/** Every place of the words that were searched for, marked. */
function marked(text: string, sought: string) {
  if (sought === "" || !text.includes(sought)) return text;
  return text
    .split(sought)
    .flatMap((part, index) => (index === 0 ? [part] : [<mark key={index}>{sought}</mark>, part]));
}
