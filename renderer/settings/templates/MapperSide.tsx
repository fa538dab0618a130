import type { Asking } from "../../app/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Message } from "../../ui/Message.tsx";
import { MAPPER as W } from "../../words/templates.ts";
import { goBack } from "./mapper-state.ts";
import { EnablePane, LeavePane } from "./MapperFoot.tsx";
import { PlaceList } from "./PlaceList.tsx";
import type { SpotRow } from "./rows.ts";
import { SpotDetail } from "./SpotDetail.tsx";
import type { Leaving } from "./use-leaving.ts";
import type { Trial } from "./use-trial.ts";
import type { Mapper } from "./use-mapper.ts";

interface MapperSideProps {
  readonly mapper: Mapper;
  readonly title: string;
  readonly named: string;
  readonly trial: Trial;
  readonly keeping: Pick<Asking, "busy" | "problem">;
  readonly leaving: Leaving;
  readonly enabling: boolean;
  readonly onGo: (row: SpotRow) => void;
  readonly onEnabling: (enabling: boolean) => void;
  readonly onKeep: (name: string) => void;
}

/** All places of the template, the one under the hand, and what comes next. */
export function MapperSide(props: MapperSideProps) {
  const { mapper, title, named, trial, keeping, leaving, enabling } = props;
  const { rows, open, matched, state } = mapper;
  return (
    <aside className="pane mapper-side" aria-label={W.places}>
      <div className="mapper-side-head">
        <h2>{W.places}</h2>
        <span className={open === 0 ? "muted small" : "prov small"}>
          {rows.length > 0 && W.fields(rows.length, open)}
        </span>
      </div>
      {matched !== null && (
        <p className="mapper-note" role="status">
          {matched.words}
          {matched.filled > 0 && (
            <Button look="quiet" size="small" keycap="Ctrl+Z" onClick={() => mapper.act(goBack)}>
              {W.undo}
            </Button>
          )}
        </p>
      )}
      <PlaceList mapper={mapper} onGo={props.onGo} />
      {!enabling && !leaving.asked && <SpotDetail mapper={mapper} />}
      {trial.problem !== null && <Message problem={trial.problem} />}
      {leaving.asked ? (
        <LeavePane onStay={() => leaving.answer(false)} onLeave={() => leaving.answer(true)} />
      ) : enabling ? (
        <EnablePane
          title={title}
          named={named}
          open={open}
          unseen={state.unseen.size}
          busy={keeping.busy}
          problem={keeping.problem}
          onEnable={props.onKeep}
          onCancel={() => props.onEnabling(false)}
        />
      ) : (
        <div className="mapper-two mapper-go">
          <Button keycap="F6" disabled={trial.busy} onClick={() => tryOrReturn(trial)}>
            {trial.busy ? W.trying : trial.shown === null || trial.stale ? W.try : W.backToMapping}
          </Button>
          <Button look="primary" keycap="Ctrl+Enter" onClick={() => props.onEnabling(true)}>
            {W.enable}
          </Button>
        </div>
      )}
    </aside>
  );
}

/** F6: fills the template as it is mapped now; the same again goes back to the mapping. */
export function tryOrReturn(trial: Trial): void {
  if (trial.shown === null || trial.stale) void trial.run();
  else trial.close();
}
