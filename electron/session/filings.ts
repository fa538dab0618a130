import { ok } from "../../core/result.ts";
import type { Channel } from "../contract/contract.ts";
import { clawbackHere } from "../filing/clawback.ts";
import { filingsOfPerson } from "../filing/of-person.ts";
import { chinaDay } from "../store/clock.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

type FilingChannel = Extract<Channel, `filings.${string}`>;

export function filingHandlers(atDesk: AtDesk): Pick<Handlers, FilingChannel> {
  return {
    "filings.of-person": ({ caseId, certNo }) =>
      atDesk("filings.of-person", ({ desk: { store, clock } }) =>
        store.read(async (reader) =>
          ok(await filingsOfPerson(reader, certNo, caseId, chinaDay(clock.now()))),
        ),
      ),
    "filings.clawback": ({ form }) =>
      atDesk("filings.clawback", ({ desk: { store, clock } }) =>
        store.read((reader) => clawbackHere(reader, form, chinaDay(clock.now()))),
      ),
  };
}
