import type { QueuedCase } from "../../core/sync/outbox.ts";
import type { Refused } from "../../core/sync/wire.ts";
import type { Transaction } from "../store/connection.ts";
import { enterAnswer, noteBlobThere, setAside } from "../store/sync-answers.ts";
import { type Done, isManyRefused } from "./outcome.ts";

/** Enters what became of a step. @param window the cases that may name a blob that was refused */
export async function enterOutcome(
  tx: Transaction,
  done: Done,
  window: readonly QueuedCase[],
  at: string,
): Promise<void> {
  const { step, outcome } = done;
  if (outcome.is === "fault" || isManyRefused(done)) return;
  if (step.is === "blob") {
    const { sha256 } = step.blob;
    if (outcome.is === "refused")
      await asideNaming(tx, window, { sha256, refused: outcome.refused, at });
    else await noteBlobThere(tx, sha256);
    return;
  }
  const { caseId, refs } = step;
  const kind = step.is === "versions" ? "revision" : "inquiry-event";
  if (outcome.is === "refused") {
    for (const ref of refs) await setAside(tx, { kind, ref, at, ...outcome.refused });
  }
  if (outcome.is !== "answered") return;
  for (const { ref, meaning } of outcome.answers) {
    await enterAnswer(tx, { kind, ref, caseId, meaning, at });
  }
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
