import { Frame } from "../../app/frame/Frame.tsx";
import { useHotkeys } from "../../app/keys.ts";
import { type AcceptedCase, useNavigation } from "../../app/navigation.tsx";
import { RECONCILE_DONE_KEYS, RECONCILE_SCREEN_KEYS } from "../../words/reconcile.ts";
import { AcceptedView } from "./AcceptedView.tsx";
import { ReconcilePane } from "./ReconcilePane.tsx";

interface ReconcileScreenProps {
  readonly caseId: string;
  /** It was taken over: what comes of it. */
  readonly done: AcceptedCase | undefined;
}

/** The comparison on a screen of its own, from the case that it is about; then what it came to. */
export function ReconcileScreen({ caseId, done }: ReconcileScreenProps) {
  const { go } = useNavigation();
  const back = (): void => void go({ kind: "case", caseId });
  useHotkeys(done === undefined ? { Esc: back } : { Esc: back, Enter: back });
  return (
    <Frame place="case" keys={done === undefined ? RECONCILE_SCREEN_KEYS : RECONCILE_DONE_KEYS}>
      {done === undefined ? (
        <ReconcilePane caseId={caseId} />
      ) : (
        <AcceptedView {...done} onOpen={back} />
      )}
    </Frame>
  );
}
