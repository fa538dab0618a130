/** Running other programs, and saying what is going on. Progress goes to stderr: stdout belongs to results. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/** A failure whose message is all the developer needs: what is missing and what to do. */
export class SetupError extends Error {}

export function progress(message) {
  process.stderr.write(`· ${message}\n`);
}

/** Runs a program with this terminal's streams; resolves with its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", ...options });
    const pass = (signal) => child.kill(signal);
    process.on("SIGINT", pass).on("SIGTERM", pass);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/** Runs a program silently; resolves with its exit code and everything it printed. */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => resolve({ code: 127, output: error.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a program silently and, when it fails, throws with the end of what it printed. */
export async function must(command, args, what, options = {}) {
  const { code, output } = await capture(command, args, options);
  if (code !== 0) {
    const lines = stripVTControlCharacters(output).trimEnd().split("\n");
    throw new SetupError(`${what} failed:\n${excerpt(lines).join("\n")}`);
  }
  return output;
}

/** The beginning usually names the cause, the end the place. */
function excerpt(lines) {
  return lines.length <= 40 ? lines : [...lines.slice(0, 15), "…", ...lines.slice(-25)];
}

export function onPath(command) {
  const endings = process.platform === "win32" ? (process.env.PATHEXT ?? ".EXE").split(";") : [""];
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return folders.some((folder) =>
    endings.some((ending) => fs.existsSync(path.join(folder, command + ending))),
  );
}

/** npm is a script, and on Windows a .cmd one that cannot be spawned as it is. */
export function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith(".js")) return [process.execPath, [cli, ...args]];
  return process.platform === "win32" ? ["cmd.exe", ["/d", "/c", "npm", ...args]] : ["npm", args];
}

/** Ends the process the way a developer wants it: one line for a known failure, a stack for a bug. */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof SetupError ? `✗ ${error.message}` : error.stack}\n`);
    process.exitCode = 1;
  }
}
