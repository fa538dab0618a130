import { FORM_TITLE } from "../../core/forms/kinds.ts";
import type { ReviewedCase } from "../../electron/contract/review.ts";
import { titleOf } from "../attachments/choices.ts";
import { KeptPdf, KeptPicture } from "../attachments/KeptView.tsx";
import { REVIEW_WORDS as W } from "../words/review.ts";
import { FactsView } from "./FactsView.tsx";
import type { View } from "./items.ts";

export interface ViewPaneProps {
  readonly reviewed: Pick<ReviewedCase, "newest" | "seen">;
  readonly view: View;
  /** Paths of the fields that changed since the last look. */
  readonly changed: ReadonlySet<string>;
  readonly onView: (view: View) => void;
}

/** The middle of the screen: the case in words or one of its papers, and a strip to choose from. */
export function ViewPane({ reviewed, view, changed, onView }: ViewPaneProps) {
  const { newest, seen } = reviewed;
  const known = new Set([
    ...(seen?.attachments ?? []).map(({ sha256 }) => sha256),
    ...(seen?.issued ?? []).map(({ sha256 }) => sha256),
  ]);
  const fresh = (sha256: string): boolean => seen !== null && !known.has(sha256);
  return (
    <section className="review-view" aria-label={titleOfView(view)}>
      <div className="paper-bar">
        <b>{titleOfView(view)}</b>
      </div>
      <div className="paper-desk" tabIndex={0}>
        {view.kind === "facts" && <FactsView form={newest.form} changed={changed} />}
        <Bytes view={view} />
      </div>
      <div className="review-strip" role="tablist" aria-label={W.paper}>
        <Thumb
          title={W.facts}
          on={view.kind === "facts"}
          fresh={changed.size > 0}
          onClick={() => onView({ kind: "facts" })}
        />
        {newest.attachments.map((attachment) => (
          <Thumb
            key={attachment.sha256}
            title={titleOf(attachment)}
            on={view.kind === "attachment" && view.attachment.sha256 === attachment.sha256}
            fresh={fresh(attachment.sha256)}
            onClick={() => onView({ kind: "attachment", attachment })}
          />
        ))}
        {newest.issued.map((paper) => (
          <Thumb
            key={paper.sha256}
            title={FORM_TITLE[paper.form]}
            on={view.kind === "paper" && view.paper.sha256 === paper.sha256}
            fresh={fresh(paper.sha256)}
            onClick={() => onView({ kind: "paper", paper })}
          />
        ))}
      </div>
    </section>
  );
}

function Bytes({ view }: { readonly view: View }) {
  const title = titleOfView(view);
  if (view.kind === "facts") return null;
  if (view.kind === "paper") return <KeptPdf sha256={view.paper.sha256} title={title} />;
  const { sha256, mediaType } = view.attachment;
  return mediaType === "image/jpeg" ? (
    <KeptPicture sha256={sha256} title={title} />
  ) : (
    <KeptPdf sha256={sha256} title={title} />
  );
}

function titleOfView(view: View): string {
  switch (view.kind) {
    case "facts":
      return W.facts;
    case "paper":
      return FORM_TITLE[view.paper.form];
    case "attachment":
      return titleOf(view.attachment);
  }
}

interface ThumbProps {
  readonly title: string;
  readonly on: boolean;
  readonly fresh: boolean;
  readonly onClick: () => void;
}

function Thumb({ title, on, fresh, onClick }: ThumbProps) {
  return (
    <button type="button" role="tab" aria-selected={on} title={title} onClick={onClick}>
      <span>{title}</span>
      {fresh && <em>{W.fresh}</em>}
    </button>
  );
}
