import type { CheckGroup } from "../../core/claim/check-groups.ts";
import type { CheckSeverity } from "../../core/claim/check-rules.ts";
import type { ReviewedCase } from "../../electron/contract/review.ts";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { Glyph, type GlyphName } from "../ui/Glyph.tsx";
import { CHECK_WORDS as W } from "../words/checks.ts";

const GLYPH: Readonly<Record<CheckSeverity, readonly [string, GlyphName]>> = {
  block: ["block", "triangle"],
  reason: ["prov", "dashed-square"],
  look: ["faint", "dashed-ring"],
};

/** What the checks have found, with the reasons that the clerk gave: looked at before deciding (HEN-3.4). */
export function FoundList({ reviewed: { checks, newest } }: { readonly reviewed: ReviewedCase }) {
  return (
    <section className="review-found" aria-label={W.found}>
      <header>
        <h2>{W.found}</h2>
        {checks.length === 0 && <span className="review-done">{W.clear}</span>}
      </header>
      <ul>
        {checks.map((group) => (
          <Found
            key={group.code}
            group={group}
            reason={newest.form.overrides?.[group.code] ?? ""}
          />
        ))}
      </ul>
    </section>
  );
}

function Found({ group, reason }: { readonly group: CheckGroup; readonly reason: string }) {
  const { name, severity, clauses, found } = group;
  const [tone, glyph] = GLYPH[severity];
  const [clause] = clauses;
  return (
    <li>
      <span className={tone}>
        <Glyph name={glyph} />
      </span>
      <div>
        <p>
          <b>{name}</b> {clause !== undefined && <ClauseChip clause={clause} />}
        </p>
        {found.slice(0, 3).map(({ what }) => (
          <p key={what}>{what}</p>
        ))}
        {found.length > 3 && <p className="faint">{W.more(found.length - 3)}</p>}
        {reason !== "" && <p className="muted">{W.given(reason)}</p>}
      </div>
    </li>
  );
}
