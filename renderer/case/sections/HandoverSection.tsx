import { useState } from "react";
import type { Problem } from "../../../core/problem.ts";
import type { Act, Review } from "../../../core/review/review.ts";
import { useHotkeys } from "../../app/keys.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { useSession } from "../../app/session.tsx";
import { AskDialog } from "../../inquiries/AskDialog.tsx";
import { Button } from "../../ui/Button.tsx";
import { Message } from "../../ui/Message.tsx";
import { FORM_WORDS } from "../../words/case.ts";
import { HANDOVER_WORDS as W } from "../../words/handover.ts";
import { INQUIRY_WORDS } from "../../words/inquiries.ts";
import { ARCHIVE_WORDS } from "../../words/archive.ts";
import { VERSION_WORDS } from "../../words/versions.ts";
import { useShowView } from "../case-view.ts";
import { clockTime } from "../state/saved-state.ts";
import type { CaseDesk } from "../state/useCase.ts";
import { CheckList } from "./CheckList.tsx";

export interface HandoverSectionProps {
  readonly desk: CaseDesk;
  readonly onField: (path: string) => void;
}

/** Section 8: the version, how it stands in its review, and what the checks have found. */
export function HandoverSection({ desk, onField }: HandoverSectionProps) {
  const asking = useAsking(desk);
  return (
    <>
      <VersionLine desk={desk} />
      {desk.review !== null && <ReviewLine review={desk.review} />}
      <CheckList desk={desk} onField={onField} onAsk={asking.open} />
      <Actions desk={desk} asking={asking} />
    </>
  );
}

interface Asking {
  readonly asking: boolean;
  readonly open: () => void;
  readonly close: () => void;
  /** Why the case could not be sealed first. */
  readonly refused: Problem | null;
}

/** A request is about a version, so what is on the screen is sealed first. */
function useAsking({ version, seal }: CaseDesk): Asking {
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const open = async (): Promise<void> => {
    const problem = version === null ? await seal() : null;
    setRefused(problem);
    setAsking(problem === null);
  };
  return { asking, open: () => void open(), close: () => setAsking(false), refused };
}

/** From here a suspicion or a question goes to another office (HUN-76, HUN-77), and older versions are read. */
function Actions({ desk, asking }: { readonly desk: CaseDesk; readonly asking: Asking }) {
  const { operator } = useSession();
  const { go } = useNavigation();
  const show = useShowView();
  const offered = desk.assessment.problems.some(({ code }) => code === "N-INQ-23");
  const sealed = desk.version !== null;
  const mayAsk = operator.role !== "reviewer" && (sealed || offered);
  useHotkeys(mayAsk && !asking.asking ? { "Ctrl+K": asking.open } : {});
  if (!mayAsk && !sealed) return null;
  return (
    <>
      <div className="case-line case-actions">
        {mayAsk && (
          <Button size="small" keycap="Ctrl+K" onClick={asking.open}>
            {INQUIRY_WORDS.ask}
          </Button>
        )}
        {sealed && (
          <>
            <Button size="small" keycap="Ctrl+H" onClick={() => show("versions")}>
              {VERSION_WORDS.open}
            </Button>
            <Button size="small" keycap="Ctrl+G" onClick={() => show("archive")}>
              {ARCHIVE_WORDS.open}
            </Button>
          </>
        )}
      </div>
      {asking.refused !== null && <Message problem={asking.refused} />}
      {asking.asking && (
        <AskDialog
          desk={desk}
          onClose={asking.close}
          onAsked={() => void go({ kind: "inquiries" })}
        />
      )}
    </>
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
  if (review.state === "approved") return acts;
  if (review.handedOver !== null) acts.push([W.handedOver, review.handedOver]);
  return review.state === "reversed" ? [...acts, [W.reversed, review.reversed]] : acts;
}

function moment(at: string): string {
  return `${at.slice(0, 10)} ${clockTime(at)}`;
}
