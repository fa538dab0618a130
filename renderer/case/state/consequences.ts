import { type IsoDate, parseDate } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import { type Edit, setFields, together } from "./edit.ts";

/**
 * What one answer settles for other fields. Only empty fields are filled: what
 * a clerk has typed is never replaced by a guess.
 */

type FilingAndStay = Pick<CaseForm, "filing" | "stay">;

/** 本年首次就医: nothing was paid before, and the clerk has just said so. */
export function chooseOpening(source: CaseForm["opening"]["source"], today: IsoDate): Edit {
  if (source !== "first-stay") return setFields("opening", { source });
  return setFields("opening", {
    source,
    asOf: today,
    sameLevelStays: "0",
    deductiblePaid: "0.00",
    pooledPaid: "0.00",
    inScopeBorne: "0.00",
    seriousIllnessPaid: "0.00",
  });
}

/** A filing made at this counter is made today, at the window, for the place of the stay. */
export function chooseWanted(
  form: FilingAndStay,
  wanted: CaseForm["filing"]["wanted"],
  today: IsoDate,
): Edit {
  const { filing, stay } = form;
  if (wanted === "none" || wanted === "") return setFields("filing", { wanted });
  return setFields("filing", {
    wanted,
    place: filing.place === "" ? stay.place : filing.place,
    date: wanted === "new" && filing.date === "" ? today : filing.date,
    channel: wanted === "new" && filing.channel === "" ? "window" : filing.channel,
  });
}

/** Bases by which the pack's document allows a category to be filed. */
export function basesOf(
  pack: Pack,
  category: CaseForm["filing"]["category"],
): readonly CaseForm["filing"]["basis"][] {
  return pack.filing.routes
    .filter((route) => route.category === category)
    .map((route) => route.basis);
}

/** Another category may allow another basis: the only one is taken, one that is not allowed is dropped. */
export function chooseCategory(
  form: FilingAndStay,
  category: CaseForm["filing"]["category"],
  pack: Pack,
): Edit {
  const bases = basesOf(pack, category);
  const { basis } = form.filing;
  const only = bases.length === 1 ? (bases[0] ?? "") : "";
  return setFields("filing", { category, basis: bases.includes(basis) ? basis : only });
}

/** The place of the stay is where a filing for it is made to. */
export function chooseStayPlace(form: FilingAndStay, place: string): Edit {
  const { filing } = form;
  const follows =
    filing.wanted === "new" && (filing.place === "" || filing.place === form.stay.place);
  return together("stay.place", [
    setFields("stay", { place }),
    ...(follows ? [setFields("filing", { place })] : []),
  ]);
}

/** A settlement day that is the day of discharge stays so when the discharge is corrected. */
export function typeDischarge({ stay }: FilingAndStay, discharge: string): Edit {
  const follows = stay.settled !== "" && stay.settled === stay.discharge;
  return together("stay.discharge", [
    setFields("stay", { discharge, settled: follows ? discharge : stay.settled }),
  ]);
}

/** A bill paid by oneself is as a rule paid on the day of discharge. */
export function leaveDischarge(form: FilingAndStay): Edit | null {
  const discharge = parseDate(form.stay.discharge);
  if (form.stay.settled !== "" || !discharge.ok) return null;
  return setFields("stay", { settled: discharge.value });
}
