import { useCallback, useLayoutEffect, useRef, useState } from "react";

/**
 * The same object as before while its content is the same, so that what is
 * drawn from it is not drawn again at every keystroke.
 */
export function useSame<T>(value: T): T {
  const [same] = useState(() => remember<T>());
  return same(value);
}

/** Gives back the value seen before while the new one says the same. */
export function remember<T>(): (value: T) => T {
  let kept: { readonly key: string; readonly value: T } | null = null;
  return (value) => {
    const key = JSON.stringify(value, mapsAsEntries);
    if (kept?.key !== key) kept = { key, value };
    return kept.value;
  };
}

function mapsAsEntries(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}

/** The same object as before while each of its members is the very same. */
export function useSameMembers<T extends object>(value: T): T {
  const [same] = useState(() => rememberMembers<T>());
  return same(value);
}

/** Gives back the object seen before while the new one has the very same members. */
export function rememberMembers<T extends object>(): (value: T) => T {
  let kept: T | null = null;
  return (value) => {
    if (kept === null || !haveSameMembers(kept, value)) kept = value;
    return kept;
  };
}

function haveSameMembers(one: object, other: object): boolean {
  const members = new Map(Object.entries(one));
  const others = Object.entries(other);
  return (
    members.size === others.length &&
    others.every(([name, value]) => members.has(name) && Object.is(members.get(name), value))
  );
}

/** A handler that never changes and always does the newest. */
export function useHandler<A extends readonly unknown[], R>(
  handler: (...args: A) => R,
): (...args: A) => R {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
