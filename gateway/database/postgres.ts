import pg from "pg";
import {
  type Database,
  PLANNING,
  type Queries,
  queriesOver,
  type RawResult,
  type Value,
} from "./database.ts";

/** Counts and numbers of the feed stay below 2^53. */
const BIGINT = 20;
/** Serialization failure, deadlock: the same transaction succeeds when it is done again. */
const AGAIN = new Set(["40001", "40P01"]);
const TRIES = 5;

const types = {
  getTypeParser: (oid: number, format?: "text" | "binary"): unknown =>
    oid === BIGINT ? Number : pg.types.getTypeParser(oid, format),
};

interface Sender {
  query: (statement: pg.QueryConfig<Value[]>) => Promise<pg.QueryResult>;
}

/** A PostgreSQL server; a pool of connections belongs to each node. */
export function openPostgres(url: string, connections = 20): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    options: PLANNING.join(" "),
  });
  // A connection that breaks while it is idle is replaced; whoever needs one hears of it.
  pool.on("error", () => undefined);
  return {
    kind: "postgres",
    ...queriesOver((sql, values) => send(pool, sql, values)),
    transaction: async (work) => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await once(pool, work);
        } catch (error) {
          if (tries >= TRIES || !AGAIN.has(codeOf(error))) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}

async function once<T>(pool: pg.Pool, work: (tx: Queries) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query("BEGIN");
    const result = await work(queriesOver((sql, values) => send(client, sql, values)));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function send(sender: Sender, sql: string, values: readonly Value[]): Promise<RawResult> {
  // Without a name, so that it is planned now: the plan of a named one, made while the tables were
  // empty, went through them from end to end at ten thousand cases.
  const { rows, rowCount } = await sender.query({ text: sql, values: [...values] });
  return { rows, changed: rowCount ?? 0 };
}

/** SQLSTATE of a failure; empty where it has none. */
export function codeOf(error: unknown): string {
  const coded = error instanceof Error && "code" in error;
  return coded && typeof error.code === "string" ? error.code : "";
}
