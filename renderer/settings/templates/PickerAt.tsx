import { useLayoutEffect, useRef, useState } from "react";
import type { Printed } from "./printed.ts";
import { beside } from "./geometry.ts";
import { OFFER } from "./labels.ts";
import { closeValues, draw, fieldUnder, put } from "./mapper-state.ts";
import { contentOf, keyOf, ofField } from "./placements.ts";
import { DRAWN, returnTo, spotOn } from "./spot-on-screen.ts";
import { forBox, forField } from "./suggest.ts";
import type { Mapper } from "./use-mapper.ts";
import { type FillKind, ValuePicker } from "./ValuePicker.tsx";

interface PickerAtProps {
  readonly mapper: Mapper;
  readonly printed: readonly Printed[];
  /** Pixels per point: where the place stands changes with it. */
  readonly scale: number;
}

/** The values, offered beside the place that they are for. */
export function PickerAt({ mapper, printed, scale }: PickerAtProps) {
  const { state, act, file, placements } = mapper;
  const field = fieldUnder(state, file);
  const placed = state.spot?.kind === "box" ? placements[state.spot.at] : undefined;
  const box = state.drawn ?? (placed !== undefined && "box" in placed ? placed.box : null);
  const [kind, setKind] = useState<FillKind>(() => kindOf(field?.kind ?? placed?.kind, box));
  const anchor = state.spot === null ? DRAWN : keyOf(state.spot);
  const popover = useBeside(anchor, scale);
  const current = contentOf(
    state.spot?.kind === "field" ? ofField(placements, state.spot.field) : placed,
  );
  const preferred =
    field !== undefined
      ? forField(field, printed, OFFER)
      : box === null
        ? undefined
        : forBox(box, printed, OFFER);
  const close = (): void => {
    // A box that was only drawn goes again; whatever held something stays.
    act(state.drawn === null ? closeValues : draw(null, false));
    returnTo(anchor);
  };
  return (
    <div
      ref={popover}
      className="picker-at"
      onBlur={(event) => {
        const to = event.relatedTarget;
        if (to instanceof Node && !event.currentTarget.contains(to)) act(closeValues);
      }}
    >
      <ValuePicker
        key={kind}
        offer={OFFER}
        kind={kind}
        onKind={field === undefined ? setKind : null}
        current={current}
        preferred={preferred}
        onPick={(content) => {
          act(put(content, file.fields));
          returnTo(keyOf(state.spot ?? { kind: "box", at: placements.length }));
        }}
        onClose={close}
      />
    </div>
  );
}

/** A box about as wide as it is high is for a tick. */
function kindOf(kind: string | undefined, box: { width: number; height: number } | null): FillKind {
  if (kind === "tick") return "tick";
  if (kind !== undefined || box === null) return "text";
  return box.width < 22 && box.height < 22 ? "tick" : "text";
}

/** Keeps a popover beside its anchor, inside the window, while the page scrolls. */
function useBeside(anchor: string, scale: number) {
  const popover = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const put = (): void => {
      const box = popover.current;
      const at = spotOn(anchor)?.getBoundingClientRect();
      if (box === null || at === undefined) return;
      const size = { width: box.offsetWidth, height: box.offsetHeight };
      const { left, top } = beside(at, size, { width: innerWidth, height: innerHeight });
      box.style.left = `${left}px`;
      box.style.top = `${top}px`;
    };
    put();
    window.addEventListener("scroll", put, true);
    window.addEventListener("resize", put);
    return () => {
      window.removeEventListener("scroll", put, true);
      window.removeEventListener("resize", put);
    };
  }, [anchor, scale]);
  return popover;
}
