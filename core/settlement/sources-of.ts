import type { Receipt, Source } from "./receipt.ts";
import type { Sourced, Terms } from "./terms.ts";

/** Everything a receipt rests on, once each, in the order in which it was used. */
export function sourcesOf({ treatment, settlement }: Receipt): readonly Source[] {
  const all: Source[] = [...treatment.period, ...treatment.asked];
  for (const { clauses } of treatment.applied) {
    for (const clause of clauses) all.push({ kind: "clause", clause });
  }
  if (treatment.validity !== null) all.push(...treatment.validity.sources);
  if (treatment.kind === "payable") all.push(...termSources(treatment.terms));
  for (const step of settlement?.scope ?? []) all.push(...step.sources);
  for (const layer of settlement?.layers ?? []) {
    for (const step of layer.steps) all.push(...step.sources);
  }
  if (settlement?.payment?.kind === "split") all.push(...settlement.payment.sources);
  return [...new Map(all.map((source) => [sourceKey(source), source])).values()];
}

/** Two sources with one key say the same. */
export function sourceKey(source: Source): string {
  return JSON.stringify(source);
}

function termSources(terms: Terms): readonly Source[] {
  const { sources, selfPayFirst, rateFloor, paymentFloor } = terms;
  const values: readonly (Sourced<unknown> | null)[] = [
    ...deductibleValues(terms),
    selfPayFirst?.share ?? null,
    rateFloor,
    paymentFloor?.share ?? null,
  ];
  return [...sources, ...values.flatMap((value) => (value === null ? [] : [value.source]))];
}

function deductibleValues({ deductible }: Terms): readonly Sourced<unknown>[] {
  switch (deductible?.op) {
    case undefined:
      return [];
    case "factor":
      return [deductible.factor];
    case "amount":
      return [deductible.amount];
    case "share-of-total":
      return [deductible.share, deductible.atLeast, deductible.atMost];
  }
}
