import { spawn } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the built program without driving its window, and waits until it ends. */
export function run(...args: readonly string[]): Promise<Ended> {
  const dist = process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? "";
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(path.join(dist, "electron"), [root, ...sandbox, ...args], { cwd: root });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, out, err }));
  });
}
