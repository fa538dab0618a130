import { appendOnly } from "./append-only.ts";

/**
 * Who did what (经办日志), who has left, where copies go, and that data came back from a copy.
 */
export const journal = `
  ALTER TABLE operator ADD COLUMN removed_at TEXT;
  ALTER TABLE office ADD COLUMN idle_minutes INTEGER NOT NULL DEFAULT 10;
  ALTER TABLE office ADD COLUMN backup_folder TEXT;

  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE INDEX journal_of_action ON journal (action, seq);

  CREATE TABLE restore (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    backup_id TEXT NOT NULL,
    backup_at TEXT NOT NULL,
    operator_id TEXT NOT NULL
  ) STRICT;
  ${["journal", "restore"].map(appendOnly).join("\n")}
  `;
