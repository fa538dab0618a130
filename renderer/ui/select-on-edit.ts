import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Selects the text of a field when it changes from how its value is shown
 * (`57,274.55`) to how it is typed (`57274.55`). That change drops the selection
 * that entering the field made, and what is typed next would be appended to the
 * old figure in place of replacing it.
 */
export function useSelectOnEdit(editing: boolean): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (editing) input.current?.select();
  }, [editing]);
  return input;
}
