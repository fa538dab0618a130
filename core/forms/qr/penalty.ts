/** How hard a masked code would be to read (ISO/IEC 18004, 7.8.3): the mask with the least is taken. */
export function penaltyOf(modules: readonly (readonly boolean[])[]): number {
  const columns = modules.map((_, x) => modules.map((line) => line[x] ?? false));
  const lines = [...modules, ...columns];
  return total(lines.map(runs)) + total(lines.map(finderLike)) + blocks(modules) + balance(modules);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Five or more of one colour in a line. */
function runs(line: readonly boolean[]): number {
  let penalty = 0;
  let length = 0;
  line.forEach((module, at) => {
    length = at > 0 && module === line[at - 1] ? length + 1 : 1;
    if (length === 5) penalty += 3;
    else if (length > 5) penalty += 1;
  });
  return penalty;
}

const FINDER = /(?=00001011101|10111010000)/gu;

/** What looks like a finder with light modules beside it. */
function finderLike(line: readonly boolean[]): number {
  const text = line.map((module) => (module ? "1" : "0")).join("");
  return (text.match(FINDER)?.length ?? 0) * 40;
}

/** Squares of two by two of one colour. */
function blocks(modules: readonly (readonly boolean[])[]): number {
  let count = 0;
  modules.forEach((line, y) =>
    line.forEach((module, x) => {
      const others = [line[x + 1], modules[y + 1]?.[x], modules[y + 1]?.[x + 1]];
      if (others.every((other) => other === module)) count++;
    }),
  );
  return count * 3;
}

/** Ten for each step of five percent by which the dark part is off the half. */
function balance(modules: readonly (readonly boolean[])[]): number {
  const all = modules.flat();
  const dark = all.filter(Boolean).length;
  return Math.floor(Math.abs(dark / all.length - 0.5) / 0.05) * 10;
}
