import { useState } from "react";
import { FORM_TITLE } from "../../core/forms/input.ts";
import type { FormKind } from "../../electron/contract/contract.ts";
import { useCases } from "../app/cases.tsx";
import { useHotkeys } from "../app/keys.ts";
import { CaseHeader } from "../case/CaseHeader.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { PAPERS_WORDS as W } from "../words/papers.ts";
import { formsNeeded } from "./forms-needed.ts";
import { IssueRecord } from "./IssueRecord.tsx";
import { PaperList } from "./PaperList.tsx";
import { PaperView } from "./PaperView.tsx";
import { useIssue } from "./use-issue.ts";
import "./papers.css";

/** 打印整套: the forms of this case, seen as they will be, then issued and kept. */
export function PapersScreen({
  desk,
  onBack,
}: {
  readonly desk: CaseDesk;
  readonly onBack: () => void;
}) {
  const forms = formsNeeded(desk);
  const [shown, setShown] = useState<FormKind | null>(forms[0] ?? null);
  const [left, setLeft] = useState<ReadonlySet<FormKind>>(new Set());
  const { reload } = useCases();
  const done = new Set<FormKind>(desk.issued.map((entry) => entry.form));
  const chosen = forms.filter((form) => !done.has(form) && !left.has(form));
  const issue = useIssue(desk, reload);
  const at = shown === null ? -1 : forms.indexOf(shown);
  const toggle = (form: FormKind): void => {
    const next = new Set(left);
    if (!next.delete(form)) next.add(form);
    setLeft(next);
  };
  const run = (): void => void issue.run(chosen);
  useHotkeys({
    Esc: onBack,
    "Ctrl+P": run,
    "↑": () => setShown(forms[Math.max(0, at - 1)] ?? null),
    "↓": () => setShown(forms[Math.min(forms.length - 1, at + 1)] ?? null),
    Space: () => {
      if (shown !== null) toggle(shown);
    },
  });
  return (
    <div className="papers">
      <CaseHeader desk={desk}>
        <Button keycap="Esc" onClick={onBack}>
          {W.back}
        </Button>
      </CaseHeader>
      <section className="papers-list" aria-label={W.title}>
        <PaperList
          desk={desk}
          forms={forms}
          shown={shown}
          chosen={chosen}
          onShow={setShown}
          onToggle={toggle}
        />
      </section>
      {shown === null ? (
        <div className="papers-empty">
          <p>{W.none}</p>
          <p className="muted small">{W.noneNote}</p>
        </div>
      ) : (
        <PaperView desk={desk} form={shown} title={FORM_TITLE[shown]} />
      )}
      <aside className="pane papers-side">
        {forms.length > 0 && desk.version !== null && (
          <div className="papers-issue">
            <h2>{W.issueTitle}</h2>
            <p>{W.issueNote(desk.version.count)}</p>
            <Button
              look="primary"
              size="large"
              keycap="Ctrl+P"
              disabled={issue.busy || chosen.length === 0}
              onClick={run}
            >
              {issue.busy
                ? W.issuing
                : forms.every((form) => done.has(form))
                  ? W.allIssued
                  : W.issue}
            </Button>
            {issue.warning !== null && <Message problem={issue.warning} />}
            {issue.problem !== null && (
              <Message problem={issue.problem} action={{ label: W.again, run }} />
            )}
          </div>
        )}
        <IssueRecord desk={desk} onShow={setShown} />
      </aside>
    </div>
  );
}
