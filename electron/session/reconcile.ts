import { ok } from "../../core/result.ts";
import type { Channel } from "../contract/contract.ts";
import { openUpload, takeUpload, uploadsOfPerson } from "../reconcile/accept.ts";
import { missingUploads, waitingUploads } from "../reconcile/uploads.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

type ReconcileChannel = Extract<Channel, `reconcile.${string}`>;

export function reconcileHandlers(atDesk: AtDesk): Pick<Handlers, ReconcileChannel> {
  return {
    "reconcile.list": () =>
      atDesk("reconcile.list", ({ desk: { store, clock } }) =>
        store.read(async (reader) =>
          ok({
            waiting: await waitingUploads(reader),
            missing: await missingUploads(reader, clock.now()),
          }),
        ),
      ),
    "reconcile.open": ({ caseId }) =>
      atDesk("reconcile.open", ({ desk }) => openUpload(desk, caseId)),
    "reconcile.accept": (request) =>
      atDesk("reconcile.accept", ({ desk }) => takeUpload(desk, request)),
    "reconcile.of-person": ({ caseId, certNo }) =>
      atDesk("reconcile.of-person", ({ desk }) => uploadsOfPerson(desk, caseId, certNo)),
  };
}
