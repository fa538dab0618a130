import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import { ofPack } from "../../../core/settlement/obligations-clauses.ts";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { AmountCell, DateCell } from "../../ui/TextCell.tsx";
import { OCCASIONAL_WORDS as W } from "../../words/checks.ts";
import { PERSON_WORDS } from "../../words/person.ts";
import { bind, optional } from "../state/bind.ts";
import { type Edit, setFields } from "../state/edit.ts";
import { type Occasion, OccasionsCell, useOccasions } from "./Occasional.tsx";
import type { SectionProps } from "./SectionProps.ts";

type PersonFact = "coverage" | "death" | "account";

export interface PersonOccasionsProps extends SectionProps {
  readonly person: CaseForm["person"];
  readonly pack: Pack;
}

/** What few persons have: days of entitlement (HUN-13, HUN-16), a day of death, a share from the account (HUN-26). */
export function PersonOccasions({ person, pack, problems, edit }: PersonOccasionsProps) {
  const at = bind("person", person, problems, edit);
  const occasions = occasionsOf(person, pack, edit);
  const state = useOccasions(occasions);
  return (
    <>
      <OccasionsCell occasions={occasions} state={state} span={8} wide={9} />
      {state.shown("coverage") && (
        <>
          <DateCell
            label={PERSON_WORDS.coveredFrom}
            span={6}
            placeholder={PERSON_WORDS.coveredHint}
            {...optional(at("coveredFrom"))}
          />
          <DateCell
            label={PERSON_WORDS.coveredUntil}
            span={6}
            placeholder={PERSON_WORDS.coveredHint}
            note={<ClauseTip pack={pack} clauses={["HUN-13", "HUN-16"]} />}
            {...optional(at("coveredUntil"))}
          />
        </>
      )}
      {state.shown("death") && (
        <DateCell label={W.died} span={12} placeholder={W.diedHint} {...optional(at("died"))} />
      )}
      {state.shown("account") && (
        <AmountCell
          label={W.accountPart}
          span={12}
          note={<ClauseTip pack={pack} clauses={["HUN-26"]} />}
          {...optional(at("accountPart"))}
        />
      )}
    </>
  );
}

function occasionsOf(
  person: CaseForm["person"],
  pack: Pack,
  edit: (edit: Edit) => void,
): readonly Occasion<PersonFact>[] {
  const { coveredFrom = "", coveredUntil = "", died = "", accountPart = "" } = person;
  const account: Occasion<PersonFact> = {
    id: "account",
    label: W.account,
    filled: accountPart !== "",
    field: "person.accountPart",
    close: () => edit(setFields("person", { accountPart: "" })),
  };
  return [
    {
      id: "coverage",
      label: W.coverage,
      filled: coveredFrom !== "" || coveredUntil !== "",
      field: "person.coveredFrom",
      close: () => edit(setFields("person", { coveredFrom: "", coveredUntil: "" })),
    },
    {
      id: "death",
      label: W.death,
      filled: died !== "",
      field: "person.died",
      close: () => edit(setFields("person", { died: "" })),
    },
    // Residents have no account; an amount that stands there all the same has to be seen.
    ...(pack.settlement.account !== null || accountPart !== "" ? [account] : []),
  ];
}

/** The first of the clauses that this pack's documents have; nothing where none does. */
export function ClauseTip({
  pack,
  clauses,
}: {
  readonly pack: Pack;
  readonly clauses: readonly string[];
}) {
  const [clause] = ofPack(pack, clauses);
  return clause === undefined ? null : <ClauseChip clause={clause} />;
}
