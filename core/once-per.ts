/**
 * Works out once per object what follows from the object alone, and forgets it with the object.
 * For parts of a case, which are replaced and never changed in place: of hundreds of lines a
 * keystroke makes one anew, and only that one is read again.
 */
export function oncePer<K extends object, V extends NonNullable<unknown> | null>(
  work: (of: K) => V,
): (of: K) => V {
  const known = new WeakMap<K, V>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const value = work(of);
    known.set(of, value);
    return value;
  };
}
