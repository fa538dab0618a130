import type { Pack } from "./pack.ts";
import type { Cited } from "./values.ts";

/** An object of a pack under the path by which receipts and settings call it. */
export interface PackNode {
  readonly path: string;
  readonly node: Readonly<Record<string, unknown>>;
}

/** Every object of a pack, wherever it stands, so that no new key escapes a check. */
export function nodesOf(pack: Pack): readonly PackNode[] {
  return [...walk(pack, "")];
}

/** A value with a source, and where it stands. */
export interface CitedNode {
  readonly path: string;
  readonly cited: Cited<unknown>;
}

export function citedIn(nodes: readonly PackNode[]): readonly CitedNode[] {
  return nodes.flatMap(({ path, node }) => (isCited(node) ? [{ path, cited: node }] : []));
}

/** The ids of clauses that an object itself cites. */
export function clausesOf({ node }: PackNode): readonly string[] {
  const { clause, clauses, raisedBy, consentBy } = node;
  const listed: readonly unknown[] = Array.isArray(clauses) ? clauses : [];
  return [clause, ...listed, raisedBy, consentBy].filter((id) => typeof id === "string");
}

function* walk(value: unknown, path: string): Generator<PackNode> {
  if (!isRecord(value)) return;
  if (!Array.isArray(value)) yield { path, node: value };
  for (const [key, child] of Object.entries(value)) {
    const segment = segmentOf(key, child, Array.isArray(value));
    yield* walk(child, [path, segment].filter((part) => part !== "").join("."));
  }
}

/** Keys that are no part of a parameter's name. */
const UNNAMED: ReadonlySet<string> = new Set(["then", "also", "readings"]);

/** Rows, rules and readings go by their id, operations by what they do. */
function segmentOf(key: string, child: unknown, listed: boolean): string {
  if (!listed) return UNNAMED.has(key) ? "" : key;
  const name = isRecord(child) ? (child["id"] ?? child["op"]) : undefined;
  return typeof name === "string" ? name : key;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isCited(
  node: Readonly<Record<string, unknown>>,
): node is Readonly<Record<string, unknown>> & Cited<unknown> {
  return "value" in node && "confidence" in node && isRecord(node["source"]);
}
