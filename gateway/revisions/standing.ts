import { z } from "zod";
import { InvoiceElsewhere, type RevisionAnswer } from "../../core/sync/wire.ts";
import type { Queries } from "../database/database.ts";
import { shareDetails } from "../details/share.ts";
import { filingsElsewhere, PAIRED } from "./filing-pairs.ts";
import { ELSEWHERE, tellOthers } from "./invoices.ts";

/** How a case stands: its heads, and the same invoices and filings elsewhere. */
export type Standing = Pick<
  Extract<RevisionAnswer, { is: "known" }>,
  "heads" | "elsewhere" | "filings"
>;

/**
 * How these cases stand now, after whoever else it concerns was told of what is new.
 * @param fresh those with a new version
 */
export async function tellAndStand(
  tx: Queries,
  cases: readonly string[],
  fresh: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Standing>> {
  const standings = new Map<string, Standing>();
  for (const { id, paired, uploaded, ...found } of await tx.all(Row, STANDING, [cases])) {
    if (fresh.has(id) && found.elsewhere.length > 0) await tellOthers(tx, id);
    if (fresh.has(id) && uploaded) await shareDetails(tx, id);
    const filings = paired ? await filingsElsewhere(tx, id) : [];
    standings.set(id, filings.length === 0 ? found : { ...found, filings });
  }
  return standings;
}

const Row = z
  .object({
    id: z.string(),
    heads: z.array(z.string()),
    elsewhere: z.string(),
    paired: z.boolean(),
    /** A hospital has uploaded something of its person. */
    uploaded: z.boolean(),
  })
  .transform(({ elsewhere, ...same }) => ({
    ...same,
    elsewhere: z.array(InvoiceElsewhere).parse(JSON.parse(elsewhere)),
  }));

const STANDING = `SELECT own.id,
    (SELECT array_agg(hash ORDER BY hash) FROM head WHERE case_id = own.id) AS heads,
    (${ELSEWHERE}) AS elsewhere, ${PAIRED} AS paired,
    EXISTS (SELECT FROM details d WHERE d.cert_key = own.cert_key) AS uploaded
  FROM case_file own WHERE own.id = ANY ($1::text[])`;
