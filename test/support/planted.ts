/** A copy of JSON with faults planted in it, each at a path such as `settlement.rows.0.bands`; undefined takes the key away. */
export function planted(json: unknown, faults: Readonly<Record<string, unknown>>): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(json));
  for (const [path, value] of Object.entries(faults)) plant(copy, path.split("."), value);
  return copy;
}

function plant(node: unknown, keys: readonly string[], value: unknown): void {
  const [key = "", ...rest] = keys;
  if (!isRecord(node)) throw new Error(`no such place: ${keys.join(".")}`);
  if (rest.length > 0) plant(node[key], rest, value);
  else if (value === undefined) delete node[key];
  else node[key] = value;
}

function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === "object" && node !== null;
}
