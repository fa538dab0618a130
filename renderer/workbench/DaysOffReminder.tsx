import { missingYears } from "../../core/working-days.ts";
import { useNavigation } from "../app/navigation.tsx";
import { useCalendar, useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { ARRANGEMENT_WORDS as W } from "../words/arrangements.ts";

/** Tells that a year's days off are wanting, before due dates that reach into it cannot be told. */
export function DaysOffReminder() {
  const { operator, today } = useSession();
  const { go } = useNavigation();
  const years = missingYears(today, useCalendar().knows);
  if (years.length === 0) return null;
  const enters = operator.role === "supervisor";
  return (
    <section className="reminder" aria-label={W.title}>
      <SectionHead title={W.title} />
      <p>{W.wanting(years)}</p>
      <p className="muted small">{enters ? W.wantingEnter : W.wantingAsk}</p>
      {enters && (
        <Button size="small" onClick={() => void go({ kind: "settings", at: "office" })}>
          {W.toEnter}
        </Button>
      )}
    </section>
  );
}
