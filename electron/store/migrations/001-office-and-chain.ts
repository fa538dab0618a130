import { APPLICATION_ID } from "../application-id.ts";
import { appendOnly } from "./append-only.ts";

/** Tables that only grow. */
const APPEND_ONLY = ["revision", "revision_parent", "blob", "pool_setting"];

/** The office, its operators, and the chain of revisions with its blobs. */
export const officeAndChain = `
  PRAGMA application_id = ${APPLICATION_ID};

  CREATE TABLE office (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    name TEXT NOT NULL,
    window TEXT NOT NULL,
    pool TEXT NOT NULL
  ) STRICT;

  CREATE TABLE operator (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('clerk', 'reviewer', 'supervisor')),
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE revision (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL,
    body TEXT NOT NULL,
    document_hash TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX revision_of_case ON revision (case_id, seq);

  CREATE TABLE revision_parent (
    child TEXT NOT NULL REFERENCES revision (hash),
    parent TEXT NOT NULL REFERENCES revision (hash),
    PRIMARY KEY (child, parent)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE case_head (
    case_id TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES revision (hash),
    PRIMARY KEY (case_id, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE draft (
    case_id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    operator TEXT NOT NULL,
    saved_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE blob (
    sha256 TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE outbox (
    revision TEXT PRIMARY KEY REFERENCES revision (hash),
    queued_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE case_index (
    case_id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    cert_no TEXT NOT NULL,
    matter TEXT NOT NULL,
    place TEXT NOT NULL,
    hospital TEXT NOT NULL,
    discharge TEXT NOT NULL,
    total TEXT NOT NULL,
    fund TEXT NOT NULL,
    standing TEXT NOT NULL,
    operator TEXT NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE pool_setting (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    pack_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('answer', 'confirmation')),
    subject TEXT NOT NULL,
    reading TEXT NOT NULL,
    document TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    decided_on TEXT NOT NULL
  ) STRICT;

  ${APPEND_ONLY.map(appendOnly).join("\n")}
  `;
