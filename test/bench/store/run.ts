import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { growth } from "./growth.ts";
import { lookups } from "./lookups.ts";
import { saves } from "./saves.ts";

/** Prints one line of JSON with every figure of the store: `npm run bench:store` makes the table. */
const folder = await mkdtemp(path.join(tmpdir(), "workstation-bench-"));
try {
  const saved = await saves(path.join(folder, "saves"));
  const found = await lookups(path.join(folder, "lookups"), [1_000, 10_000, 100_000]);
  const grown = await growth(path.join(folder, "growth"), 500, 1_000_000);
  const machine = { node: process.version, cpus: cpus().length };
  console.log(JSON.stringify({ saved, found, grown, machine }));
} finally {
  await rm(folder, { recursive: true, force: true });
}
