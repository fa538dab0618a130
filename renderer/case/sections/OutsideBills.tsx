import { useState } from "react";
import type { CaseForm, InvoiceForm } from "../../../core/casefile/form.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import { FormGrid, ReadCell } from "../../ui/Cell.tsx";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { focusField } from "../../ui/focus.ts";
import { OUTSIDE_WORDS as W } from "../../words/checks.ts";
import { STAY_WORDS } from "../../words/stay.ts";
import type { Edit } from "../state/edit.ts";
import { ClauseTip } from "./PersonOccasions.tsx";
import "./occasional.css";

const YES_NO = [
  { value: "no", label: STAY_WORDS.no },
  { value: "yes", label: STAY_WORDS.yes },
] as const;

type Outside = NonNullable<InvoiceForm["outside"]>;
const FACTS = ["designated", "stamped", "medicalNeed"] as const satisfies (keyof Outside)[];
const NOT_KNOWN: Outside = { designated: "", stamped: "", medicalNeed: "" };

export interface OutsideBillsProps {
  readonly invoices: CaseForm["invoices"];
  readonly care: CaseForm["stay"]["care"];
  readonly pack: Pack;
  readonly edit: (edit: Edit) => void;
}

/** Bills of other providers during a stay (外院检查、购药), with what form 4 shows of each (HUN-57). */
export function OutsideBills({ invoices, care, pack, edit }: OutsideBillsProps) {
  const [asked, setAsked] = useState(false);
  const some = invoices.some(({ outside }) => outside !== undefined);
  if (invoices.length === 0 || (care !== "inpatient" && !some)) return null;
  const open = asked || some;
  return (
    <div className="outside" data-field="invoices.outside">
      <div className="case-line">
        <span className="occasional">
          <button type="button" aria-expanded={open} onClick={() => setAsked(!asked)}>
            {W.open}
          </button>
        </span>
        {open && (
          <>
            <Which invoices={invoices} edit={edit} />
            <ClauseTip pack={pack} clauses={["HUN-57"]} />
          </>
        )}
      </div>
      {some && <Facts invoices={invoices} edit={edit} />}
      {some && <p className="faint small">{W.hint}</p>}
    </div>
  );
}

type BillsProps = Pick<OutsideBillsProps, "invoices" | "edit">;

/** Which of the invoices are of another provider. */
function Which({ invoices, edit }: BillsProps) {
  const mark = (index: number, { id, outside }: InvoiceForm): void => {
    edit(outside === undefined ? marked(id) : unmarked(id));
    // The field exists after the next render.
    if (outside === undefined) {
      requestAnimationFrame(() => focusField(`invoices.${index}.outside.designated`));
    }
  };
  return (
    <span className="material-ticks" role="group" aria-label={W.which}>
      {invoices.map((invoice, index) => (
        <label key={invoice.id}>
          <input
            type="checkbox"
            checked={invoice.outside !== undefined}
            onChange={() => mark(index, invoice)}
          />
          {W.row(index + 1)}
        </label>
      ))}
    </span>
  );
}

function marked(id: string): Edit {
  return { do: "invoice", id, values: { outside: NOT_KNOWN } };
}

function unmarked(id: string): Edit {
  return {
    do: "fields",
    at: null,
    apply: (form) => ({
      ...form,
      invoices: form.invoices.map((invoice) => {
        if (invoice.id !== id) return invoice;
        const { outside: _taken, ...own } = invoice;
        return own;
      }),
    }),
  };
}

function Facts({ invoices, edit }: BillsProps) {
  return (
    <FormGrid>
      {invoices.map(({ id, number, outside }, index) =>
        outside === undefined ? null : (
          <Bill key={id} index={index} id={id} number={number} outside={outside} edit={edit} />
        ),
      )}
    </FormGrid>
  );
}

interface BillProps {
  readonly index: number;
  readonly id: string;
  readonly number: string;
  readonly outside: Outside;
  readonly edit: (edit: Edit) => void;
}

function Bill({ index, id, number, outside, edit }: BillProps) {
  return (
    <>
      <ReadCell label={W.row(index + 1)} span={3}>
        <span className="ellipsis">{number}</span>
      </ReadCell>
      {FACTS.map((fact) => (
        <ChoiceCell
          key={fact}
          label={W[fact]}
          span={3}
          choices={YES_NO}
          field={`invoices.${index}.outside.${fact}`}
          value={outside[fact]}
          {...(outside[fact] === "" ? { need: "" } : {})}
          onChange={(value) =>
            edit({ do: "invoice", id, values: { outside: { ...outside, [fact]: value } } })
          }
        />
      ))}
    </>
  );
}
