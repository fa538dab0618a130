import { useState } from "react";
import type { Problem } from "../../../core/problem.ts";
import type { Act, Review } from "../../../core/review/review.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { useSession } from "../../app/session.tsx";
import { AskDialog } from "../../inquiries/AskDialog.tsx";
import { Button } from "../../ui/Button.tsx";
import { FormGrid } from "../../ui/Cell.tsx";
import { TextCell } from "../../ui/TextCell.tsx";
import { FORM_WORDS } from "../../words/case.ts";
import { HANDOVER_WORDS as W } from "../../words/handover.ts";
import { INQUIRY_WORDS } from "../../words/inquiries.ts";
import { setOverride } from "../state/edit.ts";
import { clockTime } from "../state/saved-state.ts";
import type { CaseDesk } from "../state/useCase.ts";

/** Section 8: the version, how it stands in its review, and reasons for what was warned of. */
export function HandoverSection({ desk }: { readonly desk: CaseDesk }) {
  return (
    <>
      <VersionLine desk={desk} />
      {desk.review !== null && <ReviewLine review={desk.review} />}
      <OverrideCells desk={desk} />
      <Inquire desk={desk} />
    </>
  );
}

/** A suspicion or a question goes to another office from here (HUN-76, HUN-77). */
function Inquire({ desk }: { readonly desk: CaseDesk }) {
  const { operator } = useSession();
  const { go } = useNavigation();
  const [asking, setAsking] = useState(false);
  if (desk.version === null || operator.role === "reviewer") return null;
  return (
    <div className="case-line">
      <Button size="small" onClick={() => setAsking(true)}>
        {INQUIRY_WORDS.ask}
      </Button>
      {asking && (
        <AskDialog
          desk={desk}
          onClose={() => setAsking(false)}
          onAsked={() => void go({ kind: "inquiries" })}
        />
      )}
    </div>
  );
}

function VersionLine({ desk }: { readonly desk: CaseDesk }) {
  const { version, number, sealed } = desk;
  return (
    <div className="case-line">
      <span>{FORM_WORDS.caseNumber(number)}</span>
      <span>
        {version === null
          ? FORM_WORDS.noVersion
          : FORM_WORDS.version(version.count, version.author, moment(version.at))}
      </span>
      {version !== null && !sealed && <span>{FORM_WORDS.changedSince}</span>}
      {version !== null && <span title={version.hash}>SHA-256 {version.hash.slice(0, 8)}…</span>}
    </div>
  );
}

/** Who handed in, approved, drew and handed over, in the order in which it happened. */
function ReviewLine({ review }: { readonly review: Review }) {
  return (
    <div className="case-line">
      {actsOf(review).map(([word, act]) => (
        <span key={word}>{W.by(word, act.by.name, moment(act.at))}</span>
      ))}
    </div>
  );
}

function actsOf(review: Review): readonly (readonly [string, Act])[] {
  const acts: (readonly [string, Act])[] = [[W.submitted, review.submitted]];
  if (review.state === "submitted") return acts;
  if (review.state === "returned") return [...acts, [W.returned, review.returned]];
  const { first, drawn } = review;
  acts.push([W.approved, first]);
  if (drawn !== null) {
    acts.push([W.drawn(drawn.percent, drawn.seed), drawn]);
    if (drawn.second !== null) acts.push([W.second, drawn.second]);
  }
  return review.state === "handed-over" ? [...acts, [W.handedOver, review.handedOver]] : acts;
}

function moment(at: string): string {
  return `${at.slice(0, 10)} ${clockTime(at)}`;
}

/** A warning is put right, or the clerk says why the case goes on all the same. */
function OverrideCells({ desk }: { readonly desk: CaseDesk }) {
  const warnings = warningsOf(desk.assessment.problems);
  if (warnings.length === 0) return null;
  const given = desk.form.overrides ?? {};
  return (
    <>
      <h3 className="case-subhead">{W.overrides}</h3>
      <FormGrid>
        {warnings.map(({ code, what }) => (
          <TextCell
            key={code}
            label={W.reason}
            span={12}
            wide={12}
            field={`overrides.${code}`}
            value={given[code] ?? ""}
            placeholder={`${what.replace(/。$/u, "")}——${W.reasonHint}`}
            onChange={(reason) => desk.edit(setOverride(code, reason))}
          />
        ))}
      </FormGrid>
    </>
  );
}

/** Each code once: one reason answers all of its kind. */
function warningsOf(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) {
    const warns = problem.code.startsWith("W-") && problem.kind === "check";
    if (warns && !first.has(problem.code)) first.set(problem.code, problem);
  }
  return [...first.values()];
}
