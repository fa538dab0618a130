import { appendOnly } from "./append-only.ts";

/** The days off of a year (放假安排) as the office has entered them; of a year the later row rules. */
export const arrangementsOfYears = `
  CREATE TABLE arrangement (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL,
    off TEXT NOT NULL,
    worked TEXT NOT NULL,
    document TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    entered_on TEXT NOT NULL
  ) STRICT;
  ${appendOnly("arrangement")}
  `;
