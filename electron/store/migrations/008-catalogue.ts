import { appendOnly } from "./append-only.ts";

/**
 * The catalogue (目录) as the office imports it, and how each hospital's lists are read.
 */
export const catalogue = `
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
  `;
