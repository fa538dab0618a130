import { FORM_TITLE } from "../../../core/forms/kinds.ts";
import { useHotkeys } from "../../app/keys.ts";
import { Button } from "../../ui/Button.tsx";
import { Message } from "../../ui/Message.tsx";
import { PAPERS_WORDS } from "../../words/papers.ts";
import { MAPPER as W } from "../../words/templates.ts";
import { mapperKeys } from "./mapper-keys.ts";
import { MapperBar } from "./MapperBar.tsx";
import { MapperSheet } from "./MapperSheet.tsx";
import { MapperSide } from "./MapperSide.tsx";
import { PickerAt } from "./PickerAt.tsx";
import { keyOf } from "./placements.ts";
import { DRAWN } from "./spot-on-screen.ts";
import { TriedView } from "./TriedView.tsx";
import { type MapperScreenProps, useTemplateMapping } from "./use-template-mapping.ts";
import "./mapper.css";

/** Which value of a case stands where on an official template: clicked together on the page. */
export function MapperScreen(props: MapperScreenProps) {
  const { form, file, name } = props.opened;
  const mapping = useTemplateMapping(props);
  const { mapper, trial, page, no, scale, document, broken, desk } = mapping;
  useHotkeys(mapperKeys(mapping), "panel");
  return (
    <div className={trial.shown === null ? "mapper" : "mapper trying"}>
      <header className="mapper-head">
        <h1 className="ellipsis">{FORM_TITLE[form]}</h1>
        <span className="muted ellipsis">{file.name}</span>
        <span className="spacer" />
        <Button keycap="Esc" onClick={mapping.leave}>
          {W.back}
        </Button>
      </header>
      <section className="mapper-view" aria-label={FORM_TITLE[form]}>
        <MapperBar
          no={no}
          pages={file.pages.length}
          percent={mapping.percent}
          onPage={mapping.turn}
          onZoom={mapping.zoom}
          onBox={mapping.box}
          onMatch={mapping.match}
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
        keeping={mapping.keeping}
        leaving={mapping.leaving}
        enabling={mapping.enabling}
        onGo={(row) => mapping.goTo(row, false)}
        onEnabling={mapping.setEnabling}
        onKeep={mapping.keep}
      />
      {mapper.state.picking && (
        <PickerAt
          key={mapper.state.spot === null ? DRAWN : keyOf(mapper.state.spot)}
          mapper={mapper}
          printed={mapping.printed}
          scale={scale}
        />
      )}
    </div>
  );
}
