import { appendOnly } from "./append-only.ts";

/** What the district gives to its counters: uploaded details, packs, registers, notices. */
export const fromTheGateway = `
  CREATE TABLE visit_details (
    visit TEXT NOT NULL,
    version INTEGER NOT NULL,
    cert_key TEXT NOT NULL,
    begun TEXT NOT NULL,
    ended TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (visit, version)
  ) STRICT;
  CREATE INDEX visit_details_of_person ON visit_details (cert_key, begun);
  CREATE INDEX visit_details_by_day ON visit_details (received_at);

  CREATE TABLE visit_invoice (
    number_key TEXT NOT NULL,
    visit TEXT NOT NULL,
    PRIMARY KEY (number_key, visit)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE received_pack (
    hash TEXT PRIMARY KEY,
    pack_id TEXT NOT NULL,
    pool TEXT NOT NULL,
    insurance TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    text TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    received_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE received_template (
    id TEXT PRIMARY KEY,
    form TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    mapping TEXT NOT NULL,
    received_at TEXT NOT NULL,
    kept_as INTEGER
  ) STRICT;

  CREATE TABLE case_decision (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX case_decision_of_case ON case_decision (case_id, received_at);

  CREATE TABLE person_register (
    cert_key TEXT NOT NULL,
    insutype TEXT NOT NULL,
    body TEXT NOT NULL,
    as_of TEXT NOT NULL,
    PRIMARY KEY (cert_key, insutype)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE institution (
    code TEXT NOT NULL,
    first_day TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    initials TEXT NOT NULL,
    body TEXT NOT NULL,
    as_of TEXT NOT NULL,
    PRIMARY KEY (code, first_day)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX institution_by_name ON institution (name_key);

  CREATE TABLE code_table (
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    first_day TEXT NOT NULL,
    rows TEXT NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (name, version)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE message (
    id TEXT PRIMARY KEY,
    about TEXT NOT NULL,
    case_id TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX message_by_day ON message (received_at);

  CREATE TABLE message_step (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    message TEXT NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('taken', 'closed')),
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL
  ) STRICT;
  CREATE INDEX message_step_of ON message_step (message);
  ${appendOnly("message_step")}
  `;
