/** Finds what becomes of every mutant: killed, survived, timed out or not covered. */
import { progress } from "../lib/run.mjs";
import { Child, LOST } from "./children.mjs";
import { Coverage } from "./coverage.mjs";

/** To load a test file and run it whole, without a mutant. */
const MEASURE_SECONDS = 300;
/** A busy machine gives a child a fraction of a processor; only what hangs waits so long. */
const PATIENCE = 30;

/**
 * @param {object[]} mutants
 * @param {{ tests: string[], folder: string, setup: string[], env: object }} built the built tests
 * @param {{ jobs: number, seconds: number }} limits processes at once; time of each mutant
 * @param {(done: number) => void} done told how many are done
 * @returns {Promise<Map<string, string>>} the outcome of each mutant, by its id
 */
export async function outcomesOf(mutants, built, { jobs, seconds }, done) {
  const children = Array.from({ length: jobs }, () => new Child(built));
  const coverage = new Coverage();
  await shared(built.tests, children, (file, child) => measure(file, child, coverage));
  const outcomes = new Map();
  const alone = new Map();
  await shared(mutants, children, async (mutant, child) => {
    outcomes.set(mutant.id, await outcomeOf(mutant, { child, coverage, alone, seconds }));
    done(outcomes.size);
  });
  for (const child of children) child.end();
  return outcomes;
}

/** Each child takes the next when it is done with the one before. */
async function shared(things, children, work) {
  const waiting = [...things];
  const take = async (child) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await work(next, child);
  };
  await Promise.all(children.map(take));
}

async function measure(file, child, coverage) {
  const seen = await child.ask({ task: "measure", file }, MEASURE_SECONDS);
  if (seen === LOST) throw new Error(`${file} hangs without a mutant`);
  for (const name of coverage.add(file, seen)) progress(`fails without a mutant: ${name}`);
}

/**
 * A mutant whose tests ran out of time counts as alive, as does one only a test tells that by itself
 * fails without any mutant.
 */
async function outcomeOf(mutant, { child, coverage, alone, seconds }) {
  const hits = coverage.hitsOf(mutant);
  if (hits === 0) return "not covered";
  const { id, file: source } = mutant;
  const runs = coverage.runsFor(mutant);
  const given = { task: "attempt", mutant: id, hits, source, runs, seconds };
  const answer = await child.ask(given, seconds * PATIENCE);
  if (answer === LOST || answer.late) return "timed out";
  if (answer.failing === undefined) return "survived";
  const test = { file: answer.file, name: answer.failing };
  if (!(await passesAlone(test, source, child, alone))) return "survived";
  coverage.told(mutant, test);
  return "killed";
}

async function passesAlone(test, source, child, alone) {
  const key = `${test.file} ${test.name}`;
  if (!alone.has(key))
    alone.set(key, await child.ask({ task: "alone", source, ...test }, MEASURE_SECONDS));
  return alone.get(key) === true;
}
