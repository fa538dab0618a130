/** An expected failure is a value, not an exception: exceptions are for bugs. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Two results as one: both values, or everything that either lacks. */
export function both<A, B, E>(
  a: Result<A, NonEmpty<E>>,
  b: Result<B, NonEmpty<E>>,
): Result<readonly [A, B], NonEmpty<E>> {
  if (a.ok) return b.ok ? ok([a.value, b.value] as const) : b;
  return b.ok ? a : fail([...a.error, ...b.error]);
}

/** A result whose failure is a list of one, to be put together with others by `both`. */
export function each<T, E>(result: Result<T, E>): Result<T, NonEmpty<E>> {
  return result.ok ? result : fail([result.error]);
}

/** Everything that any of several results lacks, of which at least one has failed. */
export function errorsOf<E>(results: readonly Result<unknown, NonEmpty<E>>[]): NonEmpty<E> {
  const errors = results.flatMap((result): readonly E[] => (result.ok ? [] : result.error));
  if (!isNonEmpty(errors)) throw new Error("nothing has failed");
  return errors;
}

/** Makes a switch over a union exhaustive: the compiler refuses a forgotten case. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

/** A list that the compiler knows is not empty, such as the sources of a figure. */
export type NonEmpty<T> = readonly [T, ...T[]];

export function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0;
}
