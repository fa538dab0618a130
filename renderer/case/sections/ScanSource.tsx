import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { isComposing } from "../../app/keys.ts";
import { Message } from "../../ui/Message.tsx";
import { SCAN_WORDS as W } from "../../words/invoice-scan.ts";
import type { InvoiceScanning } from "./use-invoice-scan.ts";

/** A scanner ends with Enter; one that sends several lines goes on at once. */
const SCAN_REST_MS = 150;

interface ScanSourceProps {
  readonly scan: InvoiceScanning;
  readonly source: RefObject<HTMLTextAreaElement | null>;
  readonly onRead: (text: string) => void;
}

/** Where the scanner types. A pasted text is read at once, a scanned one when its keys have come. */
export function ScanSource({ scan, source, onRead }: ScanSourceProps) {
  const [composing, setComposing] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    clearTimeout(timer.current);
    if (event.key !== "Enter" || isComposing(event.nativeEvent)) return;
    const { currentTarget } = event;
    timer.current = setTimeout(() => onRead(currentTarget.value), SCAN_REST_MS);
  };
  return (
    <>
      <textarea
        ref={source}
        data-field="scan.source"
        aria-label={W.source}
        placeholder={W.hint}
        rows={3}
        maxLength={20_000}
        spellCheck={false}
        autoFocus
        value={scan.text}
        onChange={(event) => {
          scan.setText(event.target.value);
          if (event.target.value === "") setComposing(false);
        }}
        onCompositionStart={() => setComposing(true)}
        onPaste={({ currentTarget }) => {
          // The pasted text stands in the field after this event.
          setTimeout(() => onRead(currentTarget.value), 0);
        }}
        onKeyDown={onKeyDown}
      />
      {composing && <Message problem={W.composing} />}
    </>
  );
}
