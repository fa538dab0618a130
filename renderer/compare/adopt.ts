import type { IsoDate } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { FilingRoute } from "../../core/policy/pack.ts";
import { filedBy } from "../../core/settlement/compare.ts";
import type { Edit } from "../case/state/edit.ts";

/** Takes a route into the case, exactly as the comparison computed it; one undo takes it back. */
export function adoptRoute(form: CaseForm, route: FilingRoute, today: IsoDate): Edit {
  const { filing } = filedBy(form, route, today);
  return { do: "fields", at: null, apply: (current) => ({ ...current, filing }) };
}
