/** What is printed of a run: the mutants that live, a table of files, the score. */
const OUTCOMES = ["killed", "survived", "timed out", "not covered"];
const SHOWN = 120;

/** Every mutant no test told, at its place, with what stood there and what stands there instead. */
export function survivorsOf(mutants, outcomes) {
  const alive = mutants.filter(({ id }) => outcomes.get(id) !== "killed");
  return alive.map((mutant) => {
    const { line, column } = mutant.location.start;
    const place = `${mutant.file}:${line + 1}:${column + 1}`;
    return [
      `${place} [${outcomes.get(mutant.id)}] ${mutant.mutatorName}`,
      `  - ${oneLine(mutant.original)}`,
      `  + ${oneLine(mutant.replacement)}`,
    ].join("\n");
  });
}

function oneLine(text) {
  return text.replaceAll(/\s+/g, " ").trim().slice(0, SHOWN);
}

/** @returns {{ table: string, score: number }} the score: killed in percent of all */
export function summaryOf(mutants, outcomes) {
  const files = [...new Set(mutants.map(({ file }) => file))];
  const rows = files.map((name) =>
    rowOf(
      name,
      mutants.filter(({ file }) => file === name),
      outcomes,
    ),
  );
  const all = rowOf("all", mutants, outcomes);
  const head = "| file | killed | survived | timed out | not covered | score |";
  const lines = [...rows, all].map(
    ({ name, counts, score }) => `| ${[name, ...counts, `${score.toFixed(1)} %`].join(" | ")} |`,
  );
  return { table: [head, "|---|---:|---:|---:|---:|---:|", ...lines].join("\n"), score: all.score };
}

function rowOf(name, mutants, outcomes) {
  const counts = OUTCOMES.map(
    (outcome) => mutants.filter(({ id }) => outcomes.get(id) === outcome).length,
  );
  return { name, counts, score: mutants.length === 0 ? 100 : (100 * counts[0]) / mutants.length };
}
