import { memo, type ReactNode } from "react";
import { ageOn, type IsoDate } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { countyName, findArea } from "../../core/area.ts";
import { groupedId, parseIdNumber } from "../../core/identity.ts";
import { INSURANCE_LABEL, SEX_LABEL } from "../../core/words/labels.ts";
import { Chip } from "../ui/Chip.tsx";
import { CASE_WORDS } from "../words/case.ts";
import { shortNumber } from "../words/workbench.ts";
import type { CaseDesk } from "./state/useCase.ts";

/** Whose case it is; the same on every sheet of the case. */
export function CaseHeader({
  desk,
  children,
}: {
  readonly desk: CaseDesk;
  readonly children?: ReactNode;
}) {
  const { form, today, number, version, unchanged } = desk;
  return (
    <header className="case-header">
      <Whose person={form.person} pool={form.pool} today={today} />
      <span className="spacer" />
      <span className="muted nowrap small case-number" title={number}>
        {CASE_WORDS.caseNumber(shortNumber(number, today))}
      </span>
      <Chip tone="outline" glyph={unchanged ? "tick" : "half"}>
        {version === null
          ? CASE_WORDS.draft
          : unchanged
            ? CASE_WORDS.sealedAs(version.count)
            : CASE_WORDS.draftAfter(version.count)}
      </Chip>
      {children}
    </header>
  );
}

interface WhoseProps extends Pick<CaseForm, "person" | "pool"> {
  readonly today: IsoDate;
}

/** The person; the same while anything else is typed. */
const Whose = memo(function Whose({ person, pool, today }: WhoseProps) {
  const id = parseIdNumber(person.certNo);
  return (
    <>
      <b
        className={person.name === "" ? "case-name ellipsis faint" : "case-name ellipsis"}
        title={person.name}
      >
        {person.name === "" ? CASE_WORDS.unnamed : person.name}
      </b>
      {id.ok && (
        <span className="muted nowrap">
          {SEX_LABEL[id.value.sex]} {CASE_WORDS.age(ageOn(id.value.birth, today))}
        </span>
      )}
      <span className={id.ok ? "case-id nowrap" : "case-id nowrap faint"}>
        {person.certNo === "" ? CASE_WORDS.idMissing : groupedId(person.certNo)}
      </span>
      <span className="muted ellipsis case-pool">
        {INSURANCE_LABEL[pool.insurance]}·{findArea(pool.area)?.name ?? pool.area}
        {countyName(person.county) ?? ""}
      </span>
    </>
  );
});
