import type { Channel } from "../contract/contract.ts";
import { errorsOf, handleProblem } from "../errors/log.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

type ErrorChannel = Extract<Channel, `errors.${string}`>;

export function errorHandlers(atDesk: AtDesk): Pick<Handlers, ErrorChannel> {
  return {
    "errors.day": ({ day }) => atDesk("errors.day", ({ desk }) => errorsOf(desk, day)),
    "errors.handle": ({ day, code, words }) =>
      atDesk("errors.handle", ({ desk }) => handleProblem(desk, day, code, words)),
  };
}
