/** `npm run demo`: plays a counter's day on the real window and leaves its pictures and papers in out/demo/. */
import fs from "node:fs";
import path from "node:path";
import { root } from "./lib/paths.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main, run } from "./lib/run.mjs";
import { tool } from "./lib/tool.mjs";
import { withDisplay } from "./lib/window.mjs";

await main(async () => {
  const { dist } = await prepareDesktop({ tests: true });
  fs.mkdirSync(path.join(root, "out", "demo"), { recursive: true });
  const playwright = [
    tool("playwright"),
    "test",
    "--config",
    "playwright.demo.config.ts",
    ...process.argv.slice(2),
  ];
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist };
  const code = await run(...withDisplay(process.execPath, playwright), { cwd: root, env });
  if (code === 0) console.log("\nout/demo/");
  return code;
});
