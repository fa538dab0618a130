import { Glyph } from "../../ui/Glyph.tsx";
import { Keys } from "../../ui/Kbd.tsx";

/** What the screen says about saving. It never claims more than is on disk. */
export type SavedState =
  | { readonly kind: "saved"; readonly text: string }
  | { readonly kind: "saving"; readonly text: string }
  | { readonly kind: "unsaved"; readonly text: string }
  | { readonly kind: "failed"; readonly text: string };

const LOOK = { saved: "tick", saving: "half", unsaved: "ring", failed: "triangle" } as const;

interface StatusBarProps {
  readonly saved?: SavedState | undefined;
  readonly note?: string | undefined;
  readonly keys: readonly (readonly [string, string])[];
}

export function StatusBar({ saved, note, keys }: StatusBarProps) {
  return (
    <footer className="status-bar">
      {saved !== undefined && (
        <span className={`saved ${saved.kind}`} role="status">
          <Glyph name={LOOK[saved.kind]} />
          {saved.text}
        </span>
      )}
      {note !== undefined && <span className="ellipsis">{note}</span>}
      <span className="spacer" />
      {keys.map(([key, words]) => (
        <span className="key" key={key}>
          <Keys of={key} /> {words}
        </span>
      ))}
    </footer>
  );
}
