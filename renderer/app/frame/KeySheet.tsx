import { Dialog } from "../../ui/Dialog.tsx";
import { KeyColumn, type KeyList } from "../../ui/KeyColumn.tsx";
import { COMMON_KEYS, FRAME } from "../../words/frame.ts";

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
