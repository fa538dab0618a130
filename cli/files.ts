import { readFileSync } from "node:fs";
import type { InputFault } from "../core/exchange/input-fault.ts";
import { fail, ok, type Result } from "../core/result.ts";

/** Exit 0; 2 for bad input; 3 when the outcome is undetermined. */
export const EXIT = { done: 0, badInput: 2, undetermined: 3 } as const;

/** The text of a file, which must be UTF-8 to the last byte. */
export function readText(file: string): Result<string, InputFault> {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    return ok(decoder.decode(readFileSync(file)));
  } catch {
    return fail({
      code: "E-ARG-02",
      message: `读不了文件 ${file}。`,
      hint: "检查文件名、权限，文件须是 UTF-8。",
    });
  }
}

export function refuse(fault: InputFault): number {
  print(fault);
  return EXIT.badInput;
}

export function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
