import { useState } from "react";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { Message } from "../ui/Message.tsx";
import { SAVE_WORDS as W } from "../words/papers.ts";

interface SavePaperProps {
  readonly caseId: string;
  /** Of the issued paper; null: it has not been issued. */
  readonly sha256: string | null;
}

/** 存成 PDF: the very bytes that were issued, as a file outside the program. */
export function SavePaper({ caseId, sha256 }: SavePaperProps) {
  const [saved, setSaved] = useState<string | null>(null);
  const { busy, problem, ask } = useAsking();
  if (sha256 === null) return <p className="muted small">{W.afterwards}</p>;
  const save = async (): Promise<void> => {
    setSaved(null);
    const answer = await ask(() => call("papers.save", { caseId, sha256 }));
    if (answer?.ok === true) setSaved(answer.value);
  };
  return (
    <>
      <p className="muted small">
        {W.lead}
        <button type="button" className="button quiet" disabled={busy} onClick={() => void save()}>
          {W.save}
        </button>
        {W.unprotected}
      </p>
      {saved !== null && (
        <p className="papers-saved small" role="status">
          {W.saved(saved)}
        </p>
      )}
      {problem !== null && <Message problem={problem} />}
    </>
  );
}
