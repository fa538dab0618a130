import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A program in a process of its own that says lines of JSON, and can be killed at any instant. */
export class Spoken {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<void>;
  readonly #waiting: { wanted: (line: unknown) => boolean; done: (line: unknown) => void }[] = [];
  /** What it wrote to its error output: shown when a test fails. */
  complaint = "";

  constructor(
    program: string,
    args: readonly string[],
    hear: (line: unknown) => void,
    env: Readonly<Record<string, string>> = {},
  ) {
    this.#child = spawn(process.execPath, [program, ...args], {
      stdio: "pipe",
      env: { ...process.env, ...env },
    });
    this.#ended = new Promise((resolve) => this.#child.once("exit", () => resolve()));
    this.#child.stderr.on("data", (text) => (this.complaint += String(text)));
    createInterface({ input: this.#child.stdout }).on("line", (text) => {
      const line: unknown = JSON.parse(text);
      hear(line);
      for (const one of this.#waiting.filter(({ wanted }) => wanted(line))) {
        this.#waiting.splice(this.#waiting.indexOf(one), 1);
        one.done(line);
      }
    });
  }

  /** The next line that is wanted; fails when the program ends before it. */
  next(wanted: (line: unknown) => boolean = () => true): Promise<unknown> {
    const said = new Promise((done) => this.#waiting.push({ wanted, done }));
    const ended = this.#ended.then(() => {
      throw new Error(`the program ended: ${this.complaint}`);
    });
    return Promise.race([said, ended]);
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null;
  }

  tell(line: object): void {
    this.#child.stdin.write(`${JSON.stringify(line)}\n`);
  }

  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }
}
