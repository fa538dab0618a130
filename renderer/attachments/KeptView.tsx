import { useState } from "react";
import type { KeptAttachment } from "../../electron/contract/attachments.ts";
import { PdfPages } from "../papers/PdfPages.tsx";
import { Message } from "../ui/Message.tsx";
import { ATTACHMENT_WORDS as W } from "../words/attachments.ts";
import { titleOf } from "./choices.ts";
import { useBlob, useBlobUrl } from "./use-blob.ts";

/** An attachment, large. */
export function KeptView({ shown }: { readonly shown: KeptAttachment | null }) {
  if (shown === null) {
    return (
      <div className="papers-empty">
        <p>{W.none}</p>
        <p className="muted small">{W.drop}</p>
      </div>
    );
  }
  const title = titleOf(shown);
  return (
    <section className="paper-view" aria-label={W.viewOf(title)}>
      <div className="paper-bar">
        <b>{title}</b>
        <span className="muted">{W.pages(shown.pages)}</span>
      </div>
      <div className="paper-desk" tabIndex={0}>
        {shown.mediaType === "image/jpeg" ? (
          <KeptPicture sha256={shown.sha256} title={title} />
        ) : (
          <KeptPdf sha256={shown.sha256} title={title} />
        )}
      </div>
    </section>
  );
}

interface KeptBytesProps {
  readonly sha256: string;
  readonly title: string;
}

export function KeptPicture({ sha256, title }: KeptBytesProps) {
  const url = useBlobUrl(sha256);
  if (url === null) return null;
  if (!url.ok) return <Message problem={url.error} />;
  return <img className="attachments-page" src={url.value} alt={title} />;
}

export function KeptPdf({ sha256, title }: KeptBytesProps) {
  const blob = useBlob(sha256);
  const [, setPages] = useState(0);
  if (blob === null) return null;
  if (!blob.ok) return <Message problem={blob.error} />;
  return <PdfPages bytes={blob.value} title={title} onPages={setPages} />;
}
