/** Which tests can tell each mutant from the program, and in which order to ask them. */

/** A test slower than this waits until all the quicker ones have passed. */
const SLOW_MS = 100;
/** So many of the tests that last told a mutant of the same file are asked first. */
const LIKELY = 12;

export class Coverage {
  #mutants = new Map();
  /** The last to tell a mutant of the file first. */
  #killers = new Map();

  /** Adds what a run without mutants showed of one test file. @returns the tests that fail anyway */
  add(file, { loading, loadingMs, tests }) {
    for (const { name, ms, reaches } of tests.filter(({ passes }) => passes)) {
      const test = { file, name, ms, cost: ms + loadingMs, key: keyOf({ file, name }) };
      // What runs while the file is loaded may show in any of its tests.
      for (const [mutant, hits] of Object.entries({ ...loading, ...reaches }))
        this.#reached(mutant, test, hits);
    }
    return tests.filter(({ passes }) => !passes).map(({ name }) => name);
  }

  #reached(mutant, test, hits) {
    const known = this.#mutants.get(mutant) ?? { tests: [], hits: 0 };
    known.tests.push(test);
    known.hits += hits;
    this.#mutants.set(mutant, known);
  }

  /** How often all tests together come by a mutant; 0: none does. */
  hitsOf({ id }) {
    return this.#mutants.get(id)?.hits ?? 0;
  }

  /** @returns {{ file: string, names: string[] }[]} */
  runsFor({ id, file }) {
    const all = this.#mutants.get(id)?.tests ?? [];
    const keys = this.#killers.get(file) ?? [];
    const recent = keys.flatMap((key) => all.filter((test) => test.key === key));
    const likely = recent.slice(0, LIKELY);
    const rest = all.filter((test) => !likely.includes(test));
    const promising = new Set(recent.map((test) => test.file));
    const quick = rest.filter(({ ms }) => ms < SLOW_MS);
    const slow = rest.filter(({ ms }) => ms >= SLOW_MS);
    return [likely, ...[quick, slow].map((tests) => inOrder(tests, promising))].flatMap(runsOf);
  }

  told({ file }, test) {
    const key = keyOf(test);
    const others = (this.#killers.get(file) ?? []).filter((other) => other !== key);
    this.#killers.set(file, [key, ...others]);
  }
}

const keyOf = ({ file, name }) => `${file} ${name}`;

/** One loading of each test file, the files in the order of their first test. */
function runsOf(tests) {
  const runs = new Map();
  for (const { file, name } of tests) {
    const run = runs.get(file) ?? { file, names: [] };
    run.names.push(name);
    runs.set(file, run);
  }
  return [...runs.values()];
}

/** The test files that told mutants before first, and the quickest. */
function inOrder(tests, promising) {
  return tests.toSorted(
    (one, other) =>
      Number(promising.has(other.file)) - Number(promising.has(one.file)) || one.cost - other.cost,
  );
}
