import { z } from "zod";
import file from "../fixtures/worked-examples.json" with { type: "json" };
import type { Fen } from "../../core/money.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import type { LayerId, Settlement } from "../../core/settlement/receipt.ts";
import { facts, y } from "./facts.ts";

const Records = z.array(
  z.looseObject({
    id: z.string(),
    inputs: z.record(z.string(), z.unknown()),
    stated: z.record(z.string(), z.unknown()),
    recomputed: z.record(z.string(), z.unknown()),
  }),
);
type Side = "inputs" | "stated" | "recomputed";

const RECORDS = Records.parse(file.examples);

/** The ids of the published examples, in the order of the file. */
export const EXAMPLE_IDS: readonly string[] = RECORDS.map((record) => record.id);

/** What a record says under a key, as the file writes it. */
export function said(id: string, side: Side, key: string): unknown {
  return RECORDS.find((record) => record.id === id)?.[side][key];
}

/** An amount that a record states, in fen. */
export function amount(id: string, side: Side, key: string): Fen {
  const value = said(id, side, key);
  if (typeof value !== "string" && typeof value !== "number") {
    throw new Error(`${id} has no amount ${side}.${key}`);
  }
  return y(String(value));
}

/** The settlement that a pack gives; a case that is not payable is a bug of the test. */
export function settled(
  pack: LoadedPack,
  changes: Partial<ClaimFacts>,
  settings: PoolSettings = NO_SETTINGS,
): Settlement {
  const { settlement, treatment } = adjudicate(pack, settings, facts(changes));
  if (settlement === null) throw new Error(`not payable: ${JSON.stringify(treatment)}`);
  return settlement;
}

/** What a layer pays, in fen; null while it pays nothing known. */
export function paidBy({ layers }: Settlement, id: LayerId): Fen | null {
  const state = layers.find((layer) => layer.id === id)?.state;
  return state?.kind === "paid" ? state.amount : null;
}

/** The amounts of the steps of one kind, in their order. */
export function stepAmounts({ scope, layers }: Settlement, kind: string): readonly Fen[] {
  const steps = [...scope, ...layers.flatMap((layer) => layer.steps)];
  return steps.filter((step) => step.detail.kind === kind).map((step) => step.amount);
}
