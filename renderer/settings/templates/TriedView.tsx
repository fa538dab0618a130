import { useCallback, useState } from "react";
import type { TriedTemplate } from "../../../electron/contract/templates.ts";
import { PdfPages } from "../../papers/PdfPages.tsx";
import { Message } from "../../ui/Message.tsx";
import { missingGlyphs, PAPERS_WORDS } from "../../words/papers.ts";
import { MAPPER as W, tooLong } from "../../words/templates.ts";

interface TriedViewProps {
  readonly tried: TriedTemplate;
  /** Whether the mapping has changed since. */
  readonly stale: boolean;
}

/** The template filled with an invented person, as it would come out of the printer. */
export function TriedView({ tried, stale }: TriedViewProps) {
  const [pages, setPages] = useState(tried.pages);
  const count = useCallback((found: number): void => setPages(found), []);
  return (
    <section className="tried" aria-label={W.sample}>
      <div className="paper-bar">
        <b>{W.sample}</b>
        <span className="muted">{PAPERS_WORDS.pages(pages)}</span>
        <span className="spacer" />
        {stale && <span className="prov small">{W.stale}</span>}
      </div>
      <div className="paper-desk" tabIndex={0}>
        {tried.tooLong.length > 0 && <Message problem={tooLong(tried.tooLong)} />}
        {tried.missingGlyphs.length > 0 && <Message problem={missingGlyphs(tried.missingGlyphs)} />}
        <PdfPages bytes={tried.bytes} title={W.sample} onPages={count} />
      </div>
    </section>
  );
}
