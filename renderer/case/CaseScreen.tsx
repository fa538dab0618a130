import { memo, useMemo, useState } from "react";
import type { Problem } from "../../core/problem.ts";
import { compareRoutes } from "../../core/settlement/compare.ts";
import { useHotkeys } from "../app/keys.ts";
import { useNavigation } from "../app/navigation.tsx";
import type { ExpensesErrand } from "../expenses/ExpensesScreen.tsx";
import { Button } from "../ui/Button.tsx";
import { Chip } from "../ui/Chip.tsx";
import { Message } from "../ui/Message.tsx";
import { CASE_WORDS } from "../words/case.ts";
import { HANDOVER_WORDS as H } from "../words/handover.ts";
import { REVERSAL_WORDS } from "../words/recovery.ts";
import { NotVisible } from "../sync/NotVisible.tsx";
import { FilingPanel } from "../filing/FilingPanel.tsx";
import { BenefitPanel } from "./panel/BenefitPanel.tsx";
import { ClauseSheet } from "./panel/ClauseSheet.tsx";
import { routeTip, type RouteTipText } from "./panel/route-tip.ts";
import { BenefitStrip } from "./panel/BenefitStrip.tsx";
import { CaseForm } from "./CaseForm.tsx";
import { CaseHeader } from "./CaseHeader.tsx";
import { FromGateway } from "./FromGateway.tsx";
import { SectionList } from "./SectionList.tsx";
import { TodoList } from "./TodoList.tsx";
import { useHandler, useSame } from "./state/same.ts";
import { sectionStates } from "./state/summaries.ts";
import type { DraftState } from "./state/draft-keeper.ts";
import type { Todo } from "./state/todo.ts";
import type { CaseDesk } from "./state/useCase.ts";
import type { Jump } from "./state/useJump.ts";
import type { NextStep } from "./state/useReview.ts";

export interface CaseScreenProps {
  readonly desk: CaseDesk;
  readonly draft: DraftState;
  readonly todos: readonly Todo[];
  readonly jump: Jump;
  /** Why the last version or step of the review was refused. */
  readonly refused: Problem | null;
  /** What the clerk does next in the review; null: it is somebody else's turn. */
  readonly next: NextStep;
  readonly onNext: () => void;
  /** To the expenses on a screen of their own. */
  readonly onExpenses: (errand: ExpensesErrand) => void;
  readonly onCompare: () => void;
  readonly onSettlement: () => void;
  readonly onPapers: () => void;
}

const Sections = memo(SectionList);
const Todos = memo(TodoList);
const Form = memo(CaseForm);
const Benefit = memo(BenefitPanel);
const Strip = memo(BenefitStrip);

/** The case: sections at the left, the paper form in the middle, 待遇 at the right. */
export function CaseScreen(props: CaseScreenProps) {
  const { desk, todos, jump, refused, next, onNext, onCompare, onSettlement, onPapers } = props;
  const toExpenses = useHandler(props.onExpenses);
  const { go } = useNavigation();
  const { assessment, loaded } = desk;
  const receipt = useSame(assessment.receipt);
  const states = useSame(sectionStates(desk));
  const tip = useTip(desk);
  const toCompare = useHandler(onCompare);
  const toSettlement = useHandler(onSettlement);
  const toPapers = useHandler(onPapers);
  const [clauses, setClauses] = useState(false);
  useHotkeys({
    ...jump.keys,
    F6: onSettlement,
    F7: onCompare,
    F9: () => setClauses(true),
    "Ctrl+P": onPapers,
    "Ctrl+E": () => toExpenses("type"),
    "Ctrl+I": () => toExpenses("import"),
    Esc: () => void go({ kind: "workbench" }),
  });
  return (
    <div className="case">
      <CaseHeader desk={desk}>
        <Button size="large" icon="print" keycap="Ctrl+P" onClick={onPapers}>
          {CASE_WORDS.print}
        </Button>
        {next === null ? (
          <Chip tone="ok">{leftWord(desk.review)}</Chip>
        ) : (
          <Button size="large" look="primary" keycap="Ctrl+Enter" onClick={onNext}>
            {next === "submit" ? H.submit : H.handOver}
          </Button>
        )}
      </CaseHeader>
      <div className="case-side">
        <Sections states={states} here={jump.section} onGo={jump.toSection} />
        <Todos todos={todos} here={jump.todo} onGo={jump.toTodo} />
      </div>
      <div className="case-middle" onFocus={jump.onFocus}>
        <Notices desk={desk} draft={props.draft} refused={refused} onField={jump.toField} />
        <Form desk={desk} jump={jump} onExpenses={toExpenses} />
      </div>
      {desk.form.purpose === "filing" ? (
        <FilingPanel desk={desk} onCompare={onCompare} />
      ) : (
        <Benefit
          receipt={receipt}
          pack={loaded.pack}
          settings={desk.settings}
          todos={todos}
          tip={tip}
          form={desk.form}
          issued={desk.issued}
          onGo={jump.toTodo}
          onField={jump.toField}
          onCompare={toCompare}
          onSettlement={toSettlement}
          onPapers={toPapers}
        />
      )}
      {clauses && <ClauseSheet receipt={assessment.receipt} onClose={() => setClauses(false)} />}
      <Strip desk={desk} missing={todos.length} onNext={jump.next} onSettlement={toSettlement} />
    </div>
  );
}

/** How a case stands that leaves the clerk nothing to do. */
function leftWord(review: CaseDesk["review"]): string {
  if (review?.state === "reversed") return H.state.reversed;
  return review?.state === "handed-over" ? H.done : H.waiting;
}

/** What the panel says of the other ways to file: of the case as it is typed, at once like its figures. */
function useTip({ form, assessment, loaded, settings, today }: CaseDesk): RouteTipText | null {
  const { receipt } = assessment;
  const tip = useMemo(
    () => routeTip(compareRoutes(form, loaded, settings, today), receipt, form),
    [form, loaded, settings, today, receipt],
  );
  return useSame(tip);
}

interface NoticesProps {
  readonly desk: CaseDesk;
  readonly draft: DraftState;
  readonly refused: Problem | null;
  readonly onField: (path: string) => void;
}

/** What must not be overlooked: a draft that is not on disk, a version that was refused. */
function Notices({ desk, draft, refused, onField }: NoticesProps) {
  const { flush, review } = desk;
  const field = refused?.field;
  return (
    <>
      {review?.state === "reversed" && (
        <Message problem={{ ...REVERSAL_WORDS.notice, remedy: REVERSAL_WORDS.next }} />
      )}
      {review?.state === "returned" && (
        <Message
          problem={{
            code: "W-REV-01",
            what: H.returnedBy(review.returned.by.name),
            remedy: review.reason,
          }}
        />
      )}
      <FromGateway desk={desk} />
      {desk.form.filing.wanted === "new" && (
        <NotVisible caseId={desk.caseId} version={desk.version?.hash ?? null} />
      )}
      {draft.phase === "failed" && (
        <Message
          problem={draft.problem}
          action={{ label: CASE_WORDS.retry, run: () => void flush() }}
        />
      )}
      {refused !== null && (
        <Message
          problem={refused}
          {...(field === undefined
            ? {}
            : { action: { label: CASE_WORDS.toField, run: () => onField(field) } })}
        />
      )}
    </>
  );
}
