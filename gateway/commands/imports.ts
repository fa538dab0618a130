import { folderAdapter } from "../incoming/folder.ts";
import { takeArrivals } from "../incoming/take.ts";
import { importFolder, type Node } from "./commands.ts";
import { regularly } from "./regularly.ts";

/** Looks at the import folder again and again. */
export function importRegularly({ gateway, folder }: Node, everyMs: number): () => Promise<void> {
  return regularly(gateway, "import", everyMs, () =>
    takeArrivals(gateway, folderAdapter(importFolder(folder))),
  );
}
