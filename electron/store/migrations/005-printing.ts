import { appendOnly } from "./append-only.ts";

/**
 * What was printed, by whom and whether it came out; printer, copies and offsets that are chosen.
 */
export const printing = `
  CREATE TABLE print_job (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    job_id TEXT NOT NULL UNIQUE,
    run_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    version TEXT NOT NULL,
    form TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    pages INTEGER NOT NULL,
    trial INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    printer TEXT NOT NULL,
    label TEXT NOT NULL,
    reprint INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX print_job_of_case ON print_job (case_id, seq);

  CREATE TABLE print_event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    job_id TEXT NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
  CREATE INDEX print_event_of_job ON print_event (job_id, seq);
  ${["print_job", "print_event"].map(appendOnly).join("\n")}

  CREATE TABLE print_choice (
    form TEXT PRIMARY KEY,
    printer TEXT,
    copies INTEGER
  ) STRICT;

  CREATE TABLE print_offset (
    printer TEXT PRIMARY KEY,
    right_tenths INTEGER NOT NULL,
    down_tenths INTEGER NOT NULL
  ) STRICT;
  `;
