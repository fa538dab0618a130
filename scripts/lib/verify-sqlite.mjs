/** Exits 0 when the installed sqlite3 encrypts: right key reads, wrong key is refused, no plain text on disk. */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sqlite3 from "sqlite3";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sqlite-check-"));
const file = path.join(folder, "check.db");
const secret = "not-to-be-found-on-disk";

function withKey(key, use) {
  return new Promise((resolve, reject) => {
    const db = new sqlite3.Database(file, (opening) => {
      if (opening) return reject(opening);
      db.serialize(() => {
        db.exec(`PRAGMA key = '${key}'`);
        use(db, (error, row) => db.close(() => (error ? reject(error) : resolve(row))));
      });
    });
  });
}

try {
  await withKey("right", (db, done) =>
    db.exec(`CREATE TABLE t (x); INSERT INTO t VALUES ('${secret}')`, done),
  );
  const bytes = fs.readFileSync(file);
  assert(
    !bytes.includes(secret) && !bytes.includes("SQLite format 3"),
    "the file is not encrypted",
  );
  const row = await withKey("right", (db, done) => db.get("SELECT x FROM t", done));
  assert.equal(row.x, secret);
  const refusal = withKey("wrong", (db, done) => db.get("SELECT x FROM t", done));
  await assert.rejects(refusal, { code: "SQLITE_NOTADB" });
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
