import type { z } from "zod";

export type Value = string | number | boolean | null | Uint8Array | readonly string[];

/** Statements with `$1` places, on PostgreSQL and on the embedded one alike. */
export interface Queries {
  /** Every row, each parsed. */
  readonly all: <S extends z.ZodType>(
    row: S,
    sql: string,
    values?: readonly Value[],
  ) => Promise<z.output<S>[]>;
  /** The first row; nothing where there is none. */
  readonly get: <S extends z.ZodType>(
    row: S,
    sql: string,
    values?: readonly Value[],
  ) => Promise<z.output<S> | undefined>;
  /** How many rows were changed. */
  readonly run: (sql: string, values?: readonly Value[]) => Promise<number>;
}

export interface Database extends Queries {
  readonly kind: "postgres" | "embedded";
  /** All or nothing (READ COMMITTED); done again where another transaction stood in its way. */
  readonly transaction: <T>(work: (tx: Queries) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** A few rows of a long table are read off its index: there is no turning disk that would make that slow. */
export const PLANNING = ["-c", "random_page_cost=1.1"];

export interface RawResult {
  readonly rows: readonly unknown[];
  readonly changed: number;
}

/** The three ways to ask, over one way to send a statement. */
export function queriesOver(
  send: (sql: string, values: readonly Value[]) => Promise<RawResult>,
): Queries {
  return {
    all: async (row, sql, values = []) =>
      (await send(sql, values)).rows.map((one) => row.parse(one)),
    get: async (row, sql, values = []) => {
      const [first] = (await send(sql, values)).rows;
      return first === undefined ? undefined : row.parse(first);
    },
    run: async (sql, values = []) => (await send(sql, values)).changed,
  };
}
