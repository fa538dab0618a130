import { PGlite } from "@electric-sql/pglite";
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { type RunningGateway, type StartOptions, startGateway } from "../../../gateway/start.ts";
import { postgresPrograms, type Server, startPostgres } from "./postgres.ts";

/** The same tests on the embedded database and on a real PostgreSQL. */

const ENOUGH = 180_000;
const programs = postgresPrograms();

export interface Under {
  readonly running: () => RunningGateway;
  /** Everything that the gateway has logged. */
  readonly logged: () => string;
  readonly folder: () => string;
}

export function onEachDatabase(
  title: string,
  define: (under: Under) => void,
  options: Partial<StartOptions> = {},
): void {
  describe(`${title}, embedded`, () => define(underTest(null, options)));
  const missing = programs === undefined ? " (skipped: Debian's postgresql is not installed)" : "";
  describe.skipIf(programs === undefined)(`${title}, PostgreSQL${missing}`, () =>
    define(underTest(programs ?? null, options)),
  );
}

function underTest(bin: string | null, options: Partial<StartOptions>): Under {
  let folder = "";
  let server: Server | null = null;
  let running: RunningGateway | null = null;
  let lines = "";
  beforeAll(async () => {
    folder = newFolder();
    if (bin === null) await embeddedIn(folder);
    else server = await startPostgres(bin);
    const databaseUrl = await server?.newDatabase();
    running = await startGateway({
      ...testing(folder),
      databaseUrl,
      log: (text) => {
        lines += text;
      },
      ...options,
    });
  }, ENOUGH);
  afterAll(async () => {
    await running?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, ENOUGH);
  return {
    running: () => {
      if (running === null) throw new Error("not started");
      return running;
    },
    logged: () => lines,
    folder: () => folder,
  };
}

/** On this machine, without TLS, and with room for everything a test sends. */
export function testing(folder: string): StartOptions {
  const limits = { requestsAMinute: 1_000_000, knocksAMinute: 1_000_000 };
  return { folder, tls: "none", limits, district: { name: "开封市" }, log: () => undefined };
}

export function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), "gateway-"));
}

/** A new embedded database takes many seconds to make: it is made once and copied. */
export async function embeddedIn(folder: string): Promise<void> {
  const made = path.join("node_modules", ".cache", "gateway-embedded-18");
  if (!existsSync(made)) {
    const making = newFolder();
    const db = await PGlite.create({ dataDir: path.join(making, "database") });
    await db.close();
    mkdirSync(path.dirname(made), { recursive: true });
    try {
      cpSync(path.join(making, "database"), `${made}-${process.pid}`, { recursive: true });
      renameSync(`${made}-${process.pid}`, made);
    } catch (error) {
      if (!existsSync(made)) throw error;
    }
    rmSync(making, { recursive: true, force: true });
  }
  cpSync(made, path.join(folder, "database"), { recursive: true });
}
