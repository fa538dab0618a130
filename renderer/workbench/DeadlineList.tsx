import { useRef } from "react";
import { day } from "../../core/calendar.ts";
import { daysLeft } from "../../core/due/days-left.ts";
import type { WorkCalendar } from "../../core/working-days.ts";
import type { Deadline } from "../../electron/contract/ahead.ts";
import { useHotkeys } from "../app/keys.ts";
import { type Screen, useNavigation } from "../app/navigation.tsx";
import { useCalendar, useSession } from "../app/session.tsx";
import { Message } from "../ui/Message.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { AHEAD_WORDS as W, dueWords, shortLeft, wholeLeft } from "../words/ahead.ts";
import { shortDate } from "../words/workbench.ts";
import type { AheadRead } from "./use-ahead.ts";

/** 时限: what is due, the first day first, each line leading to its case or request. */
export function DeadlineList({ ahead, problem }: AheadRead) {
  const { today } = useSession();
  const calendar = useCalendar();
  const { go } = useNavigation();
  const list = useRef<HTMLUListElement>(null);
  // The keyboard comes here by a key, and goes on by Tab.
  useHotkeys({ S: () => list.current?.querySelector("button")?.focus() });
  const deadlines = ahead?.deadlines ?? [];
  const more = (ahead?.all ?? 0) - deadlines.length;
  return (
    <section className="deadlines" aria-label={W.title}>
      <SectionHead title={W.title} keycap="S">
        <span className="muted small">{W.counted}</span>
      </SectionHead>
      {problem !== null && <Message problem={problem} />}
      <ul ref={list}>
        {deadlines.map((deadline) => (
          <Line
            key={`${deadline.kind} ${deadline.caseId} ${deadline.inquiryId ?? ""}`}
            deadline={deadline}
            today={today}
            calendar={calendar}
            onOpen={() => void go(placeOf(deadline))}
          />
        ))}
      </ul>
      {ahead !== null && deadlines.length === 0 && <p className="faint things-none">{W.none}</p>}
      {more > 0 && <p className="muted small">{W.more(more)}</p>}
    </section>
  );
}

function placeOf({ kind, caseId, inquiryId }: Deadline): Screen {
  if (inquiryId !== null) return { kind: "inquiries", at: inquiryId };
  return kind === "summary" ? { kind: "inquiries" } : { kind: "case", caseId };
}

interface LineProps {
  readonly deadline: Deadline;
  readonly today: string;
  readonly calendar: WorkCalendar;
  readonly onOpen: () => void;
}

function Line({ deadline, today, calendar, onOpen }: LineProps) {
  const due = deadline.day === null ? null : day(deadline.day);
  const left = daysLeft(due, day(today), calendar);
  const [what, whose] = dueWords(deadline);
  const whole = wholeLeft(left);
  return (
    <li>
      <button
        type="button"
        className={left.kind}
        aria-label={`${what}，${whose}，${whole}${deadline.day === null ? "" : `，${deadline.day}`}`}
        title={whole}
        onClick={onOpen}
      >
        <b>{shortLeft(left)}</b>
        <span>
          <span className="thing-title">{what}</span>
          <em>{whose}</em>
        </span>
        <span className="muted small">
          {deadline.day === null ? "" : shortDate(deadline.day, today)}
        </span>
      </button>
    </li>
  );
}
