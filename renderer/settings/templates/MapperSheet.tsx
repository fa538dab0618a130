import { type PointerEvent, useState } from "react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Box } from "../../../core/forms/template/mapping.ts";
import { PdfPage } from "../../papers/PdfPages.tsx";
import { MAPPER as W } from "../../words/templates.ts";
import { BoxSpot, type Letters } from "./BoxSpot.tsx";
import { between, boxAt, type PageSize, type Point, type Shown, shownAt } from "./geometry.ts";
import { labelOf } from "./labels.ts";
import { choose, draw, offerValues, place } from "./mapper-state.ts";
import { type BoxPlacement, isBox, keyOf } from "./placements.ts";
import type { SpotRow } from "./rows.ts";
import { DRAWN } from "./spot-on-screen.ts";
import type { Mapper } from "./use-mapper.ts";

interface MapperSheetProps {
  readonly mapper: Mapper;
  readonly document: PDFDocumentProxy;
  readonly title: string;
  readonly no: number;
  readonly page: PageSize;
  /** Pixels per point. */
  readonly scale: number;
}

/** A click that trembles draws no box. */
const SHORTEST = 5;

/** A page of the template with its places over it; a drag on the paper draws another. */
export function MapperSheet({ mapper, document, title, no, page, scale }: MapperSheetProps) {
  const { state, act, rows } = mapper;
  const pencil = usePencil((shown) => act(draw(boxAt(shown, no, page, scale), true)));
  const here = rows.filter(({ box }) => box?.page === no);
  return (
    <div
      className="mapper-sheet"
      style={{ width: page.width * scale, height: page.height * scale }}
      onPointerDown={(event) => {
        // The picker stays open until its own box is finished.
        act(choose(null));
        pencil.down(event);
      }}
      onPointerMove={pencil.move}
      onPointerUp={pencil.up}
      onPointerCancel={pencil.cancel}
    >
      <PdfPage document={document} no={no} title={title} />
      {here.map((row) =>
        row.spot.kind === "field" ? (
          <FieldSpots
            key={keyOf(row.spot)}
            mapper={mapper}
            row={row}
            no={no}
            page={page}
            scale={scale}
          />
        ) : (
          <PlacedBox key={keyOf(row.spot)} mapper={mapper} row={row} page={page} scale={scale} />
        ),
      )}
      {state.drawn?.page === no && (
        <BoxSpot
          box={state.drawn}
          page={page}
          scale={scale}
          name={DRAWN}
          label={W.drawn}
          shown={{ text: "", size: 10, align: "left" }}
          look="open"
          chosen
          onChoose={() => undefined}
          onOpen={() => act(offerValues)}
          onBox={(box) => act(draw(box, false))}
        />
      )}
      {pencil.rect !== null && <div className="pencil" style={pencil.rect} />}
    </div>
  );
}

interface SpotProps {
  readonly mapper: Mapper;
  readonly row: SpotRow;
  readonly page: PageSize;
  readonly scale: number;
}

/** A field of the file stands where the file has it, once or several times. */
function FieldSpots({ mapper, row, no, page, scale }: SpotProps & { readonly no: number }) {
  const { state, act, file } = mapper;
  const { spot, field, name: called, content } = row;
  const boxes = file.fields.find(({ name }) => name === field)?.boxes ?? [];
  const label = content === null ? "" : labelOf(content);
  const chosen = state.spot !== null && keyOf(state.spot) === keyOf(spot);
  const look = content === null ? "open" : state.unseen.has(field) ? "unseen" : "filled";
  const open = (): void => {
    act(choose(spot));
    act(offerValues);
  };
  return boxes
    .filter((box: Box) => box.page === no)
    .map((box, index) => {
      const shown = shownAt(box, page, scale);
      return (
        <button
          key={index}
          type="button"
          className={`spot field ${look}${chosen ? " chosen" : ""}`}
          data-spot={keyOf(spot)}
          aria-label={W.spot(called, label === "" ? W.open : label)}
          aria-pressed={chosen}
          title={W.spot(called, label === "" ? W.open : label)}
          style={{ ...shown, fontSize: typeIn(shown) }}
          onFocus={() => {
            if (!chosen) act(choose(spot));
          }}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={open}
        >
          <span>{content?.when == null ? label : TICK}</span>
        </button>
      );
    });
}

function PlacedBox({ mapper, row, page, scale }: SpotProps) {
  const { state, act } = mapper;
  const { spot, content } = row;
  const placed = spot.kind === "box" ? mapper.placements[spot.at] : undefined;
  if (spot.kind !== "box" || !isBox(placed) || content === null) return null;
  return (
    <BoxSpot
      box={placed.box}
      page={page}
      scale={scale}
      name={keyOf(spot)}
      label={labelOf(content)}
      shown={lettersOf(placed)}
      look="filled"
      chosen={state.spot !== null && keyOf(state.spot) === keyOf(spot)}
      onChoose={() => act(choose(spot))}
      onOpen={() => act(offerValues)}
      onBox={(to, byKey) => act(place(spot.at, to, byKey))}
    />
  );
}

/** A text in its own size, a tick as large as its box. */
function lettersOf(placed: BoxPlacement): Letters {
  if (placed.kind === "text") {
    return { text: labelOf({ value: placed.value, when: null }), ...placed };
  }
  const size = Math.min(placed.box.width, placed.box.height) * 0.8;
  return { text: TICK, size, align: "center" };
}

const TICK = "✓";

/** The label is as large as its box lets it be. */
function typeIn({ height }: Shown): number {
  return Math.min(13, Math.max(8, height * 0.66));
}

interface Pencil {
  readonly rect: Shown | null;
  readonly down: (event: PointerEvent<HTMLElement>) => void;
  readonly move: (event: PointerEvent<HTMLElement>) => void;
  readonly up: () => void;
  readonly cancel: () => void;
}

/** Draws a rectangle on the paper with the mouse. */
function usePencil(onDrawn: (shown: Shown) => void): Pencil {
  const [from, setFrom] = useState<Point | null>(null);
  const [rect, setRect] = useState<Shown | null>(null);
  const cancel = (): void => {
    setFrom(null);
    setRect(null);
  };
  return {
    rect,
    down: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setFrom(pointIn(event));
    },
    move: (event) => {
      if (from !== null) setRect(between(from, pointIn(event)));
    },
    up: () => {
      if (rect !== null && rect.width >= SHORTEST && rect.height >= SHORTEST) onDrawn(rect);
      cancel();
    },
    cancel,
  };
}

function pointIn(event: PointerEvent<HTMLElement>): Point {
  const sheet = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - sheet.left, y: event.clientY - sheet.top };
}
