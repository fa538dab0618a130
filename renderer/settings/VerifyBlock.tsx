import { useState } from "react";
import type { Verification } from "../../electron/contract/administration.ts";
import { useAsking } from "../app/asking.ts";
import { callLong } from "../app/long-work.ts";
import { useHotkeys } from "../app/keys.ts";
import { minuteOf } from "../app/moment.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { VERIFY } from "../words/backup.ts";

/** Checks every case's chain of versions, the papers and the journal, and names what is broken. */
export function VerifyBlock() {
  const { busy, problem, ask } = useAsking();
  const [found, setFound] = useState<Verification | null>(null);
  const verify = async (): Promise<void> => {
    setFound(null);
    const answer = await ask(() => callLong("store.verify", { asked: true }));
    if (answer?.ok === true) setFound(answer.value);
  };
  useHotkeys({ V: () => void verify() });
  return (
    <section>
      <h3>{VERIFY.title}</h3>
      <p className="muted small">{VERIFY.what}</p>
      <p className="office-actions">
        <Button size="small" keycap="V" disabled={busy} onClick={() => void verify()}>
          {busy ? VERIFY.working : VERIFY.action}
        </Button>
      </p>
      {problem !== null && <Message problem={problem} />}
      {found !== null && found.faults.length === 0 && (
        <p className="office-done" role="status">
          {VERIFY.sound(found.cases, found.revisions, minuteOf(found.at))}
        </p>
      )}
      {found !== null && found.faults.length > 0 && (
        <div className="own-warning" role="status">
          <b>{VERIFY.faulty(found.faults.length)}</b>
          <ul>
            {found.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
          <p>{VERIFY.remedy}</p>
        </div>
      )}
    </section>
  );
}
