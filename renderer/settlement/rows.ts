import { type Fen, displayYuan, minus } from "../../core/money.ts";
import type { Pack } from "../../core/policy/pack.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import type {
  Lack,
  Layer,
  LayerId,
  Receipt,
  Settlement,
  Source,
} from "../../core/settlement/receipt.ts";
import type { Step } from "../../core/settlement/steps.ts";
import { LAYER_LABEL } from "../../core/words/labels.ts";
import { lacksLine } from "../../core/words/sentence.ts";
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
  readonly id: "scope" | "who" | LayerId;
  readonly rows: readonly Row[];
}

type Draft = Omit<Row, "no">;

/** What the office has settled, for the words of what is still lacking. */
export interface Policy {
  readonly pack: Pack;
  readonly settings: PoolSettings;
}

/** The whole settlement as numbered rows: what is in scope, each layer that was computed, who pays. */
export function groupsOf(settlement: Settlement, policy: Policy): readonly Group[] {
  const bars = barsOf(settlement);
  const drafts: readonly { readonly id: Group["id"]; readonly rows: readonly Draft[] }[] = [
    {
      id: "scope",
      rows: settlement.scope.map((step) => ({
        ...ofStep(step),
        bar: bars.get(step.detail.kind) ?? null,
      })),
    },
    ...settlement.layers
      .filter(standsAlone)
      .map((layer) => ({ id: layer.id, rows: ofLayer(layer, policy) })),
    { id: "who", rows: whoPays(settlement, policy) },
  ];
  let no = 0;
  return drafts
    .filter(({ rows }) => rows.length > 0)
    .map(({ id, rows }) => ({ id, rows: rows.map((row) => ({ ...row, no: ++no })) }));
}

/** A layer of which nothing was computed takes one row among who pays. */
function standsAlone({ id, steps }: Layer): boolean {
  return id === "pooled" || id === "serious-illness" || steps.length > 0;
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

function ofLayer(layer: Layer, policy: Policy): readonly Draft[] {
  if (layer.state.kind === "undetermined") {
    const open = undetermined(LAYER_LABEL[layer.id], layer.state.lacks, policy);
    return [...layer.steps.map(ofStep), open];
  }
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

function undetermined(label: string, lacks: readonly Lack[], { pack, settings }: Policy): Draft {
  const note = W.lacking(lacksLine(lacks, pack, settings));
  return { ...blank(label), note, amount: null, look: "undetermined" };
}

function whoPays(settlement: Settlement, policy: Policy): readonly Draft[] {
  const { fund, person, hospital, leavesOut, layers } = settlement;
  const others = layers
    .filter((layer) => !standsAlone(layer))
    .flatMap((layer) => ofLayer(layer, policy));
  const paying = layers
    .filter(({ state }) => state.kind === "paid")
    .map(({ id }) => LAYER_LABEL[id]);
  const remark =
    fund !== null && leavesOut.length > 0
      ? W.without(leavesOut.map((id) => LAYER_LABEL[id]).join("、"))
      : "";
  const figure = { look: "closing", result: true, sources: [], bar: null, remark } as const;
  const share = hospital > 0 ? W.personAfter(displayYuan(hospital)) : W.personNote;
  return [
    ...others,
    { ...figure, label: W.fund, note: paying.join(" + "), amount: fund },
    { ...figure, label: W.person, note: share, amount: person },
    ...howPaid(settlement, policy),
  ];
}

/** How the share is paid (HUN-26), and what a direct settlement left to pay (HUN-58, Q11). */
function howPaid({ payment, difference, fund }: Settlement, policy: Policy): readonly Draft[] {
  const rows: Draft[] = [];
  if (payment?.kind === "undetermined") {
    rows.push(undetermined(W.account, payment.lacks, policy));
  }
  if (payment?.kind === "split" && payment.account > 0) {
    rows.push(
      { ...blank(W.account), amount: payment.account },
      { ...blank(W.cash), amount: payment.cash },
    );
  }
  if (difference !== null && fund !== null) {
    const note = W.settledBefore(displayYuan(minus(fund, difference)));
    rows.push({ ...blank(W.difference), note, amount: difference, result: true });
  }
  return rows;
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
  if (group === "scope") return W.bill(counts.invoices, counts.lines);
  if (group === "who") return balanceOf(settlement);
  if (group !== "pooled" || settlement.row === null) return "";
  return W.stay(settlement.row.label, counts.stays === null ? null : counts.stays + 1);
}

function balanceOf({ fund, person, hospital, split }: Settlement): string {
  if (fund === null || person === null) return "";
  const parts = hospital > 0 ? [fund, person, hospital] : [fund, person];
  return W.balance(parts.map(displayYuan).join(" + "), displayYuan(split.total));
}

const ORDINALS = "一二三四五六七八";

/** `三、大病保险支付多少` */
export function groupTitle(id: Group["id"], index: number): string {
  const title = id === "scope" || id === "who" ? W.groups[id] : W.layerPays(LAYER_LABEL[id]);
  return `${ORDINALS.charAt(index)}、${title}`;
}
