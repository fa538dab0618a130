import { ok } from "../../core/result.ts";
import type { Channel } from "../contract/contract.ts";
import { newerThan } from "../versions/newer.ts";
import { listVersions, openVersion } from "../versions/versions.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

type VersionChannel = Extract<Channel, `versions.${string}`>;

export function versionHandlers(atDesk: AtDesk): Pick<Handlers, VersionChannel> {
  return {
    "versions.list": ({ caseId }) =>
      atDesk("versions.list", ({ desk }) => listVersions(desk, caseId)),
    "versions.open": ({ caseId, hash }) =>
      atDesk("versions.open", ({ desk }) => openVersion(desk, caseId, hash)),
    "versions.newer": ({ caseId, shown }) =>
      atDesk("versions.newer", ({ desk }) =>
        desk.store.read(async (reader) => ok(await newerThan(reader, caseId, shown))),
      ),
  };
}
