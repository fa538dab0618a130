import { useEffect, useRef, useState } from "react";
import { PdfPages } from "../papers/PdfPages.tsx";
import { ATTACHMENT_WORDS as W } from "../words/attachments.ts";
import { drawPicture, type Turn } from "./picture.ts";
import type { Current } from "./use-incoming.ts";

/** A file that is coming in, as it will be kept. */
export function IncomingView({ current }: { readonly current: Current }) {
  const { name } = current.source;
  const open = current.phase === "open" ? current : null;
  return (
    <section className="paper-view" aria-label={W.viewOf(name)}>
      <div className="paper-bar">
        <b className="ellipsis">{name}</b>
        <span className="muted">
          {open === null ? "" : W.pages(open.incoming.file.pages)}
          {current.phase === "opening" && W.opening}
        </span>
      </div>
      <div className="paper-desk" tabIndex={0}>
        {open?.incoming.kind === "picture" && (
          <Turned picture={open.incoming.picture} turn={open.turn} title={name} />
        )}
        {open?.incoming.kind === "pdf" && (
          <IncomingPdf bytes={open.incoming.file.bytes} title={name} />
        )}
      </div>
    </section>
  );
}

function IncomingPdf({ bytes, title }: { readonly bytes: Uint8Array; readonly title: string }) {
  const [, setPages] = useState(0);
  return <PdfPages bytes={bytes} title={title} onPages={setPages} />;
}

/** Half as many dots as are kept: sharp enough to read, and quick to turn. */
const SHOWN_SIDE = 1400;

interface TurnedProps {
  readonly picture: ImageBitmap;
  readonly turn: Turn;
  readonly title: string;
}

function Turned({ picture, turn, title }: TurnedProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) drawPicture(picture, turn, canvas.current, SHOWN_SIDE);
  }, [picture, turn]);
  return <canvas ref={canvas} className="attachments-page" role="img" aria-label={title} />;
}
