import { ok } from "../../core/result.ts";
import type { Channel } from "../contract/contract.ts";
import type { WorkDesk } from "../work/work-desk.ts";
import type { Handlers } from "./handlers.ts";

type WorkChannel = Extract<Channel, `work.${string}`>;

/** Nobody has to be logged in: data that do not open are saved by a long work, too. */
export function longWorkHandlers(works: WorkDesk): Pick<Handlers, WorkChannel> {
  return {
    "work.progress": () => Promise.resolve(ok(works.progress())),
    "work.cancel": () => {
      works.cancel();
      return Promise.resolve(ok(null));
    },
  };
}
