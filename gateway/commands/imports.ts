import { folderAdapter } from "../incoming/folder.ts";
import { takeArrivals } from "../incoming/take.ts";
import { faultOf } from "../log.ts";
import { importFolder, type Node } from "./commands.ts";

/**
 * Looks at the import folder again and again; a failure waits for the next time.
 * @returns stops it, and resolves when nothing is being taken in any more
 */
export function importRegularly({ gateway, folder }: Node, everyMs: number): () => Promise<void> {
  if (everyMs === 0) return () => Promise.resolve();
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(async () => {
      try {
        await takeArrivals(gateway, folderAdapter(importFolder(folder)));
      } catch (error) {
        gateway.log({ event: "failed", code: "import", fault: faultOf(error) });
      }
    });
  }, everyMs);
  return () => {
    clearInterval(timer);
    return running;
  };
}
