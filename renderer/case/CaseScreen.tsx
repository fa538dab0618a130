import { memo, useDeferredValue, useMemo, useState } from "react";
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
import { routeTip } from "./panel/route-tip.ts";
import { BenefitStrip } from "./panel/BenefitStrip.tsx";
import { CaseForm } from "./CaseForm.tsx";
import { CaseHeader } from "./CaseHeader.tsx";
import { FromGateway } from "./FromGateway.tsx";
import { SectionList } from "./SectionList.tsx";
import { TodoList } from "./TodoList.tsx";
import { useHandler, useSame } from "./state/same.ts";
import { sectionStates } from "./state/summaries.ts";
import type { Todo } from "./state/todo.ts";
import type { CaseDesk } from "./state/useCase.ts";
import type { Jump } from "./state/useJump.ts";
import type { NextStep } from "./state/useReview.ts";

export interface CaseScreenProps {
  readonly desk: CaseDesk;
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
const Benefit = memo(BenefitPanel);

/** The case: sections at the left, the paper form in the middle, 待遇 at the right. */
export function CaseScreen(props: CaseScreenProps) {
  const { desk, todos, jump, refused, next, onNext, onCompare, onSettlement, onPapers } = props;
  const toExpenses = useHandler(props.onExpenses);
  const { go } = useNavigation();
  const { assessment, loaded } = desk;
  const receipt = useSame(assessment.receipt);
  const states = useSame(sectionStates(desk));
  const tip = useSame(routeTip(useComparison(desk), receipt, desk.form));
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
        <Notices desk={desk} refused={refused} onField={jump.toField} />
        <CaseForm desk={desk} jump={jump} onExpenses={toExpenses} />
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
      <BenefitStrip
        desk={desk}
        missing={todos.length}
        onNext={jump.next}
        onSettlement={onSettlement}
      />
    </div>
  );
}

/** How a case stands that leaves the clerk nothing to do. */
function leftWord(review: CaseDesk["review"]): string {
  if (review?.state === "reversed") return H.state.reversed;
  return review?.state === "handed-over" ? H.done : H.waiting;
}

/** The comparison costs several settlements, so it follows the typing at its own pace. */
function useComparison(desk: CaseDesk) {
  const form = useDeferredValue(desk.form);
  const { loaded, settings, today } = desk;
  return useMemo(
    () => compareRoutes(form, loaded, settings, today),
    [form, loaded, settings, today],
  );
}

interface NoticesProps {
  readonly desk: CaseDesk;
  readonly refused: Problem | null;
  readonly onField: (path: string) => void;
}

/** What must not be overlooked: a draft that is not on disk, a version that was refused. */
function Notices({ desk, refused, onField }: NoticesProps) {
  const { draft, flush, review } = desk;
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
