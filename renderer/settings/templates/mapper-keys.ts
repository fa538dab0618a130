import type { Bindings } from "../../app/keys.ts";
import {
  choose,
  clear,
  closeValues,
  goBack,
  goForward,
  offerValues,
  setType,
} from "./mapper-state.ts";
import { tryOrReturn } from "./MapperSide.tsx";
import { keyOf } from "./placements.ts";
import { nextOpen } from "./rows.ts";
import type { Mapping } from "./use-template-mapping.ts";

/** What each key does while a template is mapped. */
export function mapperKeys(mapping: Mapping): Bindings {
  const { mapper, trial, no, turn, zoom } = mapping;
  const { state, act, rows } = mapper;
  const at = rows.findIndex(({ spot }) => state.spot !== null && keyOf(spot) === keyOf(state.spot));
  return {
    A: mapping.match ?? undefined,
    B: mapping.box,
    F6: () => tryOrReturn(trial),
    F8: () => mapping.goTo(nextOpen(rows, at), true),
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
    "Ctrl+Enter": () => mapping.setEnabling(true),
    Esc: () => goBackFrom(mapping),
  };
}

/** Back by one: out of the list of values, off the place, out of the trial, off the screen. */
function goBackFrom({ mapper: { state, act }, trial, leave }: Mapping): void {
  if (state.picking) act(closeValues);
  else if (state.spot !== null || state.drawn !== null) act(choose(null));
  else if (trial.shown !== null) trial.close();
  else leave();
}
