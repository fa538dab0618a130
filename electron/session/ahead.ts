import { readAhead } from "../ahead/deadlines.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

export function aheadHandlers(atDesk: AtDesk): Pick<Handlers, "ahead.read"> {
  return { "ahead.read": () => atDesk("ahead.read", ({ desk }) => readAhead(desk)) };
}
