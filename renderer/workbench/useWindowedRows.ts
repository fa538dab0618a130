import { type RefObject, useEffect, useState } from "react";

export interface RowWindow {
  readonly from: number;
  readonly to: number;
  /** Height of the rows above and below that are not drawn. */
  readonly above: number;
  readonly below: number;
}

const MARGIN = 12;

/** Which rows of a long list are worth drawing, so that 100 000 cases scroll like 20. */
export function useWindowedRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): RowWindow {
  const [at, setAt] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = (): void => setAt({ top: element.scrollTop, height: element.clientHeight });
    // The observer also reports once when it starts.
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller]);
  const from = Math.max(0, Math.floor(at.top / rowHeight) - MARGIN);
  const to = Math.min(count, Math.ceil((at.top + at.height) / rowHeight) + MARGIN);
  return { from, to, above: from * rowHeight, below: Math.max(0, count - to) * rowHeight };
}
