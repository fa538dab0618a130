import { appendOnly } from "./append-only.ts";

/**
 * Local parameters that the office sets itself, beside the answers and confirmations above.
 */
export const poolValues = `
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
  `;
