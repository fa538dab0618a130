import { appendOnly } from "./append-only.ts";

/**
 * The counter's side of the exchange with the gateway: who it is there, what became of each
 * item, what came down, and where two sides say different things. Whatever is not `accepted`
 * is unsent: the queue is `outbox`, whose rows go when they are accepted, and `inquiry_event`
 * (named by its `seq`) without such a row. `round` goes up whenever everything is asked for
 * anew, after a restore at either end: the gateway may count otherwise from then on.
 */
export const sync = `
  CREATE TABLE sync_identity (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    url TEXT NOT NULL,
    certificate TEXT NOT NULL,
    proxy TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL,
    device TEXT NOT NULL,
    office_id TEXT NOT NULL,
    district TEXT NOT NULL,
    sign_key TEXT NOT NULL,
    age_key TEXT NOT NULL,
    gateway_key TEXT NOT NULL,
    gateway_recipient TEXT NOT NULL,
    pack_keys TEXT NOT NULL,
    round INTEGER NOT NULL DEFAULT 1,
    restored INTEGER NOT NULL DEFAULT 0,
    epoch TEXT NOT NULL DEFAULT '',
    cursor INTEGER NOT NULL DEFAULT 0,
    exchange_no INTEGER NOT NULL DEFAULT 0,
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    enrolled_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE sync_state (
    kind TEXT NOT NULL CHECK (kind IN ('revision', 'inquiry-event')),
    ref TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'set-aside')),
    tries INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    PRIMARY KEY (kind, ref)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sync_state_by_state ON sync_state (state, at);

  CREATE TABLE sync_blob (
    sha256 TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sync_in (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    round INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at TEXT NOT NULL,
    UNIQUE (round, at)
  ) STRICT;
  ${appendOnly("sync_in")}

  CREATE TABLE sync_taken (
    seq INTEGER PRIMARY KEY REFERENCES sync_in (seq),
    state TEXT NOT NULL CHECK (state IN ('taken', 'known', 'set-aside')),
    outcome TEXT NOT NULL,
    taken_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sync_taken_by_state ON sync_taken (state);

  CREATE TABLE sync_conflict (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    found_at TEXT NOT NULL,
    decided_at TEXT,
    decision TEXT,
    operator_id TEXT,
    operator_name TEXT
  ) STRICT;
  CREATE INDEX sync_conflict_of_case ON sync_conflict (case_id);

  CREATE TABLE sync_day (
    day TEXT PRIMARY KEY,
    seen INTEGER NOT NULL,
    answer TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE sync_file (
    no INTEGER PRIMARY KEY,
    rest_hash TEXT NOT NULL,
    refs TEXT NOT NULL,
    made_at TEXT NOT NULL,
    answered_at TEXT
  ) STRICT;

  ALTER TABLE draft ADD COLUMN base TEXT NOT NULL DEFAULT '';
  `;
