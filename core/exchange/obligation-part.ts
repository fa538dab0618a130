import { assertNever } from "../result.ts";
import type { Due, Obligation } from "../settlement/obligations-kinds.ts";
import { obligationWords } from "../words/obligations.ts";
import type { ObligationPart } from "./receipt-parts.ts";

/** An obligation as a receipt file writes it: the common frame with what its kind adds. */
export function obligationOf(obligation: Obligation): ObligationPart {
  return {
    kind: obligation.kind,
    label: obligationWords(obligation),
    ...detailOf(obligation),
    clauses: [...obligation.clauses],
  };
}

type Detail = Omit<ObligationPart, "kind" | "label" | "clauses">;

function detailOf(obligation: Obligation): Detail {
  switch (obligation.kind) {
    case "form": {
      const { form, act, onlyWith } = obligation;
      return { form, act, ...(onlyWith === null ? {} : { only_with: onlyWith }) };
    }
    case "material": {
      const { act, demand, putOff } = obligation;
      return {
        material: demand.id,
        act,
        any_of: demand.anyOf.map(({ pieces }) => pieces.map(({ id }) => id)),
        ...(demand.waivedBy.length === 0 ? {} : { waived_by: [...demand.waivedBy] }),
        ...(putOff === null ? {} : dayOf(putOff)),
      };
    }
    case "deadline": {
      const { what, due, sources } = obligation;
      return { what, ...dayOf(due), ...(sources.length === 0 ? {} : { sources: [...sources] }) };
    }
    case "lock":
      return { what: obligation.binds, day: obligation.until };
    case "notice":
      return { what: obligation.tells };
    case "local-list":
    case "download":
      return {};
    default:
      return assertNever(obligation);
  }
}

function dayOf(due: Due): Pick<Detail, "day" | "working_days"> {
  switch (due.kind) {
    case "day":
      return { day: due.day };
    case "before":
      return due.on === null ? {} : { day: due.on };
    case "working-days":
      return { working_days: due.days };
    case "unset":
    case "not-stated":
      return {};
    default:
      return assertNever(due);
  }
}
