import { useEffect, useState } from "react";
import type { Problem } from "../../core/problem.ts";
import { type Result, fail, ok } from "../../core/result.ts";
import type { FormKind } from "../../core/forms/kinds.ts";
import { call } from "../app/bridge.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Message } from "../ui/Message.tsx";
import { CASE_WORDS } from "../words/case.ts";
import { PAPERS_WORDS as W, missingGlyphs } from "../words/papers.ts";
import { tooLong } from "../words/templates.ts";
import { PdfPages } from "./PdfPages.tsx";

export interface PaperViewProps {
  readonly desk: CaseDesk;
  readonly form: FormKind;
  /** Its bytes, once they are fixed. */
  readonly sha256: string | null;
  readonly title: string;
}

interface Drawn {
  readonly bytes: Uint8Array;
  readonly missingGlyphs: readonly string[];
  /** Values that an official template has no room for. */
  readonly tooLong?: readonly string[];
}

interface Paper {
  /** What these bytes are the picture of. */
  readonly key: string;
  readonly outcome: Result<Drawn, Problem>;
}

/** One form as it will be on paper: the stored bytes once they are fixed, a draft before. */
export function PaperView({ desk, form, sha256, title }: PaperViewProps) {
  const { caseId, version } = desk;
  const key = sha256 ?? `${form} ${version?.hash ?? ""}`;
  const [paper, setPaper] = useState<Paper | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [pages, setPages] = useState(0);
  useEffect(() => {
    let gone = false;
    void readPaper(caseId, form, sha256).then((outcome) => {
      if (!gone) setPaper({ key, outcome });
    });
    return () => {
      gone = true;
    };
  }, [caseId, form, sha256, key, attempt]);
  const current = paper?.key === key ? paper.outcome : null;
  return (
    <section className="paper-view" aria-label={title}>
      <div className="paper-bar">
        <b>{title}</b>
        <span className="muted">
          {pages > 0 && current?.ok === true ? W.pages(pages) : W.drawing}
        </span>
        <span className="spacer" />
        <span
          className={sha256 === null ? "prov small" : "muted small"}
          title={sha256 ?? undefined}
        >
          {sha256 === null ? W.preview : `${W.exact}，${W.fingerprint(sha256)}`}
        </span>
      </div>
      <div className="paper-desk" tabIndex={0}>
        {current?.ok === true && current.value.missingGlyphs.length > 0 && (
          <Message problem={missingGlyphs(current.value.missingGlyphs)} />
        )}
        {current?.ok === true && (current.value.tooLong ?? []).length > 0 && (
          <Message problem={tooLong(current.value.tooLong ?? [])} />
        )}
        {current?.ok === true && (
          <PdfPages bytes={current.value.bytes} title={title} onPages={setPages} />
        )}
        {current?.ok === false && (
          <Message
            problem={current.error}
            action={{ label: W.retry, run: () => setAttempt((count) => count + 1) }}
          />
        )}
      </div>
    </section>
  );
}

async function readPaper(
  caseId: string,
  form: FormKind,
  sha256: string | null,
): Promise<Result<Drawn, Problem>> {
  try {
    if (sha256 === null) return await call("forms.preview", { caseId, form });
    const stored = await call("blob.read", { sha256 });
    return stored.ok ? ok({ bytes: stored.value, missingGlyphs: [] }) : stored;
  } catch {
    return fail(CASE_WORDS.desktopSilent);
  }
}
