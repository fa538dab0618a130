import type { OldVersion } from "../../electron/contract/versions.ts";
import { Button } from "../ui/Button.tsx";
import { VERSION_WORDS as W } from "../words/versions.ts";
import { differs, sideBySide } from "./side-by-side.ts";

export interface SideBySideProps {
  readonly older: OldVersion;
  readonly newer: OldVersion;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}

/** Two versions field by field; what differs is marked. Nothing can be changed here. */
export function SideBySide({ older, newer, all, onAll }: SideBySideProps) {
  const rows = sideBySide(older.form, newer.form);
  const different = rows.filter(differs);
  const shown = all ? rows : different;
  return (
    <section className="review-view versions-sides" aria-label={W.fields}>
      <div className="paper-bar">
        <b>{W.fields}</b>
        <span className="muted">{W.differing(different.length)}</span>
        <span className="spacer" />
        <Button size="small" keycap="A" onClick={() => onAll(!all)}>
          {all ? W.onlyDifferent : W.allFields}
        </Button>
      </div>
      <div className="versions-scroll">
        {shown.length === 0 && <p className="muted versions-same">{W.same}</p>}
        {shown.length > 0 && (
          <table className="tb" aria-label={W.fields}>
            <thead>
              <tr>
                <th scope="col">{W.field}</th>
                <th scope="col">{W.version(older.count)}</th>
                <th scope="col">{W.version(newer.count)}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.key} className={differs(row) ? "changed" : undefined}>
                  <th scope="row">{row.label}</th>
                  <td>{row.older}</td>
                  <td>{row.newer}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
