import { useMemo, useState } from "react";
import { ageOn, day } from "../../core/calendar.ts";
import { countyName, findArea } from "../../core/area.ts";
import { groupedId, parseIdNumber } from "../../core/identity.ts";
import { INSURANCE_LABEL, SEX_LABEL } from "../../core/words/labels.ts";
import type { Problem } from "../../core/problem.ts";
import type { ReviewedCase } from "../../electron/contract/review.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { Chip } from "../ui/Chip.tsx";
import { CASE_WORDS } from "../words/case.ts";
import { REVIEW_WORDS as W } from "../words/review.ts";
import { DecisionBar } from "./DecisionBar.tsx";
import { FoundList } from "./FoundList.tsx";
import { ItemList } from "./ItemList.tsx";
import { type Item, itemsOf, type View } from "./items.ts";
import { MoneyTable } from "./MoneyTable.tsx";
import { answered } from "./use-review.ts";
import { ViewPane } from "./ViewPane.tsx";

export interface ReviewedPaneProps {
  readonly reviewed: ReviewedCase;
  /** A decision was taken, or another version has come: everything is read anew. */
  readonly onDone: () => void;
}

/** One case under review, as it was when it was opened. */
export function ReviewedPane({ reviewed, onDone }: ReviewedPaneProps) {
  const { newest, seen } = reviewed;
  const items = useMemo(() => itemsOf(reviewed), [reviewed]);
  const changed = useMemo(() => changedFields(items, seen === null), [items, seen]);
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());
  const [here, setHere] = useState<string | null>(null);
  const [view, setView] = useState<View>({ kind: "facts" });
  const decision = useDecision(reviewed, onDone);

  const show = (next: View): void => {
    setView(next);
    const shown = items.find((item) => sameView(item.view, next) && seen === null);
    if (shown !== undefined) setLooked(new Set([...looked, shown.key]));
  };
  const go = (item: Item): void => {
    setHere(item.key);
    setView(item.view);
    setLooked(new Set([...looked, item.key]));
  };
  const move = (by: number) => (): void => {
    const at = items.findIndex(({ key }) => key === here);
    const item = items[Math.min(Math.max(at + by, 0), items.length - 1)];
    if (item !== undefined) go(item);
  };
  const allSeen = items.every(({ key }) => looked.has(key));
  const approve = (): void => decision.approve(allSeen);
  useHotkeys({
    "↓": move(1),
    "↑": move(-1),
    "Ctrl+Enter": approve,
    "Ctrl+Backspace": decision.giveBack,
  });
  return (
    <>
      <PersonHead reviewed={reviewed} />
      <ViewPane reviewed={reviewed} view={view} changed={changed} onView={show} />
      <aside className="review-right">
        <ItemList items={items} first={seen === null} looked={looked} here={here} onGo={go} />
        {newest.form.purpose !== "filing" && <MoneyTable reviewed={reviewed} />}
        <FoundList reviewed={reviewed} />
      </aside>
      <DecisionBar
        reviewed={{ ...reviewed, newest }}
        reason={decision.reason}
        onReason={decision.setReason}
        problem={decision.problem}
        onApprove={approve}
        onReturn={decision.giveBack}
      />
    </>
  );
}

function changedFields(items: readonly Item[], first: boolean): ReadonlySet<string> {
  return new Set(first ? [] : items.map(({ key }) => key));
}

function sameView(a: View, b: View): boolean {
  if (a.kind === "paper" && b.kind === "paper") return a.paper.sha256 === b.paper.sha256;
  if (a.kind === "attachment" && b.kind === "attachment") {
    return a.attachment.sha256 === b.attachment.sha256;
  }
  return a.kind === b.kind;
}

/** Takes the decision on exactly the version that is on the screen. */
function useDecision({ caseId, newest }: ReviewedCase, onDone: () => void) {
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const saw = newest.hash;
  const seen = (): Promise<unknown> => answered(call("review.seen", { caseId, hash: saw }));
  const approve = async (): Promise<void> => {
    await seen();
    const answer = await answered(call("review.approve", { caseId, saw }));
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) onDone();
  };
  const giveBack = async (): Promise<void> => {
    await seen();
    const answer = await answered(call("review.return", { caseId, saw, reason: reason.trim() }));
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) onDone();
  };
  return {
    reason,
    setReason,
    problem,
    approve: (allSeen: boolean): void => {
      if (allSeen) void approve();
      else setProblem({ ...W.mustSee, kind: "check" });
    },
    giveBack: (): void => {
      if (reason.trim() !== "") void giveBack();
      else setProblem({ ...W.mustSay, kind: "check" });
    },
  };
}

/** Whose case it is, who handed it in, and which version this is. */
function PersonHead({ reviewed: { newest, seen, review } }: { readonly reviewed: ReviewedCase }) {
  const { today } = useSession();
  const { person, pool } = newest.form;
  const id = parseIdNumber(person.certNo);
  return (
    <header className="case-header review-head">
      <b className="case-name ellipsis" title={person.name}>
        {person.name === "" ? CASE_WORDS.unnamed : person.name}
      </b>
      {id.ok && (
        <span className="muted nowrap">
          {SEX_LABEL[id.value.sex]} {CASE_WORDS.age(ageOn(id.value.birth, day(today)))}
        </span>
      )}
      <span className="case-id nowrap">{groupedId(person.certNo)}</span>
      <span className="muted ellipsis case-pool">
        {INSURANCE_LABEL[pool.insurance]}·{findArea(pool.area)?.name ?? pool.area}
        {countyName(person.county) ?? ""}
      </span>
      <span className="spacer" />
      {review !== null && (
        <span className="muted nowrap">{W.firstBy(review.submitted.by.name)}</span>
      )}
      <Chip tone="outline">
        {seen === null ? W.neverSeen(newest.count) : W.seenBefore(newest.count, seen.count)}
      </Chip>
    </header>
  );
}
