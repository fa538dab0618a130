/**
 * Filings that cases bring, with the pairs of cases that have brought the same one; when an
 * upload was last continued; the packs that versions name, beside their papers. Filings from
 * before are read when they are first needed: until then theirs is empty.
 */
export const filingsAndUploads = `
  CREATE TABLE case_filing (
    case_id text PRIMARY KEY REFERENCES case_file (id),
    cert_key text NOT NULL,
    filings text NOT NULL
  );
  CREATE INDEX filings_of_person ON case_filing (cert_key);
  CREATE TABLE filing_pair (
    earlier text NOT NULL REFERENCES case_file (id),
    later text NOT NULL REFERENCES case_file (id),
    same boolean NOT NULL DEFAULT true,
    PRIMARY KEY (earlier, later)
  );
  CREATE INDEX pairs_of_later ON filing_pair (later);
  INSERT INTO case_filing (case_id, cert_key, filings)
    SELECT id, cert_key, '' FROM case_file JOIN revision ON hash = newest
    WHERE cert_key <> '' AND body::json #>> '{document,filing,wanted}' = 'new';

  ALTER TABLE upload ADD COLUMN continued_at timestamptz NOT NULL DEFAULT now();
  CREATE INDEX upload_by_age ON upload (continued_at);

  INSERT INTO case_blob (case_id, sha256)
    SELECT DISTINCT case_id, blob.sha256 FROM revision
    JOIN blob ON blob.sha256 = body::json #>> '{pack,hash}'
    ON CONFLICT DO NOTHING
  `;
