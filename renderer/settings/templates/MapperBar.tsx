import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { MAPPER as W } from "../../words/templates.ts";

interface MapperBarProps {
  readonly no: number;
  readonly pages: number;
  /** Per cent of the natural size. */
  readonly percent: number;
  readonly onPage: (no: number) => void;
  readonly onZoom: (by: number | "fit") => void;
  readonly onBox: () => void;
  /** Null where the file has no fields of its own. */
  readonly onMatch: (() => void) | null;
}

/** Above the page: which one, how large, and what can be done on it. */
export function MapperBar(props: MapperBarProps) {
  const { no, pages, percent, onPage, onZoom, onBox, onMatch } = props;
  return (
    <div className="paper-bar mapper-bar">
      {pages > 1 && (
        <button
          type="button"
          aria-label={W.earlier}
          disabled={no === 1}
          onClick={() => onPage(no - 1)}
        >
          <Icon name="back" />
        </button>
      )}
      <span>{W.pageOf(no, pages)}</span>
      {pages > 1 && (
        <button
          type="button"
          aria-label={W.later}
          disabled={no === pages}
          onClick={() => onPage(no + 1)}
        >
          <Icon name="right" />
        </button>
      )}
      <span className="mapper-zoom">
        <button type="button" aria-label={W.smaller} onClick={() => onZoom(1 / 1.25)}>
          −
        </button>
        <button type="button" title={W.fit} onClick={() => onZoom("fit")}>
          {percent}%
        </button>
        <button type="button" aria-label={W.larger} onClick={() => onZoom(1.25)}>
          +
        </button>
      </span>
      <span className="spacer" />
      {onMatch !== null && (
        <Button size="small" keycap="A" onClick={onMatch}>
          {W.match}
        </Button>
      )}
      <Button size="small" keycap="B" onClick={onBox}>
        {W.box}
      </Button>
    </div>
  );
}
