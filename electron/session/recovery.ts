import { ok } from "../../core/result.ts";
import { owedElsewhere } from "../recovery/recovery-index.ts";
import { reverseCase } from "../recovery/reverse.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

type RecoveryChannel = "reversal.make" | "recovery.owed";

export function recoveryHandlers(atDesk: AtDesk): Pick<Handlers, RecoveryChannel> {
  return {
    "reversal.make": (request) => atDesk("reversal.make", ({ desk }) => reverseCase(desk, request)),
    "recovery.owed": ({ caseId, certNo }) =>
      atDesk("recovery.owed", ({ desk }) =>
        desk.store.read(async (reader) => ok(await owedElsewhere(reader, caseId, certNo))),
      ),
  };
}
