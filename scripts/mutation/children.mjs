/** The processes that run mutants: one that does not answer in time is ended and begun anew. */
import { fork } from "node:child_process";
import path from "node:path";

const program = path.join(import.meta.dirname, "child.mjs");

/** What the tests print is nobody's result. */
const STREAMS = ["ignore", "ignore", "inherit", "ipc"];

/** What a child answers instead when it hung or died: it ran out of time or memory. */
export const LOST = Symbol("lost");

export class Child {
  #process = null;
  #begin;

  constructor({ folder, setup, env }) {
    const execArgv = ["--max-old-space-size=1024"];
    this.#begin = () =>
      fork(program, [folder, ...setup], {
        env: { ...process.env, ...env },
        execArgv,
        stdio: STREAMS,
      });
  }

  /** Asks one thing and waits at most so many seconds. */
  ask(message, seconds) {
    this.#process ??= this.#begin();
    const child = this.#process;
    return new Promise((resolve) => {
      const settle = (answer) => {
        clearTimeout(timer);
        child.off("message", settle).off("exit", lose).off("error", lose);
        resolve(answer);
      };
      const lose = () => {
        this.end();
        settle(LOST);
      };
      const timer = setTimeout(lose, seconds * 1000);
      child.once("message", settle).once("exit", lose).once("error", lose);
      child.send(message);
    });
  }

  end() {
    this.#process?.kill("SIGKILL");
    this.#process = null;
  }
}
