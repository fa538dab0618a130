import type { Problem } from "../../../core/problem.ts";
import { weight } from "../../ui/Message.tsx";

/** What is wrong with one line, as its row shows it. */
export interface LineProblem {
  readonly weight: "block" | "prov" | "undet" | "off";
  readonly text: string;
}

/** The first problem of each line, by its index. What is only missing warns; it does not shout. */
export function lineProblems(problems: readonly Problem[]): ReadonlyMap<number, LineProblem> {
  const byLine = new Map<number, LineProblem>();
  for (const problem of problems) {
    const match = /^lines\.(\d+)\./u.exec(problem.field ?? "");
    if (match === null) continue;
    const row = Number(match[1]);
    if (byLine.has(row)) continue;
    byLine.set(row, {
      weight: problem.kind === "missing" ? "prov" : weight(problem.code).tone,
      text: problem.what.replace(/^明细第\d+行/u, "").replace(/。$/u, ""),
    });
  }
  return byLine;
}
