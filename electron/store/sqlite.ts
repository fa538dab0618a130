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
  readonly #database: sqlite3.Database;

  private constructor(database: sqlite3.Database) {
    this.#database = database;
  }

  static open(file: string, mode: "create" | "write" | "read"): Promise<Sqlite> {
    return new Promise((resolve, reject) => {
      const database = new sqlite3.Database(file, OPEN_FLAGS[mode], (error) => {
        if (error) reject(wrap(error));
        else resolve(new Sqlite(database));
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

/** The driver takes binary data only as a Buffer. */
function bound(value: SqlValue): string | number | null | Buffer {
  if (!(value instanceof Uint8Array)) return value;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function wrap(error: Error): SqliteError {
  const code = "code" in error && typeof error.code === "string" ? error.code : "SQLITE_ERROR";
  return new SqliteError(code, error.message);
}
