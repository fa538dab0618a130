import { useState } from "react";
import { type IsoDate, day } from "../../core/calendar.ts";
import { effectiveFrom } from "../../core/words/parameters.ts";
import { useCases } from "../app/cases.tsx";
import { Frame } from "../app/frame/Frame.tsx";
import { useHotkeys } from "../app/keys.ts";
import { useLeave, useNavigation } from "../app/navigation.tsx";
import { useSession } from "../app/session.tsx";
import { ArchiveScreen } from "../archive/ArchiveScreen.tsx";
import { CompareScreen } from "../compare/CompareScreen.tsx";
import { COMPARE_KEYS } from "../words/compare.ts";
import { ExpensesScreen, type ExpensesErrand } from "../expenses/ExpensesScreen.tsx";
import { EXPENSES_KEYS, IMPORT_KEYS } from "../words/expenses.ts";
import { PapersPlace } from "../papers/PapersPlace.tsx";
import { ATTACHMENT_KEYS } from "../words/attachments.ts";
import { PAPERS_KEYS } from "../words/papers.ts";
import { SettlementScreen } from "../settlement/SettlementScreen.tsx";
import { SETTLEMENT_KEYS } from "../words/settlement.ts";
import { VersionsScreen } from "../versions/VersionsScreen.tsx";
import { ARCHIVE_KEYS } from "../words/archive.ts";
import { VERSION_KEYS } from "../words/versions.ts";
import { settleField } from "../ui/focus.ts";
import { Message } from "../ui/Message.tsx";
import { CASE_KEYS, CASE_MORE_KEYS, CASE_WORDS, STATUS_WORDS } from "../words/case.ts";
import { type CaseView, ShowViewContext } from "./case-view.ts";
import { CaseScreen } from "./CaseScreen.tsx";
import { NewerBar } from "./NewerBar.tsx";
import { useNewerVersion } from "./use-newer-version.ts";
import { useHandler, useSame } from "./state/same.ts";
import { todosOf } from "./state/todo.ts";
import { useJump } from "./state/useJump.ts";
import { nextStep, useReview } from "./state/useReview.ts";
import { useSeal } from "./state/useSeal.ts";
import { type CaseDesk, useCase } from "./state/useCase.ts";
import { type LoadedCase, useLoadedCase } from "./state/useLoadedCase.ts";
import { savedState } from "./state/saved-state.ts";
import "./case.css";

const KEYS = {
  form: CASE_KEYS,
  expenses: EXPENSES_KEYS,
  compare: COMPARE_KEYS,
  settlement: SETTLEMENT_KEYS,
  papers: PAPERS_KEYS,
  attachments: ATTACHMENT_KEYS,
  versions: VERSION_KEYS,
  archive: ARCHIVE_KEYS,
} as const satisfies Record<CaseView, readonly (readonly [string, string])[]>;

const NO_KEYS: typeof CASE_MORE_KEYS = [];

/** One case, opened: its form, the comparison, the computation and the papers share it. */
export function CaseWorkspace({ caseId }: { readonly caseId: string }) {
  const { today } = useSession();
  const { load, again } = useLoadedCase(caseId, day(today));
  const { go } = useNavigation();
  useHotkeys({ Esc: () => void go({ kind: "workbench" }) }, "frame");
  if (load.phase === "ready") {
    return <OpenCase opened={load.case} today={day(today)} onAgain={again} />;
  }
  return (
    <Frame place="case">
      {load.phase === "failed" ? (
        <div className="case-refused">
          <Message problem={load.problem} action={{ label: CASE_WORDS.retry, run: again }} />
        </div>
      ) : (
        <p className="case-loading faint">{CASE_WORDS.loading}</p>
      )}
    </Frame>
  );
}

interface OpenCaseProps {
  readonly opened: LoadedCase;
  readonly today: IsoDate;
  readonly onAgain: () => void;
}

function OpenCase({ opened, today, onAgain }: OpenCaseProps) {
  const open = useCase(opened, today);
  const { desk, draft } = open;
  const [view, setView] = useState<CaseView>("form");
  const [looking, setLooking] = useState(false);
  const [errand, setErrand] = useState<ExpensesErrand>("type");
  const { reload } = useCases();
  const seal = useSeal(desk, reload);
  const todos = useSame(todosOf(desk.assessment, desk.loaded, desk.settings, desk.form.overrides));
  const review = useReview(desk, reload);
  const next = nextStep(desk.review);
  const refused = seal.refused ?? review.refused;
  const jump = useJump(desk, todos, refused, view === "form");
  useLeave(desk.flush);
  const back = (): void => setView("form");
  // Both are called after the field under the cursor was settled, and see the form that gave.
  const sealNow = useHandler(async (): Promise<void> => {
    if (!(await seal.run())) back();
  });
  /** Papers are drawn from a version, so what is on the screen is sealed first. */
  const papersNow = useHandler(async (): Promise<void> => {
    setView(desk.unchanged || (await seal.run()) ? "papers" : "form");
  });
  /** What is handed in is a version, so what is on the screen is sealed first. */
  const stepNow = useHandler(async (): Promise<void> => {
    back();
    if (next === null || !(desk.sealed || (await seal.run()))) return;
    await review.take(next);
  });
  const toExpenses = (wanted: ExpensesErrand): void => {
    setErrand(wanted);
    setView("expenses");
  };
  const toNext = (): void => {
    settleField();
    void stepNow();
  };
  const toSeal = (): void => {
    settleField();
    void sealNow();
  };
  const toPapers = (): void => {
    settleField();
    void papersNow();
  };
  const undoing = { "Ctrl+Z": desk.undo, "Ctrl+Y": desk.redo, "Ctrl+Shift+Z": desk.redo };
  const inForm = { "Ctrl+Enter": toNext, ...undoing };
  useHotkeys({
    "Ctrl+S": toSeal,
    ...(looking ? {} : { "Ctrl+H": () => setView("versions"), "Ctrl+G": () => setView("archive") }),
    ...(view === "form" ? inForm : view === "expenses" && !looking ? undoing : {}),
  });
  return (
    <Frame
      place="case"
      saved={useSame(savedState(open))}
      note={packNote(desk)}
      keys={looking ? IMPORT_KEYS : KEYS[view]}
      moreKeys={view === "form" ? CASE_MORE_KEYS : NO_KEYS}
      help={looking ? "import" : view}
      told={looking ? null : <OtherWindow desk={desk} onAgain={onAgain} onView={setView} />}
    >
      {view === "versions" && <VersionsScreen key={desk.version?.hash} desk={desk} onBack={back} />}
      {view === "archive" && <ArchiveScreen key={desk.version?.hash} desk={desk} onBack={back} />}
      {view === "form" && (
        <ShowViewContext value={setView}>
          <CaseScreen
            desk={desk}
            draft={draft}
            todos={todos}
            jump={jump}
            refused={refused}
            next={next}
            onNext={toNext}
            onExpenses={toExpenses}
            onCompare={() => setView("compare")}
            onSettlement={() => setView("settlement")}
            onPapers={toPapers}
          />
        </ShowViewContext>
      )}
      {view === "expenses" && (
        <ExpensesScreen desk={desk} errand={errand} onBack={back} onLooking={setLooking} />
      )}
      {view === "compare" && (
        <CompareScreen desk={desk} onBack={back} onSettlement={() => setView("settlement")} />
      )}
      {view === "settlement" && <SettlementScreen desk={desk} onBack={back} onPapers={toPapers} />}
      {(view === "papers" || view === "attachments") && (
        <PapersPlace desk={desk} tab={view} onTab={setView} onBack={back} />
      )}
    </Frame>
  );
}

interface OtherWindowProps {
  readonly desk: CaseDesk;
  readonly onAgain: () => void;
  readonly onView: (view: CaseView) => void;
}

/** Told while another window is ahead of this one. */
function OtherWindow({ desk, onAgain, onView }: OtherWindowProps) {
  const { newer, leave } = useNewerVersion(desk);
  if (newer === null) return null;
  return (
    <NewerBar
      newer={newer}
      typed={!desk.unchanged}
      onAgain={onAgain}
      onVersions={() => onView("versions")}
      onLeave={leave}
    />
  );
}

function packNote(desk: CaseDesk): string {
  const { pack } = desk.loaded;
  return STATUS_WORDS.pack(pack.name, effectiveFrom(pack, desk.settings));
}
