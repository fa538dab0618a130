/** `npm run --silent adjudicate|lint:packs|recompute|reindex|verify|schema -- …`: builds the tool if need be, then runs it as it is asked. */
import fs from "node:fs";
import path from "node:path";
import { root } from "./lib/paths.mjs";
import { prepareTool } from "./lib/prepare.mjs";
import { main, run, SetupError } from "./lib/run.mjs";

/** The tools that open a profile's encrypted store; the others need no compiled code. */
const storeTools = ["reindex", "verify"];
const [name, ...args] = process.argv.slice(2);

await main(async () => {
  await prepareTool({ store: storeTools.includes(name) });
  const bundle = path.join(root, "dist", "cli", `${name}.mjs`);
  if (!fs.existsSync(bundle)) throw new SetupError(`There is no tool of the name ${name}`);
  // npm runs scripts in the project's folder; the caller's files lie where the caller is.
  return run(process.execPath, [bundle, ...args], { cwd: process.env.INIT_CWD ?? process.cwd() });
});
