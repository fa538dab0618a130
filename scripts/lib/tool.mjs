/** The script behind a package's command, to be run with this Node: the same on every system, without a shell. */
import fs from "node:fs";
import path from "node:path";
import { modules } from "./paths.mjs";

const packages = { tsc: "typescript", playwright: "@playwright/test" };

export function tool(command) {
  const folder = path.join(modules, packages[command] ?? command);
  const { bin } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  return path.join(folder, typeof bin === "string" ? bin : bin[command]);
}
