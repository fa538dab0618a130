/** Remembering what was done, so that it is done again only when its inputs have changed. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

export function hash(...parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part).update("\0");
  return sum.digest("hex").slice(0, 16);
}

/** Names, sizes and times of all files under the given paths: quick, and enough to see an edit. */
export function fingerprint(paths) {
  const lines = [];
  const visit = (file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory())
      for (const name of fs.readdirSync(file).sort()) visit(path.join(file, name));
    else lines.push(`${file} ${stat.size} ${stat.mtimeMs}`);
  };
  paths.forEach(visit);
  return hash(...lines);
}

export function readText(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

export function writeText(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
