/** `npm run bench [-- vitest arguments]`: the measurements in test/bench, which `npm test` leaves out. */
import { root } from "./lib/paths.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main, run } from "./lib/run.mjs";
import { tool } from "./lib/tool.mjs";

await main(async () => {
  await prepareDesktop({ tests: true });
  const args = ["bench", "--run", "--config", "vitest.bench.config.ts", ...process.argv.slice(2)];
  return run(process.execPath, [tool("vitest"), ...args], { cwd: root });
});
