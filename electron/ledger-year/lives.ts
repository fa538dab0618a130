import { z } from "zod";
import type { IsoDate } from "../../core/calendar.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";

/** A case from its first version, or the first after a reversal, to its newest, or to its reversal. */
export interface Life {
  /** Its newest version. */
  readonly hash: string;
  readonly sealedOn: IsoDate;
  readonly handedOverOn: IsoDate | null;
  readonly reversedOn: IsoDate | null;
}

const Version = z.object({
  hash: z.string(),
  at: z.string(),
  handed: z.string().nullable(),
  reversed: z.string().nullable(),
});
type Version = z.output<typeof Version>;

/**
 * The lives of a case, in their order. A version that says that the case was reversed
 * ends one; printing it again, which makes another version, begins none.
 */
export async function livesOf(reader: Reader, caseId: string): Promise<readonly Life[]> {
  const versions = await reader.all(
    Version,
    `SELECT hash, at, body ->> '$.review.handedOver.at' AS handed,
       body ->> '$.review.reversed.at' AS reversed
     FROM revision WHERE case_id = ? ORDER BY seq`,
    [caseId],
  );
  const lives: Life[] = [];
  for (const [index, version] of versions.entries()) {
    const before = versions[index - 1];
    const begins = before === undefined || (before.reversed !== null && version.reversed === null);
    lives.push(carried(begins ? null : (lives.pop() ?? null), version));
  }
  return lives;
}

function carried(life: Life | null, { hash, at, handed, reversed }: Version): Life {
  return {
    hash,
    sealedOn: life?.sealedOn ?? chinaDay(at),
    handedOverOn: handed === null ? null : chinaDay(handed),
    reversedOn: reversed === null ? null : chinaDay(reversed),
  };
}
