import { type ReactNode, useEffect, useRef } from "react";
import { useHotkeys } from "../app/keys.ts";
import "./dialog.css";

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: number;
}

/** A short question over the screen. Esc goes back; keys below it are silent. */
export function Dialog({ title, onClose, children, width = 440 }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useHotkeys({ Esc: onClose }, "dialog");
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-label={title}
      style={{ width }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}
