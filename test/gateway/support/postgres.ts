import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** A PostgreSQL server of the test's own: an unprivileged user, a Unix socket, a folder that goes. */

const INSTALLED = "/usr/lib/postgresql";

/** Programs of the newest Debian package; nothing where none is installed. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(INSTALLED)) return undefined;
  const versions = readdirSync(INSTALLED).toSorted((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => path.join(INSTALLED, version, "bin"))
    .find((folder) => existsSync(path.join(folder, "initdb")));
}

export interface Server {
  /** Makes a database of its own and gives its URL. */
  readonly newDatabase: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** @param durable whether a commit waits for the disk: measurements ask for it, tests of behaviour need not */
export async function startPostgres(programs: string, durable = false): Promise<Server> {
  const folder = mkdtempSync(path.join(tmpdir(), "gateway-pg-"));
  const user = unprivileged();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, "data");
  const options = { cwd: folder, ...user };
  const init = ["-D", data, "-A", "trust", "-U", "gateway", "--no-sync", "-E", "UTF8"];
  execFileSync(path.join(programs, "initdb"), init, { ...options, stdio: "ignore" });
  const server = spawn(
    path.join(programs, "postgres"),
    ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", `fsync=${durable ? "on" : "off"}`],
    { ...options, stdio: "ignore" },
  );
  const url = (name: string) => `postgres://gateway@localhost/${name}?host=${folder}`;
  await answers(url("postgres"));
  let count = 0;
  return {
    newDatabase: async () => {
      count += 1;
      await query(url("postgres"), `CREATE DATABASE test${count}`);
      return url(`test${count}`);
    },
    stop: async () => {
      await stopped(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function answers(url: string): Promise<void> {
  for (;;) {
    try {
      await query(url, "SELECT 1");
      return;
    } catch {
      await pause(50);
    }
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

function stopped(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill("SIGINT");
  });
}
