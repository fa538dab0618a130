import { appendOnly } from "./append-only.ts";

/**
 * Review (复核): how the newest versions stand and who looked through which; requests to other
 * offices (协查、协同); whose invoices and stays these are, for checks across cases.
 */
export const reviewAndInquiries = `
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
  `;
