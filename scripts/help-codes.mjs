/** `npm run help-codes`: writes renderer/help/codes.json, every code with its words, for the help. */
import fs from "node:fs";
import path from "node:path";
import { runnerImport } from "vite";
import { root } from "./lib/paths.mjs";
import { main, progress } from "./lib/run.mjs";

await main(async () => {
  const { module } = await runnerImport(path.join(root, "test", "support", "code-table.ts"), {
    root,
    configFile: false,
    logLevel: "error",
  });
  const file = path.join(root, "renderer", "help", "codes.json");
  fs.writeFileSync(file, `${JSON.stringify(module.codeTable(root), null, 2)}\n`);
  progress("renderer/help/codes.json is written");
  return 0;
});
