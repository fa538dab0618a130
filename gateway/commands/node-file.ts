import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** Where a running node takes commands, and the token that only who may read its folder has. */
export const NodeFile = z.strictObject({ url: z.string(), token: z.string() });
export type NodeFile = z.output<typeof NodeFile>;

function fileIn(folder: string): string {
  return path.join(folder, "node.json");
}

/** @returns forgets it again */
export function rememberNode(folder: string, node: NodeFile): () => void {
  const file = fileIn(folder);
  writeFileSync(file, JSON.stringify(node), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

export function nodeIn(folder: string): NodeFile | undefined {
  try {
    return NodeFile.safeParse(JSON.parse(readFileSync(fileIn(folder), "utf8"))).data;
  } catch {
    return undefined;
  }
}
