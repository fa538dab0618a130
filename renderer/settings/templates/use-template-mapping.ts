import { useState } from "react";
import type { FormKind } from "../../../core/forms/kinds.ts";
import type { Box } from "../../../core/forms/template/mapping.ts";
import type { TemplateFile, TemplateVersion } from "../../../electron/contract/templates.ts";
import { type Asking, useAsking } from "../../app/asking.ts";
import { call } from "../../app/bridge.ts";
import { type OpenPdf, usePdf } from "../../papers/PdfPages.tsx";
import { boxAt, type PageSize } from "./geometry.ts";
import { choose, draw, offerValues } from "./mapper-state.ts";
import { keyOf, type Placements } from "./placements.ts";
import { usePrinted } from "./read-printed.ts";
import type { Printed } from "./printed.ts";
import type { SpotRow } from "./rows.ts";
import { DRAWN, returnTo, showSpot } from "./spot-on-screen.ts";
import { type Leaving, useLeaving } from "./use-leaving.ts";
import { type Mapper, useMapper } from "./use-mapper.ts";
import { mappingOf, type Trial, useTrial } from "./use-trial.ts";
import { useZoom, type Zoom } from "./use-zoom.ts";

/** A file that is to be a template, with what is mapped on it so far. */
export interface OpenedTemplate {
  readonly form: FormKind;
  readonly file: TemplateFile;
  readonly placements: Placements;
  /** The name it is kept under; of a new file, that of the file. */
  readonly name: string;
}

export interface MapperScreenProps {
  readonly opened: OpenedTemplate;
  readonly onKept: (versions: readonly TemplateVersion[], name: string) => void;
  readonly onClose: () => void;
}

/** A template that is mapped: the page in view, what stands on it, and the ways on from here. */
export interface Mapping extends OpenPdf, Omit<Zoom, "by"> {
  readonly mapper: Mapper;
  readonly printed: readonly Printed[];
  readonly trial: Trial;
  readonly keeping: Asking;
  readonly leaving: Leaving;
  /** Number of the page in view, from 1. */
  readonly no: number;
  readonly page: PageSize;
  readonly zoom: Zoom["by"];
  readonly turn: (to: number) => void;
  readonly goTo: (row: SpotRow | undefined, open: boolean) => void;
  /** Puts a new box on the page. */
  readonly box: () => void;
  /** Takes the fields of the file for what they are called; null: it has none. */
  readonly match: (() => void) | null;
  readonly enabling: boolean;
  readonly setEnabling: (enabling: boolean) => void;
  readonly keep: (name: string) => void;
  readonly leave: () => void;
}

export function useTemplateMapping({ opened, onKept, onClose }: MapperScreenProps): Mapping {
  const { form, file } = opened;
  const pdf = usePdf(file.bytes);
  const printed = usePrinted(pdf.document, file.fields);
  const mapper = useMapper(file, opened.placements, printed);
  const { act, placements } = mapper;
  const [no, setNo] = useState(1);
  const page = file.pages[no - 1] ?? A4;
  const { by: zoom, ...zoomed } = useZoom(page);
  const trial = useTrial(form, file.bytes, placements);
  const keeping = useAsking();
  const [enabling, setEnabling] = useState(false);
  const leaving = useLeaving(mapper.changed);
  const keep = async (name: string): Promise<void> => {
    const request = { form, name, bytes: file.bytes, mapping: mappingOf(placements) };
    const answer = await keeping.ask(() => call("templates.keep", request));
    if (answer?.ok === true) onKept(answer.value, name);
  };
  return {
    ...pdf,
    ...zoomed,
    zoom,
    mapper,
    printed,
    trial,
    keeping,
    leaving,
    no,
    page,
    turn: (to) => {
      act(choose(null));
      setNo(Math.min(Math.max(to, 1), file.pages.length));
    },
    goTo: (row, open) => {
      if (row === undefined) return;
      trial.close();
      setNo(row.box?.page ?? no);
      act(choose(row.spot));
      if (open) act(offerValues);
      showSpot(keyOf(row.spot), !open);
    },
    box: () => {
      act(draw(inSight(zoomed.desk.current, zoomed.scale, no, page), false));
      returnTo(DRAWN);
    },
    match: file.fields.length === 0 ? null : mapper.match,
    enabling,
    setEnabling,
    keep: (name) => void keep(name),
    leave: () =>
      void leaving.ask().then((may) => {
        if (may) onClose();
      }),
  };
}

const A4: PageSize = { width: 595, height: 842 };

/** A box of a line's size in the middle of what is seen of the page. */
function inSight(desk: Element | null, scale: number, no: number, page: PageSize): Box {
  const [width, height] = [140 * scale, 18 * scale];
  const seen = desk?.getBoundingClientRect();
  const sheet = desk?.querySelector(".mapper-sheet")?.getBoundingClientRect();
  const middle =
    seen === undefined || sheet === undefined
      ? { x: 0, y: 0 }
      : { x: seen.left + seen.width / 2 - sheet.left, y: seen.top + seen.height / 2 - sheet.top };
  const shown = { left: middle.x - width / 2, top: middle.y - height / 2, width, height };
  return boxAt(shown, no, page, scale);
}
