/**
 * Which persons have filings in which cases, and when one was revoked (LN-1.2c bars the next
 * commitment), as the newest versions tell. Derived, and rebuilt with the index.
 */
export const filings = `
  CREATE TABLE case_filing (
    case_id TEXT PRIMARY KEY,
    cert_key TEXT NOT NULL,
    filed TEXT NOT NULL,
    revoked TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX case_filing_of_person ON case_filing (cert_key, filed);
  `;
