import { type Fen, displayYuan } from "../../core/money.ts";
import type { Pack } from "../../core/policy/pack.ts";
import type {
  Layer,
  LayerId,
  Receipt,
  Settlement,
  Source,
  Step,
} from "../../core/settlement/receipt.ts";
import { LAYER_LABEL } from "../../core/words/labels.ts";
import { lackWords } from "../../core/words/sentence.ts";
import { stepWords } from "../../core/words/steps.ts";
import { NOT_APPLICABLE_WORDS } from "../words/benefit.ts";
import { SETTLEMENT_WORDS as W } from "../words/settlement.ts";
import { type Bar, barsOf } from "./waterfall.ts";

/** One numbered row of the computation. */
export interface Row {
  readonly no: number;
  readonly label: string;
  readonly note: string;
  /** Null: undetermined. */
  readonly amount: Fen | null;
  readonly look: "plain" | "subtotal" | "closing" | "undetermined";
  /** The figure is a result, so a trial shows it dotted. */
  readonly result: boolean;
  readonly sources: readonly Source[];
  readonly bar: Bar | null;
  /** Quiet text where a row has no source of its own. */
  readonly remark: string;
}

export interface Group {
  readonly id: "scope" | "pooled" | "serious" | "who";
  readonly rows: readonly Row[];
}

type Draft = Omit<Row, "no">;

/** The whole settlement as numbered rows in four groups. */
export function groupsOf(settlement: Settlement, pack: Pack): readonly Group[] {
  const layer = (id: LayerId): Layer | undefined =>
    settlement.layers.find((entry) => entry.id === id);
  const bars = barsOf(settlement);
  const drafts: readonly { readonly id: Group["id"]; readonly rows: readonly Draft[] }[] = [
    {
      id: "scope",
      rows: settlement.scope.map((step) => ({
        ...ofStep(step),
        bar: bars.get(step.detail.kind) ?? null,
      })),
    },
    { id: "pooled", rows: ofLayer(layer("pooled"), pack) },
    { id: "serious", rows: ofLayer(layer("serious-illness"), pack) },
    { id: "who", rows: whoPays(settlement, pack) },
  ];
  let no = 0;
  return drafts
    .filter(({ rows }) => rows.length > 0)
    .map(({ id, rows }) => ({ id, rows: rows.map((row) => ({ ...row, no: ++no })) }));
}

function ofStep(step: Step): Draft {
  const { label, note } = stepWords(step);
  const { kind } = step.detail;
  const total = kind === "in-scope" || kind.endsWith("-total");
  return {
    label,
    note,
    amount: step.amount,
    look: total ? "subtotal" : "plain",
    result: kind.endsWith("-total"),
    sources: step.sources,
    bar: null,
    remark: "",
  };
}

function ofLayer(layer: Layer | undefined, pack: Pack): readonly Draft[] {
  if (layer === undefined) return [];
  if (layer.state.kind === "undetermined")
    return [...layer.steps.map(ofStep), undetermined(layer, pack)];
  if (layer.state.kind === "not-applicable" && layer.steps.length === 0) {
    return [
      {
        ...blank(LAYER_LABEL[layer.id]),
        note: NOT_APPLICABLE_WORDS[layer.state.why],
        remark: W.notApplicable,
      },
    ];
  }
  return layer.steps.map(ofStep);
}

function undetermined(layer: Layer, pack: Pack): Draft {
  const lacks = layer.state.kind === "undetermined" ? layer.state.lacks : [];
  const what = lacks.map((lack) => lackWords(lack, pack).what.replace(/。$/u, "")).join("；");
  return {
    ...blank(LAYER_LABEL[layer.id]),
    note: W.lacking(what),
    amount: null,
    look: "undetermined",
  };
}

function whoPays(settlement: Settlement, pack: Pack): readonly Draft[] {
  const { fund, person, hospital, leavesOut, layers } = settlement;
  const others = layers
    .filter(({ id }) => id !== "pooled" && id !== "serious-illness")
    .flatMap((layer) => ofLayer(layer, pack));
  const paying = layers
    .filter(({ state }) => state.kind === "paid")
    .map(({ id }) => LAYER_LABEL[id]);
  const remark =
    fund !== null && leavesOut.length > 0
      ? W.without(leavesOut.map((id) => LAYER_LABEL[id]).join("、"))
      : "";
  const figure = { look: "closing", result: true, sources: [], bar: null, remark } as const;
  return [
    ...others,
    { ...figure, label: W.fund, note: paying.join(" + "), amount: fund },
    { ...figure, label: W.person, note: W.personNote(displayYuan(hospital)), amount: person },
  ];
}

function blank(label: string): Draft {
  return {
    label,
    note: "",
    amount: null,
    look: "plain",
    result: false,
    sources: [],
    bar: null,
    remark: "",
  };
}

/** Remark at the right of a group's heading. */
export function remarkOf(
  group: Group["id"],
  receipt: Receipt,
  counts: { readonly invoices: number; readonly lines: number; readonly stays: number | null },
): string {
  const settlement = receipt.settlement;
  if (settlement === null) return "";
  switch (group) {
    case "scope":
      return W.bill(counts.invoices, counts.lines);
    case "pooled":
      return settlement.row === null
        ? ""
        : W.stay(settlement.row.label, counts.stays === null ? null : counts.stays + 1);
    case "serious":
      return "";
    case "who":
      return settlement.fund === null || settlement.person === null
        ? ""
        : W.balance(
            displayYuan(settlement.fund),
            displayYuan(settlement.person),
            displayYuan(settlement.split.total),
          );
  }
}
