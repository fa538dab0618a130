import { ok } from "../../core/result.ts";
import { ownCases } from "../ledger-year/own-cases.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

export function ownYearHandlers(atDesk: AtDesk): Pick<Handlers, "own-year.cases"> {
  return {
    "own-year.cases": (request) =>
      atDesk("own-year.cases", ({ desk }) =>
        desk.store.read(async (reader) => ok(await ownCases(reader, request))),
      ),
  };
}
