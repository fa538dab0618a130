/** `npm run clauses`: writes docs/clauses.md, the clauses with the rules and the tests that name them. */
import fs from "node:fs";
import path from "node:path";
import { runnerImport } from "vite";
import { root } from "./lib/paths.mjs";
import { main, progress } from "./lib/run.mjs";

await main(async () => {
  const { module } = await runnerImport(path.join(root, "test", "support", "clause-table.ts"), {
    root,
    configFile: false,
    logLevel: "error",
  });
  fs.writeFileSync(path.join(root, "docs", "clauses.md"), module.clauseTable(root));
  progress("docs/clauses.md is written");
  return 0;
});
