import { z } from "zod";
import { FORM_KINDS, type FormKind } from "../../core/forms/kinds.ts";
import { TemplateMapping } from "../../core/forms/template/mapping.ts";
import type { TemplateVersion } from "../contract/templates.ts";
import type { Recorder } from "./journal.ts";
import type { Reader, Transaction } from "./connection.ts";

/** Kept versions of official templates, and which of them a form is drawn on: rows are only ever added. */

/** A kept version with how it is filled; null where the mapping cannot be read. */
export interface KeptTemplate {
  readonly seq: number;
  readonly form: FormKind;
  readonly name: string;
  readonly sha256: string;
  readonly mapping: TemplateMapping | null;
}

const Version = z.object({
  seq: z.int(),
  form: z.enum(FORM_KINDS),
  name: z.string(),
  sha256: z.string(),
  at: z.string(),
  operator: z.string(),
});
const Kept = z
  .object({
    seq: z.int(),
    form: z.enum(FORM_KINDS),
    name: z.string(),
    sha256: z.string(),
    mapping: z.string(),
  })
  .transform((row): KeptTemplate => ({ ...row, mapping: mappingOf(row.mapping) }));
const Use = z.object({ form: z.enum(FORM_KINDS), template: z.int().nullable() });
const Seq = z.object({ seq: z.int() });

/** Every kept version, the newest first. */
export async function templateVersions(reader: Reader): Promise<readonly TemplateVersion[]> {
  const rows = await reader.all(
    Version,
    `SELECT seq, form, name, sha256, at, operator_name AS operator
     FROM form_template ORDER BY seq DESC`,
  );
  const uses = await reader.all(
    Use,
    `SELECT form, template FROM template_use AS one
     WHERE seq = (SELECT MAX(seq) FROM template_use WHERE form = one.form)`,
  );
  const inUse = new Set(uses.map(({ template }) => template));
  return rows.map((row) => ({ ...row, inUse: inUse.has(row.seq) }));
}

const COLUMNS = "one.seq, one.form, one.name, one.sha256, one.mapping";

/** Every kept version with how it is filled, in the order in which they came. */
export function keptTemplates(reader: Reader): Promise<readonly KeptTemplate[]> {
  return reader.all(Kept, `SELECT ${COLUMNS} FROM form_template AS one ORDER BY seq`);
}

export function keptTemplate(reader: Reader, seq: number): Promise<KeptTemplate | undefined> {
  return reader.get(Kept, `SELECT ${COLUMNS} FROM form_template AS one WHERE seq = ?`, [seq]);
}

/** The template that a form is drawn on; undefined for our own reference form. */
export function templateInUse(reader: Reader, form: FormKind): Promise<KeptTemplate | undefined> {
  return reader.get(
    Kept,
    `SELECT ${COLUMNS} FROM form_template AS one
     WHERE seq = (SELECT template FROM template_use WHERE form = ? ORDER BY seq DESC LIMIT 1)`,
    [form],
  );
}

/** Adds a version and tells its number. */
export async function addTemplate(
  tx: Transaction,
  { operator, clock }: Recorder,
  template: Omit<KeptTemplate, "seq" | "mapping"> & { readonly mapping: TemplateMapping },
): Promise<number> {
  const { form, name, sha256, mapping } = template;
  await tx.run(
    `INSERT INTO form_template (form, name, sha256, mapping, at, operator_id, operator_name)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [form, name, sha256, JSON.stringify(mapping), clock.now(), operator.id, operator.name],
  );
  const added = await tx.get(Seq, "SELECT MAX(seq) AS seq FROM form_template");
  if (added === undefined) throw new Error("a row that was just added is not there");
  return added.seq;
}

/** Puts a version to use; null: our own reference form. */
export async function useTemplate(
  tx: Transaction,
  { operator, clock }: Recorder,
  form: FormKind,
  template: number | null,
): Promise<void> {
  await tx.run(
    `INSERT INTO template_use (form, template, at, operator_id, operator_name)
     VALUES (?, ?, ?, ?, ?)`,
    [form, template, clock.now(), operator.id, operator.name],
  );
}

/** Null where the text is no mapping. */
export function mappingOf(text: string): TemplateMapping | null {
  try {
    const read = TemplateMapping.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
