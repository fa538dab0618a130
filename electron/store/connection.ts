import path from "node:path";
import type { z } from "zod";
import type { PreparedFile } from "../security/atomic-file.ts";
import { type Refusal, refusalOf } from "./refusal.ts";
import { Serial } from "./serial.ts";
import { type Sqlite, SqliteError, type SqlValue } from "./sqlite.ts";

/** Reads inside one consistent view of the data. Every row is checked against its schema. */
export interface Reader {
  all<T>(row: z.ZodType<T>, sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  get<T>(row: z.ZodType<T>, sql: string, params?: readonly SqlValue[]): Promise<T | undefined>;
}

export interface Transaction extends Reader {
  /** Runs one statement and tells how many rows it changed. */
  run(sql: string, params?: readonly SqlValue[]): Promise<number>;
  /**
   * A file that changes with the data: it is put in its place when these are on
   * disk, before the next transaction begins, or dropped with them.
   */
  alongside(file: PreparedFile): void;
}

const QUIET_MS = 2000;

/**
 * The one connection to the data. Everything goes through one queue, because
 * transactions that share a connection would otherwise run into one another.
 */
export class Store {
  readonly #sqlite: Sqlite;
  readonly #queue = new Serial();
  readonly #onlyReads: boolean;
  #quiet: NodeJS.Timeout | null = null;
  #refusal: Refusal | null;

  /** `refusal`: the disk takes no writing, and the connection only reads for good. */
  constructor(sqlite: Sqlite, refusal: Refusal | null = null) {
    this.#sqlite = sqlite;
    this.#onlyReads = refusal !== null;
    this.#refusal = refusal;
  }

  /** Why nothing can be saved, as the last save has shown; null when it went well. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }

  /** The database file. */
  get file(): string {
    return this.#sqlite.file;
  }

  /** Runs a job as one transaction: all of it is on disk when this resolves, or none of it. */
  async write<T>(job: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = await this.#queue.run(() => this.#writeNow(job));
    this.#foldInWhenQuiet();
    return result;
  }

  /** Runs a job between writes, never inside someone's transaction. */
  read<T>(job: (reader: Reader) => Promise<T>): Promise<T> {
    return this.#queue.run(() => this.#transaction("BEGIN", job));
  }

  /** Waits for everything asked for so far, then closes the file. */
  close(): Promise<void> {
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    return this.#queue.run(() => this.#sqlite.close());
  }

  /** A disk that takes no writing is named as such, however the system words it. */
  async #writeNow<T>(job: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      if (this.#onlyReads && this.#refusal !== null) throw refused(this.#refusal);
      const result = await this.#transaction("BEGIN IMMEDIATE", job);
      this.#refusal = null;
      return result;
    } catch (error) {
      const refusal = await refusalOf(error, path.dirname(this.file));
      if (refusal === null) throw error;
      this.#refusal = refusal;
      throw refused(refusal);
    }
  }

  /**
   * What was saved lies in the write-ahead log until it is folded into the
   * database. Done when nobody is saving, so that a log that other software
   * takes away after a crash holds as little as possible.
   */
  #foldInWhenQuiet(): void {
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      // A full disk or another reader puts it off; the next save asks again.
      void this.#queue
        .run(() => this.#sqlite.exec("PRAGMA wal_checkpoint(PASSIVE)"))
        .catch(() => undefined);
    }, QUIET_MS);
    this.#quiet.unref();
  }

  async #transaction<T>(begin: string, job: (tx: Transaction) => Promise<T>): Promise<T> {
    await this.#sqlite.run(begin);
    const tx = new OpenTransaction(this.#sqlite);
    try {
      const result = await job(tx);
      tx.end();
      await tx.settle();
      await this.#sqlite.run("COMMIT");
      await tx.putFiles();
      return result;
    } catch (error) {
      // What another part of the job would do next must not come after the rollback.
      tx.end();
      await tx.settle().catch(() => undefined);
      await tx.dropFiles();
      await this.#rollback();
      throw error;
    }
  }

  async #rollback(): Promise<void> {
    try {
      await this.#sqlite.run("ROLLBACK");
    } catch (error) {
      // SQLite has already rolled back by itself after some errors, such as a full disk.
      if (!(error instanceof SqliteError && error.code === "SQLITE_ERROR")) throw error;
    }
  }
}

function refused(refusal: Refusal): SqliteError {
  return new SqliteError(refusal, "the disk takes no writing");
}

/** A transaction that refuses statements once it is over, so that none can slip into the next one. */
class OpenTransaction implements Transaction {
  readonly #sqlite: Sqlite;
  readonly #running = new Set<Promise<unknown>>();
  readonly #files: PreparedFile[] = [];
  #over = false;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  run(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    return this.#track(() => this.#sqlite.run(sql, params));
  }

  all<T>(row: z.ZodType<T>, sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.#track(async () => {
      const rows = await this.#sqlite.all(sql, params);
      return rows.map((entry) => row.parse(entry));
    });
  }

  async get<T>(
    row: z.ZodType<T>,
    sql: string,
    params: readonly SqlValue[] = [],
  ): Promise<T | undefined> {
    const [first] = await this.all(row, sql, params);
    return first;
  }

  alongside(file: PreparedFile): void {
    this.#files.push(file);
  }

  async putFiles(): Promise<void> {
    for (const file of this.#files) await file.put();
  }

  async dropFiles(): Promise<void> {
    for (const file of this.#files) await file.drop().catch(() => undefined);
  }

  /** Waits for statements that the job started and did not wait for; one that failed fails all. */
  async settle(): Promise<void> {
    const results = await Promise.allSettled(this.#running);
    for (const result of results) if (result.status === "rejected") throw result.reason;
  }

  end(): void {
    this.#over = true;
  }

  #track<T>(statement: () => Promise<T>): Promise<T> {
    if (this.#over) return Promise.reject(new Error("statement after the end of its transaction"));
    const running = statement();
    this.#running.add(running);
    void running.then(
      () => this.#running.delete(running),
      () => undefined,
    );
    return running;
  }
}
