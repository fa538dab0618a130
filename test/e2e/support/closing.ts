import type { ElectronApplication } from "@playwright/test";
import { execFileSync } from "node:child_process";

const LEFT_BEHIND_AFTER_MS = 5_000;
const SLOW_AFTER_MS = 30_000;

/**
 * Playwright waits until nobody holds the pipes of the program. A helper process of the
 * runtime may outlive the program and hold them: once the program itself has ended, what is
 * left of its process group is ended too. A program that does not end is waited for as
 * before, and what there is of it is told.
 */
export function closeWithHelpers(app: ElectronApplication): void {
  const program = app.process();
  program.once("exit", () => {
    setTimeout(() => endGroup(program.pid), LEFT_BEHIND_AFTER_MS).unref();
  });
  const close = app.close.bind(app);
  const closing = async (): Promise<void> => {
    const slow = setTimeout(() => tellGroup(program.pid, program.exitCode), SLOW_AFTER_MS);
    await close().finally(() => clearTimeout(slow));
  };
  Object.assign(app, { close: closing });
}

/** The program leads a group of its own, except on Windows. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined || process.platform === "win32") return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ESRCH";
}

function tellGroup(leader: number | undefined, exitCode: number | null): void {
  if (leader === undefined || process.platform === "win32") return;
  const columns = "pid,ppid,pgid,stat,etimes,wchan:24,args";
  const rows = execFileSync("ps", ["-eo", columns], { encoding: "utf8" }).split("\n");
  const own = rows.filter((row) => row.trim().split(/\s+/u)[2] === String(leader));
  const ended = exitCode === null ? "has not ended" : `has ended with ${exitCode}`;
  console.error(`the program ${leader} ${ended}; its processes:\n${own.join("\n")}`);
}
