import { type CaseForm, isBlankLine, type LineForm } from "../../core/casefile/form.ts";
import { fieldLabel, fieldValue } from "../words/field-labels.ts";
import { SECTION_TITLE } from "../words/case.ts";
import { REVIEW_WORDS as W } from "../words/review.ts";
import { LINES_WORDS } from "../words/lines.ts";

/** The case as it was typed, in words and read-only; changed fields are marked. */
export function FactsView({
  form,
  changed,
}: {
  readonly form: CaseForm;
  readonly changed: ReadonlySet<string>;
}) {
  const claims = form.purpose !== "filing";
  const parts: readonly (readonly [string, readonly (keyof CaseForm)[]])[] = [
    [SECTION_TITLE[1], claims ? ["person", "opening", "agent"] : ["person", "agent"]],
    [SECTION_TITLE[2], ["purpose", "filing"]],
    ...(claims ? [[SECTION_TITLE[3], ["stay"]] as const] : []),
  ];
  return (
    <article className="review-facts">
      {parts.map(([title, keys]) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <dl>
            {keys
              .flatMap((part) => leavesOf(part, form[part]))
              .map(([path, value]) => (
                <div key={path} className={changed.has(path) ? "changed" : undefined}>
                  <dt>{fieldLabel(path)}</dt>
                  <dd>{fieldValue(path, value)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      {claims && <Bill form={form} changed={changed} />}
    </article>
  );
}

/** Every field into which something was typed. */
function leavesOf(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value === "string") return value === "" ? [] : [[path, value]];
  if (value === true) return [[path, "true"]];
  if (typeof value !== "object" || value === null) return [];
  // An id tells rows apart and says nothing to a reader.
  const entries = Object.entries(value).filter(([key]) => key !== "id");
  return entries.flatMap(([key, leaf]) => leavesOf(`${path}.${key}`, leaf));
}

/** The lines into which something was typed, each with its place in the form. */
function rowsOf(form: CaseForm): readonly (readonly [LineForm, number])[] {
  return form.lines.flatMap((line, index) => (isBlankLine(line) ? [] : [[line, index] as const]));
}

const COLUMNS = ["name", "grade", "quantity", "amount", "preSelfPay", "overLimit"] as const;

function Bill({
  form,
  changed,
}: {
  readonly form: CaseForm;
  readonly changed: ReadonlySet<string>;
}) {
  const marked = (path: string): string | undefined => (changed.has(path) ? "changed" : undefined);
  return (
    <section aria-label={SECTION_TITLE[5]}>
      <h3>{SECTION_TITLE[4]}</h3>
      <dl>
        {form.invoices.map((invoice, index) => (
          <div key={invoice.id} className={marked(`invoices.${index}.amount`)}>
            <dt>{W.invoice(index + 1)}</dt>
            <dd>{[invoice.number, invoice.date, invoice.amount].filter(Boolean).join("　")}</dd>
          </div>
        ))}
      </dl>
      <h3>{SECTION_TITLE[5]}</h3>
      <table className="tb" aria-label={SECTION_TITLE[5]}>
        <thead>
          <tr>
            <th scope="col">#</th>
            {COLUMNS.map((id) => (
              <th key={id} scope="col" className={id === "name" || id === "grade" ? "" : "num"}>
                {LINES_WORDS.columns.find((column) => column.id === id)?.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(form).map(([line, index]) => (
            <tr key={line.id}>
              <td>{index + 1}</td>
              {COLUMNS.map((id) => (
                <td
                  key={id}
                  className={`${id === "name" || id === "grade" ? "" : "num"} ${marked(`lines.${index}.${id}`) ?? ""}`}
                >
                  {fieldValue(`lines.${id}`, line[id])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
