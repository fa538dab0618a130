import type { Desk } from "../store/cases.ts";
import { askDaysAgain } from "../store/sync-days.ts";
import { afterOwnRestore, wasRestored } from "../store/sync-identity.ts";
import { retryAside } from "../store/sync-in.ts";
import { UNKNOWN_CHANGE } from "./faults.ts";

/** Everything is sent and asked for anew after a restore of these data. */
export async function afterRestore({ store }: Pick<Desk, "store">): Promise<void> {
  if (await store.read(wasRestored)) await store.write(afterOwnRestore);
}

/** Once in a session: days on which the sides differed, and what an older program could not read. */
export function lookAgain({ store }: Pick<Desk, "store">): Promise<void> {
  return store.write(async (tx) => {
    await askDaysAgain(tx);
    await retryAside(tx, UNKNOWN_CHANGE.code);
  });
}
