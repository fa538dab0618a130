import { z } from "zod";
import type { Database } from "../database/database.ts";

/** Uploads in one transaction: their pieces may be many. */
const AT_ONCE = 50;

const Gone = z.object({ uploads: z.int() });

/**
 * Removes uploads that nobody has continued for so many days, with their pieces. One that is
 * being continued at this moment, or is being removed by another node, is passed over; a
 * counter that goes on with it later begins anew, as `HEAD` tells it.
 * @returns how many were removed
 */
export async function sweepUploads(db: Database, days: number): Promise<number> {
  let all = 0;
  for (;;) {
    const gone = await db.transaction((tx) => tx.get(Gone, SWEEP, [days]));
    const count = gone?.uploads ?? 0;
    all += count;
    if (count < AT_ONCE) return all;
  }
}

const SWEEP = `WITH old AS (
    SELECT id FROM upload WHERE continued_at < now() - make_interval(days => $1::int)
    ORDER BY continued_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED),
  gone AS (DELETE FROM upload USING old WHERE upload.id = old.id RETURNING upload.id),
  pieces AS (DELETE FROM piece USING gone WHERE of_upload = gone.id)
  SELECT count(*)::int AS uploads FROM gone`;
