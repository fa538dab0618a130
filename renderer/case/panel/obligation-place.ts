import type { CaseForm } from "../../../core/casefile/form.ts";
import { assertNever } from "../../../core/result.ts";
import type {
  Deadline,
  MaterialDue,
  Obligation,
} from "../../../core/settlement/obligations-kinds.ts";

/** Where the clerk does what is obliged: a field of the case, its papers, or nowhere in the case. */
export type ObligationPlace =
  | { readonly kind: "field"; readonly path: string }
  | { readonly kind: "papers" }
  | { readonly kind: "none" };

const NONE: ObligationPlace = { kind: "none" };
const PAPERS: ObligationPlace = { kind: "papers" };
const at = (path: string): ObligationPlace => ({ kind: "field", path });

export function placeOfObligation(obligation: Obligation, form: CaseForm): ObligationPlace {
  switch (obligation.kind) {
    case "form":
      return PAPERS;
    case "material":
      return placeOfMaterial(obligation, form);
    case "deadline":
      return DEADLINES[obligation.what];
    case "lock":
      return at("filing.date");
    case "download":
      return at(obligation.clauses.includes("HUN-59") ? "stay.details" : "lines");
    case "notice":
      return PAPERS;
    case "local-list":
      return NONE;
    default:
      return assertNever(obligation);
  }
}

const DEADLINES: Readonly<Record<Deadline["what"], ObligationPlace>> = {
  file: at("filing.wanted"),
  commitment: at("filing.completed"),
  validity: at("filing.date"),
  "cross-check": NONE,
  claim: NONE,
};

/** A material put off comes by its day; the others are ticked where they are asked for. */
function placeOfMaterial(
  { act, demand, putOff }: MaterialDue,
  { filing }: CaseForm,
): ObligationPlace {
  if (putOff !== null) return at("filing.completed");
  if (demand.id === "invoice") return at("invoices");
  if (act === "claim") return at(`materials.${demand.id}`);
  if (filing.wanted !== "new") return NONE;
  const [first] = demand.anyOf.flatMap(({ pieces }) => pieces.filter(({ printed }) => !printed));
  return first === undefined ? NONE : at(`filing.materials.${first.id}`);
}
