/**
 * `npm run fault [-- --kills=N]`: the fault tests at the size of a night's run, 500 kills of the real
 * program unless told, and twice as many faults of the line to the gateway. `npm test` runs the same tests with a few.
 */
import { root } from "./lib/paths.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main, run } from "./lib/run.mjs";
import { tool } from "./lib/tool.mjs";
import { withDisplay } from "./lib/window.mjs";

const kills = /^--kills=(\d+)$/u.exec(process.argv[2] ?? "--kills=500")?.[1];

await main(async () => {
  if (kills === undefined) throw new Error("usage: npm run fault [-- --kills=N]");
  const { dist } = await prepareDesktop({ tests: true });
  const env = {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: dist,
    FAULT_KILLS: kills,
    SYNC_FAULTS: String(2 * Number(kills)),
  };
  const store = [tool("vitest"), "run", "test/fault"];
  const inStore = await run(process.execPath, store, { cwd: root, env });
  const window = withDisplay(process.execPath, [tool("playwright"), "test", "test/fault"]);
  const inWindow = await run(...window, { cwd: root, env });
  return inStore === 0 && inWindow === 0 ? 0 : 1;
});
