import { useState } from "react";
import { FORM_TITLE, type FormKind } from "../../../core/forms/kinds.ts";
import type { Box } from "../../../core/forms/template/mapping.ts";
import type { TemplateFile, TemplateVersion } from "../../../electron/contract/templates.ts";
import { useAsking } from "../../app/asking.ts";
import { call } from "../../app/bridge.ts";
import { type Bindings, useHotkeys } from "../../app/keys.ts";
import { usePdf } from "../../papers/PdfPages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Message } from "../../ui/Message.tsx";
import { PAPERS_WORDS } from "../../words/papers.ts";
import { MAPPER as W } from "../../words/templates.ts";
import { boxAt, type PageSize } from "./geometry.ts";
import {
  choose,
  clear,
  closeValues,
  draw,
  goBack,
  goForward,
  offerValues,
  setType,
} from "./mapper-state.ts";
import { MapperBar } from "./MapperBar.tsx";
import { MapperSheet } from "./MapperSheet.tsx";
import { MapperSide, tryOrReturn } from "./MapperSide.tsx";
import { PickerAt } from "./PickerAt.tsx";
import { keyOf, type Placements } from "./placements.ts";
import { usePrinted } from "./read-printed.ts";
import { nextOpen, type SpotRow } from "./rows.ts";
import { DRAWN, returnTo, showSpot } from "./spot-on-screen.ts";
import { TriedView } from "./TriedView.tsx";
import { useLeaving } from "./use-leaving.ts";
import { mappingOf, useTrial } from "./use-trial.ts";
import { useZoom } from "./use-zoom.ts";
import { useMapper } from "./use-mapper.ts";
import "./mapper.css";

/** A file that is to be a template, with what is mapped on it so far. */
export interface OpenedTemplate {
  readonly form: FormKind;
  readonly file: TemplateFile;
  readonly placements: Placements;
  /** The name it is kept under; of a new file, that of the file. */
  readonly name: string;
}

interface MapperScreenProps {
  readonly opened: OpenedTemplate;
  readonly onKept: (versions: readonly TemplateVersion[], name: string) => void;
  readonly onClose: () => void;
}

/** Which value of a case stands where on an official template: clicked together on the page. */
export function MapperScreen({ opened, onKept, onClose }: MapperScreenProps) {
  const { form, file, name } = opened;
  const { document, broken } = usePdf(file.bytes);
  const printed = usePrinted(document, file.fields);
  const mapper = useMapper(file, opened.placements, printed);
  const { state, act, rows, placements } = mapper;
  const [no, setNo] = useState(1);
  const page = file.pages[no - 1] ?? A4;
  const { desk, scale, percent, by: zoom } = useZoom(page);
  const trial = useTrial(form, file.bytes, placements);
  const keeping = useAsking();
  const [enabling, setEnabling] = useState(false);
  const leaving = useLeaving(mapper.changed);

  const keep = async (asName: string): Promise<void> => {
    const request = {
      form,
      name: asName,
      bytes: file.bytes,
      mapping: mappingOf(placements),
    };
    const answer = await keeping.ask(() => call("templates.keep", request));
    if (answer?.ok === true) onKept(answer.value, asName);
  };
  const leave = (): void =>
    void leaving.ask().then((may) => {
      if (may) onClose();
    });
  const turn = (to: number): void => {
    act(choose(null));
    setNo(Math.min(Math.max(to, 1), file.pages.length));
  };
  const goTo = (row: SpotRow | undefined, open: boolean): void => {
    if (row === undefined) return;
    trial.close();
    setNo(row.box?.page ?? no);
    act(choose(row.spot));
    if (open) act(offerValues);
    showSpot(keyOf(row.spot), !open);
  };
  const at = rows.findIndex(({ spot }) => state.spot !== null && keyOf(spot) === keyOf(state.spot));
  const box = (): void => {
    act(draw(inSight(desk.current, scale, no, page), false));
    returnTo(DRAWN);
  };
  const match = file.fields.length === 0 ? null : mapper.match;
  const back = (): void => {
    if (state.picking) act(closeValues);
    else if (state.spot !== null || state.drawn !== null) act(choose(null));
    else if (trial.shown !== null) trial.close();
    else leave();
  };
  const keys: Bindings = {
    A: match ?? undefined,
    B: box,
    F6: () => tryOrReturn(trial),
    F8: () => goTo(nextOpen(rows, at), true),
    Enter: () => act(offerValues),
    Delete: () => act(clear),
    "+": () => act(setType(0.5)),
    "=": () => act(setType(0.5)),
    "-": () => act(setType(-0.5)),
    "Ctrl+Z": () => act(goBack),
    "Ctrl+Y": () => act(goForward),
    "Ctrl+Shift+Z": () => act(goForward),
    "Ctrl+=": () => zoom(1.25),
    "Ctrl++": () => zoom(1.25),
    "Ctrl+-": () => zoom(1 / 1.25),
    "Ctrl+0": () => zoom("fit"),
    PageUp: () => turn(no - 1),
    PageDown: () => turn(no + 1),
    "Ctrl+Enter": () => setEnabling(true),
    Esc: back,
  };
  useHotkeys(keys, "panel");
  return (
    <div className={trial.shown === null ? "mapper" : "mapper trying"}>
      <header className="mapper-head">
        <h1 className="ellipsis">{FORM_TITLE[form]}</h1>
        <span className="muted ellipsis">{file.name}</span>
        <span className="spacer" />
        <Button keycap="Esc" onClick={leave}>
          {W.back}
        </Button>
      </header>
      <section className="mapper-view" aria-label={FORM_TITLE[form]}>
        <MapperBar
          no={no}
          pages={file.pages.length}
          percent={percent}
          onPage={turn}
          onZoom={zoom}
          onBox={box}
          onMatch={match}
        />
        <div className="mapper-desk" ref={desk}>
          {broken && <Message problem={PAPERS_WORDS.unreadable} />}
          {document !== null && (
            <MapperSheet
              mapper={mapper}
              document={document}
              title={FORM_TITLE[form]}
              no={no}
              page={page}
              scale={scale}
            />
          )}
        </div>
      </section>
      {trial.shown !== null && <TriedView tried={trial.shown} stale={trial.stale} />}
      <MapperSide
        mapper={mapper}
        title={FORM_TITLE[form]}
        named={name}
        trial={trial}
        keeping={keeping}
        leaving={leaving}
        enabling={enabling}
        onGo={(row) => goTo(row, false)}
        onEnabling={setEnabling}
        onKeep={(asName) => void keep(asName)}
      />
      {state.picking && (
        <PickerAt
          key={state.spot === null ? DRAWN : keyOf(state.spot)}
          mapper={mapper}
          printed={printed}
          scale={scale}
        />
      )}
    </div>
  );
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
