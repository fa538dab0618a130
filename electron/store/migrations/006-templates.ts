import { appendOnly } from "./append-only.ts";

/**
 * The office's telephone and scanner folder, and official templates (官方表样) in place of our forms.
 */
export const templates = `
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
  `;
