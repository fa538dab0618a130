import type { QrMatrix } from "../qr/matrix.ts";
import type { Block } from "./block.ts";

/** Modules that stay white around a code, or a scanner does not find it. */
const QUIET = 4;

/** Side of a code with its quiet zone, in points. */
export function qrSide(code: QrMatrix, module: number): number {
  return (code.length + QUIET * 2) * module;
}

/** A QR code as lines as thick as a module is tall, one for each run of dark modules. */
export function qrBlock(code: QrMatrix, module: number): Block {
  return {
    height: qrSide(code, module),
    draw(pen, left, top) {
      code.forEach((line, row) => {
        const y = top + (row + QUIET + 0.5) * module;
        for (const [from, to] of darkRuns(line)) {
          const [start, end] = [left + (from + QUIET) * module, left + (to + QUIET) * module];
          const points = [
            [start, y],
            [end, y],
          ] as const;
          pen.marks.push({
            kind: "stroke",
            points,
            closed: false,
            weight: module,
            dash: [],
            ink: 0,
          });
        }
      });
    },
  };
}

/** First module of each dark run and the one after its last. */
function darkRuns(line: readonly boolean[]): (readonly [from: number, to: number])[] {
  return line.flatMap((dark, at) => {
    if (!dark || line[at - 1] === true) return [];
    const end = line.indexOf(false, at);
    return [[at, end === -1 ? line.length : end] as const];
  });
}
