import { Dialog } from "../../ui/Dialog.tsx";
import { Keys } from "../../ui/Kbd.tsx";
import { COMMON_KEYS, FRAME } from "../../words/frame.ts";

type KeyList = readonly (readonly [string, string])[];

/** Every key that does something here. */
export function KeySheet({
  here,
  onClose,
}: {
  readonly here: KeyList;
  readonly onClose: () => void;
}) {
  const known = new Set(here.map(([key]) => key));
  return (
    <Dialog title={FRAME.keySheet} onClose={onClose} width={640}>
      <div className="key-sheet">
        <KeyColumn title={FRAME.keySheetHere} keys={here} />
        <KeyColumn
          title={FRAME.keySheetEverywhere}
          keys={COMMON_KEYS.filter(([key]) => !known.has(key))}
        />
      </div>
    </Dialog>
  );
}

function KeyColumn({ title, keys }: { readonly title: string; readonly keys: KeyList }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <Keys of={key} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
