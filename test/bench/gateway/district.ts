import { randomUUID } from "node:crypto";
import { type RunningGateway, startGateway } from "../../../gateway/start.ts";
import { fill } from "./copies.ts";
import { BenchCounter } from "./counter.ts";
import { type Measured, measured } from "./measured.ts";
import { sendSamples } from "./sample.ts";

const OFFICES = 300;
/** Of the measured office at every size, so that only the others grow. */
const OF_OFFICE = 3_300;
const MEASURED = "朱仙镇便民服务中心";

/** Where a gateway of the bench has its keys and its database. */
export interface Place {
  readonly folder: string;
  readonly databaseUrl: string;
}

function start({ folder, databaseUrl }: Place): Promise<RunningGateway> {
  return startGateway({
    folder,
    databaseUrl,
    log: () => undefined,
    limits: { requestsAMinute: 10_000_000, knocksAMinute: 10_000_000 },
  });
}

/** A district's database with so many cases, made by the gateway itself and filled. @returns its bytes */
export async function filled(place: Place, cases: number): Promise<number> {
  const running = await start(place);
  const offices = await begin(running);
  await running.close();
  const progress = (done: number): void => {
    if (done % 50_000 === 0) process.stderr.write(`· ${done} of ${cases} cases\n`);
  };
  return fill(place.databaseUrl, { cases, offices, ofOffice: OF_OFFICE, progress });
}

/** The answers of a gateway that is started over it, and the memory that it and the window hold then. */
export async function answersOf(
  place: Place,
): Promise<{ answers: readonly Measured[]; memory: number }> {
  const running = await start(place);
  const window = String(randomUUID());
  const fresh = await BenchCounter.enrolled(running, MEASURED, `${window} 1`);
  const colleague = await BenchCounter.enrolled(running, MEASURED, `${window} 2`);
  const answers = await measured({ running, fresh, colleague });
  const memory = process.memoryUsage().rss;
  await Promise.all([fresh.close(), colleague.close()]);
  await running.close();
  return { answers, memory };
}

/** Samples and the district's offices, each with a window; the ids of the offices, the measured one first. */
async function begin(running: RunningGateway): Promise<readonly string[]> {
  const first = await BenchCounter.enrolled(running, MEASURED, "1");
  const sender = await BenchCounter.enrolled(running, "样本", "1");
  await sendSamples(sender);
  await sender.changes(0);
  const others = Array.from({ length: OFFICES - 1 }, () => randomUUID());
  const { db } = running.gateway;
  await db.run(
    `INSERT INTO office (id, name) SELECT id, '街道' || nr
     FROM unnest($1::text[]) WITH ORDINALITY AS o (id, nr)`,
    [others],
  );
  await db.run(
    `INSERT INTO device (id, office_id, window_name, sign_key, recipient)
     SELECT gen_random_uuid()::text, id, '1', md5(id), '' FROM unnest($1::text[]) AS o (id)`,
    [others],
  );
  await Promise.all([first.close(), sender.close()]);
  return [first.officeId, ...others];
}
