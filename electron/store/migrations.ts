import type { Sqlite } from "./sqlite.ts";

/** Marks the file as this program's (`OSCW`). */
export const APPLICATION_ID = 0x4f534357;

/** Tables of the first migration that only grow. */
const APPEND_ONLY = ["revision", "revision_parent", "blob", "pool_setting"];

/**
 * Numbered from 1, each run in one transaction. A migration that has been
 * shipped never changes; what comes later is added at the end.
 */
export const MIGRATIONS: readonly string[] = [
  `
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
  `,
  // Local parameters that the office sets itself, beside the answers and confirmations above.
  `
  CREATE TABLE pool_value (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    pack_id TEXT NOT NULL,
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    document TEXT NOT NULL,
    consent TEXT,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    decided_on TEXT NOT NULL
  ) STRICT;
  ${appendOnly("pool_value")}
  `,
  // Who did what (经办日志), who has left, where copies go, and that data came back from a copy.
  `
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
  `,
  // The case list with its search, drafts included: `case_list` takes the place of `case_index`.
  `
  DELETE FROM case_index;

  CREATE TABLE case_list (
    position INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    cert_no TEXT NOT NULL,
    matter TEXT NOT NULL,
    place TEXT NOT NULL,
    hospital TEXT NOT NULL,
    discharge TEXT NOT NULL,
    total INTEGER,
    fund INTEGER,
    standing TEXT NOT NULL,
    operator TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    received TEXT NOT NULL,
    name_key TEXT NOT NULL,
    initials TEXT NOT NULL,
    cert_key TEXT NOT NULL,
    number_key TEXT NOT NULL,
    hospital_key TEXT NOT NULL
  ) STRICT;
  CREATE INDEX case_list_received ON case_list (received);

  CREATE TABLE sealed_person (
    case_id TEXT PRIMARY KEY,
    cert_key TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sealed_person_by_cert ON sealed_person (cert_key, case_id);

  CREATE VIRTUAL TABLE case_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
  );

  CREATE TABLE case_count (
    state TEXT NOT NULL,
    standing TEXT NOT NULL,
    cases INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    fund INTEGER NOT NULL,
    PRIMARY KEY (state, standing)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER case_list_in AFTER INSERT ON case_list BEGIN
    INSERT INTO case_count (state, standing, cases, paid, fund)
      VALUES (new.state, new.standing, 1, new.fund IS NOT NULL, coalesce(new.fund, 0))
      ON CONFLICT (state, standing) DO UPDATE SET
        cases = cases + 1, paid = paid + excluded.paid, fund = fund + excluded.fund;
  END;
  CREATE TRIGGER case_list_out AFTER DELETE ON case_list BEGIN
    UPDATE case_count SET
        cases = cases - 1, paid = paid - (old.fund IS NOT NULL), fund = fund - coalesce(old.fund, 0)
      WHERE state = old.state AND standing = old.standing;
  END;
  `,
  // What was printed, by whom and whether it came out; printer, copies and offsets that are chosen.
  `
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
  `,
  // The office's telephone and scanner folder, and official templates (官方表样) in place of our forms.
  `
  ALTER TABLE office ADD COLUMN telephone TEXT NOT NULL DEFAULT '';
  ALTER TABLE office ADD COLUMN scan_folder TEXT;

  CREATE TABLE form_template (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    form TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES blob (sha256),
    mapping TEXT NOT NULL,
    at TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL
  ) STRICT;
  CREATE INDEX form_template_of_form ON form_template (form, seq);

  CREATE TABLE template_use (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    form TEXT NOT NULL,
    template INTEGER REFERENCES form_template (seq),
    at TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL
  ) STRICT;
  CREATE INDEX template_use_of_form ON template_use (form, seq);
  ${["form_template", "template_use"].map(appendOnly).join("\n")}
  `,
  // Review (复核): how the newest versions stand and who looked through which; requests to other
  // offices (协查、协同); whose invoices and stays these are, for checks across cases.
  `
  CREATE TABLE review_list (
    case_id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    since TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX review_list_by_state ON review_list (state, since);

  CREATE TABLE case_invoice (
    number_key TEXT NOT NULL,
    code_key TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (number_key, code_key, case_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX case_invoice_of_case ON case_invoice (case_id);

  CREATE TABLE case_stay (
    case_id TEXT PRIMARY KEY,
    cert_key TEXT NOT NULL,
    admission TEXT NOT NULL,
    discharge TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX case_stay_of_person ON case_stay (cert_key);

  CREATE TABLE review_look (
    operator_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES revision (hash),
    at TEXT NOT NULL,
    PRIMARY KEY (operator_id, case_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE inquiry_event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    inquiry_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    step TEXT NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL
  ) STRICT;
  CREATE INDEX inquiry_event_of_inquiry ON inquiry_event (inquiry_id, seq);
  CREATE INDEX inquiry_event_of_case ON inquiry_event (case_id, seq);
  ${appendOnly("inquiry_event")}
  `,
  // The catalogue (目录) as the office imports it, and how each hospital's lists are read.
  `
  CREATE TABLE catalogue_import (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    entries INTEGER NOT NULL,
    faults INTEGER NOT NULL,
    at TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL
  ) STRICT;
  ${appendOnly("catalogue_import")}

  CREATE TABLE catalogue_entry (
    id INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES catalogue_import (seq),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    grade TEXT NOT NULL,
    share TEXT NOT NULL,
    category TEXT NOT NULL,
    price_limit TEXT NOT NULL,
    remark TEXT NOT NULL,
    code_key TEXT NOT NULL,
    name_key TEXT NOT NULL,
    initials TEXT NOT NULL
  ) STRICT;
  CREATE INDEX catalogue_entry_by_code ON catalogue_entry (code_key);

  CREATE TABLE column_mapping (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    hospital TEXT NOT NULL,
    signature TEXT NOT NULL,
    columns TEXT NOT NULL,
    at TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    UNIQUE (hospital, signature)
  ) STRICT;
  `,
];

/** The newest version this program knows. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings a database from its version up to ours. */
export async function migrate(sqlite: Sqlite, from: number): Promise<void> {
  for (const [index, script] of MIGRATIONS.entries()) {
    const version = index + 1;
    if (version <= from) continue;
    await sqlite.run("BEGIN IMMEDIATE");
    try {
      await sqlite.exec(`${script}; PRAGMA user_version = ${version};`);
      await sqlite.run("COMMIT");
    } catch (error) {
      await sqlite.run("ROLLBACK").catch(() => undefined);
      throw error;
    }
  }
}

function appendOnly(table: string): string {
  return ["UPDATE", "DELETE"]
    .map(
      (verb) => `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
    )
    .join("\n");
}
