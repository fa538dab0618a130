import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { Box } from "../../../core/forms/template/mapping.ts";
import {
  type Handle,
  HANDLES,
  moved,
  type PageSize,
  type Point,
  resized,
  shownAt,
} from "./geometry.ts";

interface BoxSpotProps {
  readonly box: Box;
  readonly page: PageSize;
  /** Pixels per point. */
  readonly scale: number;
  /** To find it on the screen. */
  readonly name: string;
  readonly label: string;
  /** What stands in the box for its value. */
  readonly shown: Letters;
  readonly look: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
  readonly onBox: (box: Box, byKey: boolean) => void;
}

/** Letters as they will stand on paper. */
export interface Letters {
  readonly text: string;
  /** In points. */
  readonly size: number;
  readonly align: "left" | "center" | "right";
}

interface Drag {
  readonly from: Point;
  readonly handle: Handle | null;
  /** Whether the box was chosen before: then a click opens it. */
  readonly again: boolean;
}

/** A box on the page: dragged and stretched by mouse or arrow keys, a point at a time. */
export function BoxSpot(props: BoxSpotProps) {
  const { box, page, scale, name, label, shown, look, chosen, onChoose, onOpen, onBox } = props;
  const drag = useRef<Drag | null>(null);
  const [live, setLive] = useState<Box | null>(null);

  const down = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const handle = handleOf(event.target);
    drag.current = { from: { x: event.clientX, y: event.clientY }, handle, again: chosen };
    if (!chosen) onChoose();
  };
  const move = (event: PointerEvent): void => {
    if (drag.current === null) return;
    const { from, handle } = drag.current;
    const right = (event.clientX - from.x) / scale;
    const up = (from.y - event.clientY) / scale;
    if (live === null && Math.hypot(right, up) * scale < 3) return;
    setLive(handle === null ? moved(box, right, up, page) : resized(box, handle, right, up, page));
  };
  const end = (): void => {
    const done = drag.current;
    drag.current = null;
    setLive(null);
    if (live !== null) onBox(live, false);
    else if (done?.again === true && done.handle === null) onOpen();
  };
  const cancel = (): void => {
    drag.current = null;
    setLive(null);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.ctrlKey) onOpen();
    else {
      const to = byArrow(event, box, page);
      if (to === null) return;
      onBox(to, true);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="button"
      tabIndex={0}
      className={`spot ${look}${chosen ? " chosen" : ""}`}
      data-spot={name}
      aria-label={label}
      aria-pressed={chosen}
      style={{
        ...shownAt(live ?? box, page, scale),
        justifyContent: shown.align,
        fontSize: shown.size * scale,
      }}
      onFocus={() => {
        if (!chosen) onChoose();
      }}
      onKeyDown={key}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={cancel}
    >
      <span>{shown.text}</span>
      {chosen && HANDLES.map((handle) => <i key={handle} data-handle={handle} />)}
    </div>
  );
}

/** Arrows move by a point, with Shift by ten; with Ctrl they stretch the right and lower edges. */
function byArrow(event: KeyboardEvent, box: Box, page: PageSize): Box | null {
  const by = event.shiftKey ? 10 : 1;
  const [right, up] = ARROWS[event.key] ?? [0, 0];
  if (right === 0 && up === 0) return null;
  return event.ctrlKey
    ? resized(box, "se", right * by, up * by, page)
    : moved(box, right * by, up * by, page);
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function handleOf(target: EventTarget): Handle | null {
  const name = target instanceof HTMLElement ? target.dataset["handle"] : undefined;
  return HANDLES.find((handle) => handle === name) ?? null;
}
