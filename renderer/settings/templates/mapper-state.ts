import type { Box } from "../../../core/forms/template/mapping.ts";
import type { TemplateField, TemplateFile } from "../../../electron/contract/templates.ts";
import {
  addBox,
  type BoxPlacement,
  changeBox,
  type Content,
  empty,
  fillBox,
  fillField,
  isBox,
  LARGEST_TYPE,
  type Placements,
  SMALLEST_TYPE,
  type Spot,
  type TextPlacement,
} from "./placements.ts";
import { firstStep, redo, type Steps, take, undo } from "./steps.ts";
import type { Matched } from "./suggest.ts";

/** A template while its places are mapped: what stands where, and where the hand is. */
export interface MapperState {
  readonly steps: Steps;
  readonly spot: Spot | null;
  /** A box that was drawn and holds nothing yet. */
  readonly drawn: Box | null;
  /** Whether the values are offered beside the spot. */
  readonly picking: boolean;
  /** Fields that were filled by their names and that nobody has looked at since. */
  readonly unseen: ReadonlySet<string>;
}

type Change = (state: MapperState) => MapperState;

export function openMapper(placements: Placements): MapperState {
  return {
    steps: firstStep(placements),
    spot: null,
    drawn: null,
    picking: false,
    unseen: new Set(),
  };
}

export const choose =
  (spot: Spot | null): Change =>
  (state) => ({ ...state, spot, drawn: null, picking: false, unseen: seen(state, spot) });

/** Offers values for a spot, or for the box that was just drawn. */
export const offerValues: Change = (state) =>
  state.spot === null && state.drawn === null ? state : { ...state, picking: true };

export const closeValues: Change = (state) => ({ ...state, picking: false });

export const draw =
  (drawn: Box | null, picking: boolean): Change =>
  (state) => ({ ...state, drawn, picking, spot: null });

/** Puts a value where the hand is: into the box drawn, or in place of what stood there. */
export const put =
  (content: Content, fields: readonly TemplateField[]): Change =>
  (state) => {
    const { drawn, spot, steps } = state;
    if (drawn !== null) {
      const spotNow: Spot = { kind: "box", at: steps.now.length };
      return changed(addBox(steps.now, drawn, content), spotNow)(state);
    }
    if (spot?.kind === "box") return changed(fillBox(steps.now, spot.at, content), spot)(state);
    const field = fields.find(({ name }) => name === spot?.field);
    return spot === null || field === undefined
      ? state
      : changed(fillField(steps.now, field, content), spot)(state);
  };

/** Empties the spot: a field stays where it is, a box goes. */
export const clear: Change = (state) => {
  const { spot, steps, drawn } = state;
  if (drawn !== null) return { ...state, drawn: null, picking: false };
  if (spot === null) return state;
  return changed(empty(steps.now, spot), spot.kind === "box" ? null : spot)(state);
};

/** Moves or resizes a box; all moves of one box in a row are undone together. */
export const place =
  (at: number, box: Box, byKey: boolean): Change =>
  (state) =>
    ofBox(at, (before) => ({ ...before, box }), byKey ? `box ${at}` : null)(state);

export const setType = (by: number): Change =>
  ofText((text) => ({
    ...text,
    size: Math.min(LARGEST_TYPE, Math.max(SMALLEST_TYPE, text.size + by)),
  }));

export const setAlign = (align: TextPlacement["align"]): Change =>
  ofText((text) => ({ ...text, align }));

/** Takes over what was matched by name, as one step. */
export const takeMatched =
  ({ placements, fields }: Matched): Change =>
  (state) => ({
    ...state,
    steps: take(state.steps, placements),
    picking: false,
    drawn: null,
    unseen: new Set([...state.unseen, ...fields]),
  });

export const goBack: Change = (state) => walked(state, undo(state.steps));
export const goForward: Change = (state) => walked(state, redo(state.steps));

/** The text box that the hand is on. */
export function textUnder({ spot, steps }: MapperState): TextPlacement | null {
  const one = spot?.kind === "box" ? steps.now[spot.at] : undefined;
  return one?.kind === "text" ? one : null;
}

/** The field of the file that the hand is on. */
export function fieldUnder({ spot }: MapperState, file: TemplateFile): TemplateField | undefined {
  return spot?.kind === "field" ? file.fields.find(({ name }) => name === spot.field) : undefined;
}

function changed(now: Placements, spot: Spot | null): Change {
  return (state) => ({
    ...state,
    steps: take(state.steps, now),
    spot,
    drawn: null,
    picking: false,
    unseen: seen(state, spot),
  });
}

function ofBox(at: number, change: (box: BoxPlacement) => BoxPlacement, going: string | null) {
  return (state: MapperState): MapperState => ({
    ...state,
    steps: take(state.steps, changeBox(state.steps.now, at, change), going),
  });
}

function ofText(change: (text: TextPlacement) => TextPlacement): Change {
  return (state) => {
    if (state.spot?.kind !== "box" || textUnder(state) === null) return state;
    const { at } = state.spot;
    return ofBox(at, (box) => (box.kind === "text" ? change(box) : box), `type ${at}`)(state);
  };
}

/** After an undo a box may be gone, and another stand in its place. */
function walked(state: MapperState, steps: Steps): MapperState {
  if (steps === state.steps) return { ...state, picking: false, drawn: null };
  const { spot } = state;
  const there = spot?.kind !== "box" || isBox(steps.now[spot.at]);
  return { ...state, steps, spot: there ? spot : null, drawn: null, picking: false };
}

function seen({ unseen }: MapperState, spot: Spot | null): ReadonlySet<string> {
  if (spot?.kind !== "field" || !unseen.has(spot.field)) return unseen;
  return new Set([...unseen].filter((field) => field !== spot.field));
}
