/** Builds the environments of vite.config.ts that are named on the command line, and no others. */
import path from "node:path";
import { createBuilder } from "vite";
import { root } from "./paths.mjs";

try {
  const config = { configFile: path.join(root, "vite.config.ts"), logLevel: "warn" };
  const builder = await createBuilder(config);
  for (const name of process.argv.slice(2)) await builder.build(builder.environments[name]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
