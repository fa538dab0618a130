/** What persons owe the fund, and what later cases have taken off. Derived, and rebuilt with the index. */
export const recoveries = `
  CREATE TABLE case_recovery (
    case_id TEXT NOT NULL,
    cert_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    of_case TEXT NOT NULL,
    fen INTEGER,
    PRIMARY KEY (case_id, kind, of_case)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX case_recovery_of_person ON case_recovery (cert_key);
  `;
