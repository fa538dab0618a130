import { useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useNavigation } from "../app/navigation.tsx";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { KEYS } from "../words/keys.ts";

/** Tells the supervisor that nobody may have the recovery key on paper, until somebody has shown it. */
export function SheetReminder() {
  const { operator } = useSession();
  return operator.role === "supervisor" ? <Reminder /> : null;
}

function Reminder() {
  const { go } = useNavigation();
  const { value: status } = useReading(() => call("keys.status", {}));
  if (status === null || status.sheetProven) return null;
  return (
    <section className="reminder" aria-label={KEYS.recovery}>
      <SectionHead title={KEYS.recovery} />
      <p>{KEYS.sheetMissing}</p>
      <p className="muted small">{KEYS.sheetMissingWhat}</p>
      <Button size="small" onClick={() => void go({ kind: "settings", at: "keys" })}>
        {KEYS.sheetMake}
      </Button>
    </section>
  );
}
