import { type KeyboardEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { LAYOUT_WORD } from "../../../core/words/invoice-text.ts";
import { isComposing, useHotkeys } from "../../app/keys.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { focusField } from "../../ui/focus.ts";
import { Message } from "../../ui/Message.tsx";
import { SCAN_WORDS as W } from "../../words/invoice-scan.ts";
import type { CaseDesk } from "../state/useCase.ts";
import { type ScanCell, toConfirm } from "./invoice-scan.ts";
import { ScanCells } from "./ScanCells.tsx";
import { ScanSource } from "./ScanSource.tsx";
import { ScanText } from "./ScanText.tsx";
import { useInvoiceScan } from "./use-invoice-scan.ts";
import "./invoice-scan.css";

/** A key this soon after another was not pressed by a hand: some scanners end with two Enters. */
const BURST_MS = 60;

/** Ctrl+B: an invoice from its code or its text, beside the table that is typed. */
export function InvoiceScan({ desk }: { readonly desk: CaseDesk }) {
  const [open, setOpen] = useState(false);
  useHotkeys({ "Ctrl+B": () => setOpen(true) });
  return (
    <>
      <Button size="small" keycap="Ctrl+B" onClick={() => setOpen(true)}>
        {W.open}
      </Button>
      {open && <ScanDialog desk={desk} onClose={() => setOpen(false)} />}
    </>
  );
}

function ScanDialog({ desk, onClose }: { readonly desk: CaseDesk; readonly onClose: () => void }) {
  const scan = useInvoiceScan(desk);
  const [waiting, setWaiting] = useState(false);
  const source = useRef<HTMLTextAreaElement>(null);
  const enterButton = useRef<HTMLButtonElement>(null);
  const lastKey = useRef(0);
  /** Characters came to the button: their Enter is still to come. */
  const typed = useRef(false);
  /** To the first cell that is to be looked at, else to the button: one Enter when all is clear. */
  const goOn = (cells: readonly ScanCell[]): void => {
    const [first] = cells;
    if (first === undefined) enterButton.current?.focus();
    else focusField(`scan.${first}`);
  };
  const read = (text: string): void => {
    if (text.trim() === "") return;
    typed.current = false;
    // The cells must stand before the cursor can go to one.
    goOn(toConfirm(flushSync(() => scan.read(text))));
  };
  const enter = async (): Promise<void> => {
    const outcome = await scan.enter();
    if (outcome === "entered") source.current?.focus();
    else if (outcome !== null) focusField(`scan.${outcome}`);
  };
  const next = (): void => {
    scan.clear();
    source.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter is the dialog's own: the case form below goes to its next field by it.
    if (event.key === "Enter") event.stopPropagation();
    if (isComposing(event.nativeEvent) || event.target !== enterButton.current) return;
    const burst = event.timeStamp - lastKey.current < BURST_MS;
    lastKey.current = event.timeStamp;
    // A second code scanned before the first was confirmed must not confirm it:
    // the Enter after its characters is the scanner's, however slowly it comes.
    if (event.key.length === 1 && event.key !== " " && !event.ctrlKey) {
      typed.current = true;
      setWaiting(true);
    } else if (event.key === "Enter" && (typed.current || burst)) {
      typed.current = false;
      event.preventDefault();
    }
  };
  return (
    <Dialog title={W.title} onClose={onClose} width={780}>
      <div className="invoice-scan" onKeyDown={onKeyDown}>
        <ScanSource scan={scan} source={source} onRead={read} />
        {scan.done !== null && (
          <p className="scan-done" role="status">
            {scan.done}
          </p>
        )}
        {waiting && scan.reading !== null && <Message problem={W.waiting} />}
        {scan.problems.map((problem) => (
          <Message key={problem.code} problem={problem} />
        ))}
        {scan.reading !== null && (
          <>
            <ScanCells scan={scan} goOn={goOn} />
            <ScanText reading={scan.reading} />
            <div className="actions">
              <span className="faint">{W.takenAs(LAYOUT_WORD[scan.reading.layout])}</span>
              <span className="spacer" />
              <button
                type="button"
                ref={enterButton}
                className="button primary large"
                onClick={() => {
                  setWaiting(false);
                  if (scan.refused) next();
                  else void enter();
                }}
              >
                {scan.refused ? W.another : scan.open.length > 0 ? W.enterAfterCheck : W.enter}
                <kbd>Enter</kbd>
              </button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
