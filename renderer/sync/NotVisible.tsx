import { useEffect, useState } from "react";
import { call } from "../app/bridge.ts";
import { useNavigation } from "../app/navigation.tsx";
import { useSyncState } from "../app/sync-state.tsx";
import { Message } from "../ui/Message.tsx";
import { NOT_VISIBLE as W } from "../words/sync.ts";

interface NotVisibleProps {
  readonly caseId: string;
  /** A version with a filing has been sealed; its hash. */
  readonly version: string | null;
}

/**
 * HUN-16.2: until the gateway has acknowledged a filing the hospital cannot see it. Where this
 * machine is not enrolled nothing is known of it, and nothing is said.
 */
export function NotVisible({ caseId, version }: NotVisibleProps) {
  const { go } = useNavigation();
  const { status } = useSyncState();
  const waiting = status?.waiting;
  const enrolled = (status?.gateway ?? null) !== null;
  const [unsent, setUnsent] = useState(false);
  useEffect(() => {
    let here = true;
    void call("sync.case", { caseId }).then((answer) => {
      if (here && answer.ok) setUnsent(answer.value.enrolled && answer.value.unsent);
    });
    return () => {
      here = false;
    };
    // Looked at again whenever the queue has changed.
  }, [caseId, version, waiting, enrolled]);
  if (version === null || !unsent) return null;
  return (
    <Message
      problem={{ code: "W-SYNC-01", what: W.title, remedy: W.waits }}
      action={{ label: W.toQueue, run: () => void go({ kind: "sync" }) }}
    />
  );
}
