import type { CaseForm } from "../../core/casefile/form.ts";
import { areaText } from "../../core/forms/entries.ts";
import { ofPack } from "../../core/settlement/obligations-clauses.ts";
import { LIFE_LABEL } from "../../core/words/filing-life.ts";
import { BASIS_LABEL, CATEGORY_SHORT } from "../../core/words/labels.ts";
import type { PastFiling } from "../../electron/contract/filings.ts";
import { type Edit, setFields } from "../case/state/edit.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { Cell } from "../ui/Cell.tsx";
import { LIFE_WORDS as W } from "../words/filing-life.ts";
import { usePastFilings } from "./use-past-filings.ts";

/** What this counter has filed for the person before; an existing filing is taken over from here. */
export function PastFilings({ desk }: { readonly desk: CaseDesk }) {
  const past = usePastFilings(desk);
  if (past.length === 0) return null;
  const { filing } = desk.form;
  return (
    <Cell label={W.past} span={12} group>
      <ul className="past-filings" aria-label={W.past}>
        {past.slice(0, 4).map((one) => (
          <li key={one.caseId}>
            <span className="ellipsis">{wordsOf(one)}</span>
            {mayFollow(desk, one) && (
              <Button
                size="small"
                title={W.againNote}
                aria-label={`${W.again} ${one.caseNumber}`}
                onClick={() => desk.edit(follow(one))}
              >
                {W.again}
              </Button>
            )}
            {filing.wanted === "existing" && !isSame(filing, one) && (
              <Button
                size="small"
                aria-label={W.takeNamed(one.caseNumber)}
                onClick={() => desk.edit(takeOver(one))}
              >
                {W.take}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Cell>
  );
}

/** HUN-12: the same disease again at the place of an earlier referral, where the pack has the clause. */
function mayFollow({ form: { filing }, loaded: { pack } }: CaseDesk, past: PastFiling): boolean {
  if (filing.wanted !== "new" || filing.repeat !== undefined) return false;
  if (filing.category !== "" && filing.category !== "referral") return false;
  return past.filing.category === "referral" && ofPack(pack, ["HUN-12"]).length > 0;
}

/** A referral that follows another needs no new proof; what shows the disease is asked. */
function follow({ caseNumber, filing, diagnosis }: PastFiling): Edit {
  const { category, date, place } = filing;
  const repeat = { follows: caseNumber, category, date, place, diagnosis, reason: "" };
  return setFields("filing", { category, basis: "proof", place, repeat });
}

function wordsOf({ caseNumber, filing, lived }: PastFiling): string {
  const { category, basis, date, place } = filing;
  const state = lived === null ? "" : LIFE_LABEL[lived.now.state];
  return [
    date,
    `${CATEGORY_SHORT[category]}（${BASIS_LABEL[basis]}）`,
    areaText(place),
    state,
    caseNumber,
  ]
    .filter((part) => part !== "")
    .join("，");
}

function isSame(filing: CaseForm["filing"], { filing: past }: PastFiling): boolean {
  return (
    filing.category === past.category &&
    filing.basis === past.basis &&
    filing.date === past.date &&
    filing.place === past.place
  );
}

/** The facts of a filing that was made before; a claim alone makes none. */
function takeOver({ caseNumber, filing: made, lived }: PastFiling): Edit {
  const now = lived?.now ?? null;
  const changed = (lived?.changed ?? []).length > 0;
  // Of a changed filing the one that holds now is taken.
  const filing =
    changed && now !== null
      ? { ...made, ...now.filing, completed: null, ended: null, effective: now.filing.date }
      : made;
  const kept = now?.state === "in-effect" ? now.commitment : null;
  const over = now !== null && (now.state === "cancelled" || now.state === "ended") ? now.on : null;
  return setFields("filing", {
    category: filing.category,
    basis: filing.basis,
    date: filing.date,
    place: filing.place,
    completed: filing.completed ?? kept?.completed ?? "",
    ended: filing.ended ?? over ?? "",
    number: caseNumber,
    ...(filing.effective === null ? {} : { effective: filing.effective }),
    ...(filing.proofEnds === null ? {} : { proofEnds: filing.proofEnds }),
  });
}
