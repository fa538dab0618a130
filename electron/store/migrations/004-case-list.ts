/** The case list with its search, drafts included: `case_list` takes the place of `case_index`. */
export const caseList = `
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
  `;
