import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { postgresPrograms, startPostgres } from "../../gateway/support/postgres.ts";
import { answersOf, filled } from "./district.ts";

/** Writes the gateway's answers with few cases and with many, in one run, to the file that is named. */
const SIZES = [10_000, Number(process.env["GATEWAY_CASES"] ?? 1_000_000)];

const programs = postgresPrograms();
if (programs === undefined) throw new Error("PostgreSQL is not installed");
const folder = await mkdtemp(path.join(tmpdir(), "gateway-bench-"));
const server = await startPostgres(programs, true);
try {
  const sizes = [];
  for (const cases of SIZES) {
    const place = {
      folder: path.join(folder, String(cases)),
      databaseUrl: await server.newDatabase(),
    };
    const bytes = await filled(place, cases);
    sizes.push({ cases, bytes, ...(await answersOf(place)) });
  }
  const figures = { sizes, node: process.version, cpus: cpus().length };
  await writeFile(process.argv[2] ?? "", JSON.stringify(figures, null, 2));
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
