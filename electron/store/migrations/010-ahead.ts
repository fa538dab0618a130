import { appendOnly } from "./append-only.ts";

/**
 * What cases wait for: days by which something is due, materials, the printer. Derived, and
 * rebuilt with the index. Beside it the error log (每日报错治理, LN-4): the problems that were
 * shown, and what was done about them.
 */
export const ahead = `
  CREATE TABLE case_due (
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (case_id, kind)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX case_due_by_day ON case_due (day);

  CREATE TABLE case_wait (
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (case_id, kind)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX case_wait_by_kind ON case_wait (kind);

  CREATE TABLE problem_shown (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL,
    code TEXT NOT NULL,
    channel TEXT NOT NULL,
    at TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL
  ) STRICT;
  CREATE INDEX problem_shown_by_day ON problem_shown (day, code);

  CREATE TABLE problem_handled (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL,
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL
  ) STRICT;
  CREATE INDEX problem_handled_by_day ON problem_handled (day, code);
  ${["problem_shown", "problem_handled"].map(appendOnly).join("\n")}
  `;
