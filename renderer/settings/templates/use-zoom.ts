import { type RefObject, useEffect, useRef, useState } from "react";
import type { PageSize } from "./geometry.ts";

/** CSS pixels of a point on paper at natural size. */
const NATURAL = 96 / 72;
const LEAST = 0.5;
const MOST = 4;
/** Room left and right of the sheet. */
const MARGIN = 48;

export interface Zoom {
  readonly desk: RefObject<HTMLDivElement | null>;
  /** Pixels per point. */
  readonly scale: number;
  readonly percent: number;
  readonly by: (by: number | "fit") => void;
}

/** As wide as the desk is, until somebody wants it otherwise. */
export function useZoom(page: PageSize): Zoom {
  const desk = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  useEffect(() => {
    if (desk.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      // A desk that is hidden behind the sample keeps its scale.
      if (entry !== undefined && entry.contentRect.width > 0) setRoom(entry.contentRect.width);
    });
    observer.observe(desk.current);
    return () => observer.disconnect();
  }, []);
  const fit = Math.min(MOST, Math.max(LEAST, Math.min(room - MARGIN, 1000) / page.width));
  const scale = chosen ?? fit;
  const by = (factor: number | "fit"): void =>
    setChosen(factor === "fit" ? null : Math.min(MOST, Math.max(LEAST, scale * factor)));
  return { desk, scale, percent: Math.round((scale / NATURAL) * 100), by };
}
