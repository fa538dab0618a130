import { neededBy } from "./takers/takers.ts";
import type { NeededBlob } from "./takers/taker.ts";
import { hasBlob } from "../store/blobs.ts";
import type { Reader } from "../store/connection.ts";
import { untaken } from "../store/sync-in.ts";

/** Changes looked at for what they wait for. */
const LOOKED_AT = 500;

/** Blobs that changes wait for, to be asked for in an exchange file. */
export async function missingBlobs(reader: Reader): Promise<readonly NeededBlob[]> {
  const missing = new Map<string, NeededBlob>();
  for (const { change } of await untaken(reader, 0, LOOKED_AT)) {
    for (const blob of change === null ? [] : neededBy(change)) {
      if (!(await hasBlob(reader, blob.sha256))) missing.set(blob.sha256, blob);
    }
  }
  return [...missing.values()];
}
