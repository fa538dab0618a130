import { enteredLines } from "../../core/casefile/form.ts";
import { memo, type ReactNode, useCallback, useMemo } from "react";
import { owesDownload } from "../../core/claim/counter-checks.ts";
import { displayYuan, fen, minus } from "../../core/money.ts";
import type { ExpensesErrand } from "../expenses/ExpensesScreen.tsx";
import { Button } from "../ui/Button.tsx";
import { FilingLife } from "../filing/FilingLife.tsx";
import { Fields } from "../ui/Fields.tsx";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { FORM_WORDS as W, SECTION_TITLE } from "../words/case.ts";
import { EXPENSES_WORDS } from "../words/expenses.ts";
import { PERSON_WORDS } from "../words/person.ts";
import { GradeTotals } from "./lines/GradeTotals.tsx";
import { LinesGrid } from "./lines/LinesGrid.tsx";
import { amountOf, yearOfCase } from "./lines/line-model.ts";
import { lineProblems } from "./lines/line-problems.ts";
import { AgentSection } from "./sections/AgentSection.tsx";
import { ClaimMaterials } from "./sections/ClaimMaterials.tsx";
import { ComputationLine } from "./sections/ComputationLine.tsx";
import { DetailsOrigin } from "./sections/DetailsOrigin.tsx";
import { FilingSection } from "./sections/FilingSection.tsx";
import { HandoverSection } from "./sections/HandoverSection.tsx";
import { InvoiceScan } from "./sections/InvoiceScan.tsx";
import { InvoiceSection } from "./sections/InvoiceSection.tsx";
import { OpeningSection } from "./sections/OpeningSection.tsx";
import { OwnYearPart } from "./sections/OwnYearPart.tsx";
import { OutsideBills } from "./sections/OutsideBills.tsx";
import { PapersSection } from "./sections/PapersSection.tsx";
import { PersonLine } from "./sections/PersonLine.tsx";
import { PersonSection } from "./sections/PersonSection.tsx";
import { RecoveryPart } from "./sections/RecoveryPart.tsx";
import { ReversalPart } from "./sections/ReversalPart.tsx";
import { StaySection } from "./sections/StaySection.tsx";
import { type FieldProblems, problemsByField, problemsOf } from "./state/bind.ts";
import { useSame } from "./state/same.ts";
import type { SectionNo } from "./state/section-no.ts";
import { faceTotal } from "./state/summaries.ts";
import type { CaseDesk } from "./state/useCase.ts";
import type { Jump } from "./state/useJump.ts";

// A section is drawn again only when its own part of the case or its problems change.
const Person = memo(PersonSection);
const Opening = memo(OpeningSection);
const Agent = memo(AgentSection);
const Filing = memo(FilingSection);
const Stay = memo(StaySection);
const Invoices = memo(InvoiceSection);
const Outside = memo(OutsideBills);
const Lines = memo(LinesGrid);
const Totals = memo(GradeTotals);

export interface CaseFormProps {
  readonly desk: CaseDesk;
  readonly jump: Jump;
  /** To the expenses on a screen of their own; never changes. */
  readonly onExpenses: (errand: ExpensesErrand) => void;
}

/** The paper form: eight sections, one below the other. */
export function CaseForm({ desk, jump, onExpenses }: CaseFormProps) {
  const { form, assessment, loaded, today, edit, typingAt } = desk;
  const problems = useMemo(
    () => problemsByField(assessment.problems, typingAt),
    [assessment.problems, typingAt],
  );
  const ofFiling = useSame(problemsOf(problems, "filing"));
  const ofStay = useSame(problemsOf(problems, "stay"));
  const ofInvoices = useSame(problemsOf(problems, "invoices"));
  const treatment = useSame(assessment.receipt?.treatment ?? null);
  const claims = form.purpose !== "filing";
  const held = useSame(claims ? null : (assessment.life?.validity ?? null));
  const year = yearOfCase(form);
  return (
    <div className="case-scroll" onBlur={desk.endStep} onScroll={jump.onScroll}>
      <Fields className="case-fields">
        <FormSection no={1} remark={jump.personOpen ? undefined : null}>
          {jump.personOpen ? (
            <PersonPart desk={desk} problems={problems} />
          ) : (
            <PersonLine form={form} onOpen={jump.openPerson} />
          )}
        </FormSection>
        <FormSection no={2} remark={<FilingClause desk={desk} />}>
          <Filing
            purpose={form.purpose}
            filing={form.filing}
            stay={form.stay}
            pack={loaded.pack}
            settings={desk.settings}
            treatment={treatment}
            held={held}
            today={today}
            problems={ofFiling}
            edit={edit}
          />
          <FilingLife desk={desk} />
        </FormSection>
        <FormSection no={3} shown={claims}>
          <Stay
            filing={form.filing}
            stay={form.stay}
            pack={loaded.pack}
            problems={ofStay}
            edit={edit}
          />
        </FormSection>
        <FormSection no={4} shown={claims} keys={<InvoiceScan desk={desk} />}>
          <Invoices
            invoices={form.invoices}
            lines={form.lines}
            year={year}
            problems={ofInvoices}
            edit={edit}
          />
          <Outside invoices={form.invoices} care={form.stay.care} pack={loaded.pack} edit={edit} />
        </FormSection>
        <FormSection
          no={5}
          shown={claims}
          remark={linesRemark(desk)}
          keys={<LineKeys onExpenses={onExpenses} />}
        >
          <LinesPart desk={desk} jump={jump} onExpenses={onExpenses} />
        </FormSection>
        <FormSection no={6} shown={claims}>
          <ComputationLine desk={desk} />
          <RecoveryPart desk={desk} />
        </FormSection>
        <FormSection no={7}>
          <PapersSection desk={desk} />
          <ClaimMaterials desk={desk} />
        </FormSection>
        <FormSection no={8}>
          <HandoverSection desk={desk} onField={jump.toField} />
          <ReversalPart desk={desk} />
        </FormSection>
      </Fields>
    </div>
  );
}

interface PersonPartProps {
  readonly desk: CaseDesk;
  readonly problems: FieldProblems;
}

/** 参保人, with the year so far where money is asked for, and who comes for the person. */
function PersonPart({ desk, problems }: PersonPartProps) {
  const { form, loaded, today, edit } = desk;
  const ofPerson = useSame(problemsOf(problems, "person"));
  const ofOpening = useSame(problemsOf(problems, "opening"));
  const ofAgent = useSame(problemsOf(problems, "agent"));
  return (
    <>
      <Person
        person={form.person}
        pool={form.pool}
        pack={loaded.pack}
        problems={ofPerson}
        edit={edit}
      />
      {form.purpose !== "filing" && (
        <>
          <h3 className="case-subhead">
            {PERSON_WORDS.opening}
            <span>{PERSON_WORDS.openingHint}</span>
          </h3>
          <Opening
            opening={form.opening}
            pack={loaded.pack}
            today={today}
            problems={ofOpening}
            edit={edit}
          />
          <OwnYearPart desk={desk} />
        </>
      )}
      <h3 className="case-subhead">
        {PERSON_WORDS.agent}
        <span>{PERSON_WORDS.agentHint}</span>
      </h3>
      <Agent agent={form.agent} problems={ofAgent} edit={edit} />
    </>
  );
}

/** 费用明细, where they come from, and their sums. */
function LinesPart({ desk, jump, onExpenses }: CaseFormProps) {
  const { form, assessment, edit } = desk;
  const ofLines = useSame(lineProblems(assessment.problems));
  const pasteTable = useCallback((pasted: string) => onExpenses({ pasted }), [onExpenses]);
  return (
    <>
      {owesDownload(assessment.receipt) && <DetailsOrigin form={form} edit={edit} />}
      <Lines
        lines={form.lines}
        invoices={form.invoices}
        year={yearOfCase(form)}
        problems={ofLines}
        edit={edit}
        endStep={desk.endStep}
        handle={jump.lines}
        onPasteTable={pasteTable}
      />
      <Totals lines={form.lines} />
    </>
  );
}

interface FormSectionProps {
  readonly no: SectionNo;
  /** A filing alone has no stay, no bills and no money. */
  readonly shown?: boolean;
  readonly remark?: ReactNode;
  readonly keys?: ReactNode;
  readonly children: ReactNode;
}

function FormSection({ no, shown = true, remark, keys, children }: FormSectionProps) {
  const id = `section-${no}`;
  if (!shown) return null;
  return (
    <section className="case-section" data-section={no} aria-labelledby={id} tabIndex={-1}>
      <SectionHead no={no} title={SECTION_TITLE[no]} keycap={`Ctrl+${no}`} id={id}>
        {remark}
        {keys}
      </SectionHead>
      {children}
    </section>
  );
}

/** The clause by which this filing is made, beside the heading of its section. */
function FilingClause({ desk }: { readonly desk: CaseDesk }) {
  const { category, basis, wanted } = desk.form.filing;
  const route = desk.loaded.pack.filing.routes.find(
    (candidate) => candidate.category === category && candidate.basis === basis,
  );
  return wanted === "new" && route !== undefined ? (
    <ClauseChip clause={route.clauses[0]} full />
  ) : null;
}

function LineKeys({ onExpenses }: Pick<CaseFormProps, "onExpenses">) {
  return (
    <span className="line-keys faint small">
      <span className="line-hints">
        <Kbd>Ctrl+D</Kbd> {W.copyLine} <Kbd>Ctrl+-</Kbd> {W.removeLine}
      </span>
      <Button size="small" keycap="Ctrl+I" onClick={() => onExpenses("import")}>
        {EXPENSES_WORDS.import}
      </Button>
      <Button size="small" keycap="Ctrl+E" onClick={() => onExpenses("type")}>
        {EXPENSES_WORDS.open}
      </Button>
    </span>
  );
}

function linesRemark({ form }: CaseDesk) {
  const count = enteredLines(form).length;
  if (count === 0) return null;
  const difference = minus(amountOf(form.lines), faceTotal(form.invoices));
  return (
    <span className={difference === 0 ? "faint small" : "case-differs small"}>
      {difference === 0
        ? W.linesMatch(count, form.invoices.length)
        : W.linesDiffer(count, difference > 0, displayYuan(fen(Math.abs(difference))))}
    </span>
  );
}
