import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
} from "react";
import { isComposing } from "../app/keys.ts";
import { focusNext } from "./focus.ts";

type MoveOn = (from: Element) => void;

const MoveOnContext = createContext<MoveOn>(focusNext);

/** Goes from a control to the next field of its form, or says that the form is at its end. */
export function useMoveOn(): MoveOn {
  return useContext(MoveOnContext);
}

interface FieldsProps {
  readonly children: ReactNode;
  /** Enter in the last field. */
  readonly onEnd?: () => void;
  readonly className?: string;
}

/** Holds a form: Enter commits a field and goes to the next. */
export function Fields({ children, onEnd, className }: FieldsProps) {
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  const moveOn = useCallback((from: Element): void => {
    if (!focusNext(from)) end.current?.();
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== "Enter" || event.ctrlKey || event.altKey || event.shiftKey) return;
    if (event.defaultPrevented || isComposing(event.nativeEvent)) return;
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.role === "combobox") return;
    event.preventDefault();
    moveOn(target);
  };
  return (
    <MoveOnContext value={moveOn}>
      <div data-fields className={className} onKeyDown={onKeyDown}>
        {children}
      </div>
    </MoveOnContext>
  );
}
