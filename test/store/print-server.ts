import { execFile, type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A driver of cups-filters that takes PDF as it is. */
const PDF_DRIVER = "/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd";
const CUPS_PDF_DRIVER = "/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd";

/** CUPS is part of Linux; `npm run build` installs the server for the tests there. */
export const HAS_CUPS = process.platform === "linux";

/** A real cupsd of its own, which knows no printer of this machine. */
export class PrintServer {
  readonly #folder: string;
  readonly #daemon: ChildProcess;

  private constructor(folder: string, daemon: ChildProcess) {
    this.#folder = folder;
    this.#daemon = daemon;
  }

  static async start(): Promise<PrintServer> {
    const folder = await mkdtemp(path.join(tmpdir(), "cups-"));
    await chmod(folder, 0o755);
    for (const name of ["root", "spool", "spool/tmp", "cache", "run", "out"]) {
      await mkdir(path.join(folder, name));
      await chmod(path.join(folder, name), 0o777);
    }
    const files = path.join(folder, "root/cups-files.conf");
    const config = path.join(folder, "root/cupsd.conf");
    await writeFile(files, filesConfig(folder));
    await writeFile(config, CONFIG(folder));
    const daemon = spawn("cupsd", ["-f", "-c", config, "-s", files], { stdio: "ignore" });
    const server = new PrintServer(folder, daemon);
    await server.#untilUp();
    return server;
  }

  /** For the programs that are to print here. */
  get environment(): NodeJS.ProcessEnv {
    return { ...process.env, CUPS_SERVER: path.join(this.#folder, "run/cups.sock") };
  }

  /** A queue that writes what reaches the printer into a file. */
  async addQueue(name: string, description: string): Promise<void> {
    await this.#admin(name, `file://${this.#folder}/out/${name}.pdf`, description, PDF_DRIVER);
  }

  /** A queue of cups-pdf, as an office without a printer has it. */
  async addPdfQueue(name: string): Promise<void> {
    await this.#admin(name, "cups-pdf:/", name, CUPS_PDF_DRIVER);
  }

  /** A queue whose printer is switched off: nothing listens at its address. */
  async addDeadQueue(name: string): Promise<void> {
    await this.#admin(name, "socket://127.0.0.1:9", name, PDF_DRIVER);
  }

  async setDefault(name: string): Promise<void> {
    await this.#run("lpadmin", "-d", name);
  }

  async reject(name: string, reason: string): Promise<void> {
    await this.#run("cupsreject", "-r", reason, name);
  }

  async disable(name: string, reason: string): Promise<void> {
    await this.#run("cupsdisable", "-r", reason, name);
  }

  async enable(name: string): Promise<void> {
    await this.#run("cupsenable", name);
  }

  /** What programs have handed over, in its order, byte for byte. */
  async spooled(): Promise<readonly Uint8Array[]> {
    const folder = path.join(this.#folder, "spool");
    const names = (await readdir(folder)).filter((name) => /^d\d+-001$/u.test(name)).sort();
    return Promise.all(names.map((name) => readFile(path.join(folder, name))));
  }

  /** What came out of a queue of `addQueue`, once it has. */
  async output(name: string): Promise<string> {
    const file = path.join(this.#folder, `out/${name}.pdf`);
    for (let tries = 0; tries < 100; tries += 1) {
      const { stdout } = await this.#run("lpstat", "-W", "not-completed", "-o", name);
      if (stdout === "" && (await readFile(file).catch(() => null)) !== null) return file;
      await pause(100);
    }
    throw new Error(`nothing came out of ${name}`);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#daemon.once("exit", resolve));
    this.#daemon.kill("SIGTERM");
    await ended;
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #admin(name: string, device: string, description: string, driver: string): Promise<void> {
    const options = ["PageSize=A4", "printer-error-policy=retry-job"].flatMap((one) => ["-o", one]);
    const queue = ["-p", name, "-E", "-v", device, "-D", description, "-P", driver];
    await this.#run("lpadmin", ...queue, ...options);
  }

  #run(command: string, ...args: readonly string[]): Promise<{ stdout: string }> {
    return run(command, args, { env: this.environment });
  }

  async #untilUp(): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      const { stdout } = await this.#run("lpstat", "-r").catch(() => ({ stdout: "" }));
      if (stdout.includes("is running")) return;
      await pause(50);
    }
    throw new Error("cupsd does not start");
  }
}

/** As root, cupsd does its work as `lp`; as anybody else, as that user. */
function filesConfig(folder: string): string {
  const user = process.getuid?.() === 0 ? "lp" : userInfo().username;
  return [
    `ServerRoot ${folder}/root`,
    `RequestRoot ${folder}/spool`,
    `CacheDir ${folder}/cache`,
    `StateDir ${folder}/run`,
    `TempDir ${folder}/spool/tmp`,
    `AccessLog ${folder}/access.log`,
    `ErrorLog ${folder}/error.log`,
    `PageLog ${folder}/page.log`,
    "FileDevice Yes",
    `User ${user}`,
    ...(user === "lp" ? ["Group lp"] : []),
    "SystemGroup root lpadmin",
    "",
  ].join("\n");
}

const CONFIG = (folder: string): string => `Listen ${folder}/run/cups.sock
Browsing Off
DefaultAuthType None
PreserveJobFiles Yes
PreserveJobHistory Yes
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
`;
