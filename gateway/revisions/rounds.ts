/**
 * Cases that are taken in together. Of two that share a person or an invoice the second has to see
 * the first, so it waits for the next round; most of what a counter sends goes in one.
 * @param namesOf what a case shares with others (`lockNames`)
 */
export function roundsOf<T>(
  cases: readonly T[],
  namesOf: (one: T) => readonly string[],
): readonly (readonly T[])[] {
  const rounds: T[][] = [];
  const nextOf = new Map<string, number>();
  for (const one of cases) {
    const names = namesOf(one);
    const at = Math.max(0, ...names.map((name) => nextOf.get(name) ?? 0));
    const round = rounds[at];
    if (round === undefined) rounds.push([one]);
    else round.push(one);
    for (const name of names) nextOf.set(name, at + 1);
  }
  return rounds;
}
