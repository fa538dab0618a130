import type { QueuedCase, Step } from "../../core/sync/outbox.ts";
import type { Refused } from "../../core/sync/wire.ts";
import type { Transaction } from "../store/connection.ts";
import {
  type Answered,
  enterAnswers,
  type ItemKind,
  noteBlobsThere,
  setAside,
} from "../store/sync-answers.ts";
import { type Done, isManyRefused } from "./outcome.ts";

/**
 * Enters what became of the steps of a bundle.
 * @param window the cases that may name a blob that was refused
 */
export async function enterOutcomes(
  tx: Transaction,
  done: readonly Done[],
  window: readonly QueuedCase[],
  at: string,
): Promise<void> {
  await noteBlobsThere(tx, blobsThere(done));
  for (const one of done) await enterRefusal(tx, one, window, at);
  await enterAnswers(
    tx,
    done.flatMap((one) => answersTo(one, at)),
  );
}

/** The blobs that the gateway has now. */
export function blobsThere(done: readonly Done[]): readonly string[] {
  return done.flatMap(({ step, outcome }) =>
    step.is === "blob" && outcome.is === "there" ? [step.blob.sha256] : [],
  );
}

async function enterRefusal(
  tx: Transaction,
  done: Done,
  window: readonly QueuedCase[],
  at: string,
): Promise<void> {
  const { step, outcome } = done;
  if (outcome.is !== "refused" || isManyRefused(done)) return;
  const { refused } = outcome;
  if (step.is === "blob") {
    await asideNaming(tx, window, { sha256: step.blob.sha256, refused, at });
    return;
  }
  for (const ref of step.refs) await setAside(tx, { kind: kindOf(step), ref, at, ...refused });
}

function answersTo({ step, outcome }: Done, at: string): readonly Answered[] {
  if (step.is === "blob" || outcome.is !== "answered") return [];
  const { caseId } = step;
  const kind = kindOf(step);
  return outcome.answers.map(({ ref, meaning }) => ({ kind, ref, caseId, meaning, at }));
}

function kindOf(step: Exclude<Step, { is: "blob" }>): ItemKind {
  return step.is === "versions" ? "revision" : "inquiry-event";
}

interface RefusedBlob {
  readonly sha256: string;
  readonly refused: Refused;
  readonly at: string;
}

/** A blob that cannot go: every version that names it is put aside with the reason. */
export async function asideNaming(
  tx: Transaction,
  window: readonly QueuedCase[],
  { sha256, refused, at }: RefusedBlob,
): Promise<void> {
  for (const { items } of naming(window, sha256)) {
    for (const item of items) {
      if (item.kind !== "revision" || !item.blobs.some((blob) => blob.sha256 === sha256)) continue;
      await setAside(tx, { kind: "revision", ref: item.ref, at, ...refused });
    }
  }
}

/** The cases with a version that names this blob. */
export function naming(window: readonly QueuedCase[], sha256: string): readonly QueuedCase[] {
  return window.filter(({ items }) =>
    items.some(
      (item) => item.kind === "revision" && item.blobs.some((blob) => blob.sha256 === sha256),
    ),
  );
}
