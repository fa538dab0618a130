import { pathToFileURL } from "node:url";
import sqlite3 from "sqlite3";

export type SqlValue = string | number | null | Uint8Array;

/** A failure of SQLite. Its message may quote data, so only the code is ever shown or logged. */
export class SqliteError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "SqliteError";
    this.code = code;
  }
}

/** One SQLite connection with promises in place of callbacks. */
export class Sqlite {
  /** The database file. */
  readonly file: string;
  readonly #database: sqlite3.Database;

  private constructor(file: string, database: sqlite3.Database) {
    this.file = file;
    this.#database = database;
  }

  static open(file: string, mode: "create" | "write" | "read"): Promise<Sqlite> {
    return Sqlite.#open(file, file, OPEN_FLAGS[mode]);
  }

  /**
   * Opens a file for reading that nothing writes to, without any file beside it:
   * where the disk has no room for one. With `log` it is read together with its
   * write-ahead log, which takes `PRAGMA locking_mode = EXCLUSIVE` before the
   * first access (its index is then kept in memory); without, a log is ignored.
   */
  static openAsItLies(file: string, log: boolean): Promise<Sqlite> {
    const place = pathToFileURL(file);
    if (log) place.searchParams.set("vfs", LOCKS_NOTHING);
    else place.searchParams.set("immutable", "1");
    return Sqlite.#open(file, place.href, sqlite3.OPEN_READONLY | sqlite3.OPEN_URI);
  }

  static #open(file: string, place: string, flags: number): Promise<Sqlite> {
    return new Promise((resolve, reject) => {
      const database = new sqlite3.Database(place, flags, (error) => {
        if (error) reject(wrap(error));
        else resolve(new Sqlite(file, database));
      });
    });
  }

  /** Runs one statement and tells how many rows it changed. */
  run(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#database.run(sql, params.map(bound), function (error) {
        if (error) reject(wrap(error));
        else resolve(this.changes);
      });
    });
  }

  all(sql: string, params: readonly SqlValue[] = []): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      this.#database.all<unknown>(sql, params.map(bound), (error, rows) => {
        if (error) reject(wrap(error));
        else resolve(rows);
      });
    });
  }

  /** Runs a script of several statements. */
  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#database.exec(sql, (error) => {
        if (error) reject(wrap(error));
        else resolve();
      });
    });
  }

  /** Ends the statement that is running; it fails. */
  interrupt(): void {
    this.#database.interrupt();
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#database.close((error) => {
        if (error) reject(wrap(error));
        else resolve();
      });
    });
  }
}

const OPEN_FLAGS = {
  create: sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE,
  write: sqlite3.OPEN_READWRITE,
  read: sqlite3.OPEN_READONLY,
} as const;

/** To lock exclusively takes a file that can be written to; this layer of SQLite takes no locks. */
const LOCKS_NOTHING = `multipleciphers-${process.platform === "win32" ? "win32" : "unix"}-none`;

/** The driver takes binary data only as a Buffer. */
function bound(value: SqlValue): string | number | null | Buffer {
  if (!(value instanceof Uint8Array)) return value;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function wrap(error: Error): SqliteError {
  const code = "code" in error && typeof error.code === "string" ? error.code : "SQLITE_ERROR";
  return new SqliteError(code, error.message);
}
