import { useCallback, useLayoutEffect, useRef } from "react";

/**
 * The same object as before while its content is the same, so that what is
 * drawn from it is not drawn again at every keystroke.
 */
export function useSame<T>(value: T): T {
  const key = JSON.stringify(value, mapsAsEntries);
  const kept = useRef({ key, value });
  if (kept.current.key !== key) kept.current = { key, value };
  return kept.current.value;
}

function mapsAsEntries(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}

/** A handler that never changes and always does the newest. */
export function useHandler<A extends readonly unknown[], R>(handler: (...args: A) => R): (...args: A) => R {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
