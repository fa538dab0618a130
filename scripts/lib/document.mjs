import fs from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";

/** Replaces what stands between the two marks of this name in a document of docs/. */
export function writeSection(name, section, document = "performance.md") {
  const file = path.join(root, "docs", document);
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = fs.readFileSync(file, "utf8").split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/${document} lacks ${begin} or ${end}`);
  fs.writeFileSync(file, `${before}${begin}\n\n${section}\n\n${end}${after}`);
}
