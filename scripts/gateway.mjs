/** `npm run gateway [-- COMMAND …]`: builds the gateway if need be, then starts it or gives it a command. */
import path from "node:path";
import { root } from "./lib/paths.mjs";
import { prepareGateway } from "./lib/prepare.mjs";
import { main, run } from "./lib/run.mjs";

await main(async () => {
  await prepareGateway();
  const bundle = path.join(root, "dist", "gateway", "main.mjs");
  // npm runs scripts in the project's folder; the caller's files lie where the caller is.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return run(process.execPath, [bundle, ...process.argv.slice(2)], { cwd });
});
