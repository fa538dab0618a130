import { useNavigation } from "../app/navigation.tsx";
import { Button } from "../ui/Button.tsx";
import { SYNC_WORDS as W } from "../words/sync.ts";

/** Whose case it is, and the way there. */
export function CaseLine({
  caseId,
  name,
  number,
}: {
  readonly caseId: string;
  readonly name: string;
  readonly number: string;
}) {
  const { go } = useNavigation();
  return (
    <p className="sync-case">
      <b>{name}</b> <span className="muted">{number}</span>
      <Button size="small" onClick={() => void go({ kind: "case", caseId })}>
        {W.same.open}
      </Button>
    </p>
  );
}
