import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "vite";

/** What a code says to a clerk; `…` stands where the program puts in a name or a figure. */
export interface CodeEntry {
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
}

const FOLDERS = ["core", "electron", "renderer"];
/** Files of other systems are read by the command line alone: its codes are no clerk's. */
const NO_CLERK = path.join("core", "exchange");
const CODE = /^[EWUN]-[A-Z]+-\d+$/u;
const HAN = /\p{Script=Han}/u;

type Node = Readonly<Record<string, unknown>>;

/** Every code that the sources make a problem of, with its words, each pair once, in order. */
export function codeTable(root: string): readonly CodeEntry[] {
  const entries = new Map<string, CodeEntry>();
  for (const file of sourcesOf(root)) {
    const { program, errors } = parseSync(file, readFileSync(file, "utf8"));
    if (errors.length > 0) throw new Error(`${file} cannot be parsed`);
    const consts = constsOf(program);
    walk(program, (node) => {
      const entry = entryOf(node, consts);
      if (entry !== null) entries.set(JSON.stringify(entry), entry);
    });
  }
  const all = [...entries.values()];
  const told = new Set(all.filter(({ what }) => HAN.test(what)).map(({ code }) => code));
  const kept = all.filter(({ code, what }) => HAN.test(what) || !told.has(code));
  return kept.toSorted(
    (a, b) => compare(a.code, b.code) || compare(a.what, b.what) || compare(a.remedy, b.remedy),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sourcesOf(root: string): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/u.test(name) && !name.endsWith(".d.ts"))
      .map((name) => path.join(folder, name))
      .filter((name) => !name.startsWith(NO_CLERK))
      .map((name) => path.join(root, name)),
  );
}

/** `fault(code, what, remedy)` with or without other arguments, or `{ code, what, remedy }`. */
function entryOf(node: Node, consts: Consts): CodeEntry | null {
  if (node["type"] === "CallExpression") {
    const texts = nodesIn(node["arguments"]).map((each) => textOf(each, consts));
    const code = texts.find((text) => text !== null && CODE.test(text));
    const words = texts.filter((text) => text !== null && isWords(text));
    return code === undefined || code === null ? null : made(code, words[0], words[1]);
  }
  if (node["type"] !== "ObjectExpression") return null;
  const text = (name: string): string | null => {
    const property = nodesIn(node["properties"]).find(
      ({ key }) => isNode(key) && key["name"] === name,
    );
    const value = property?.["value"];
    return isNode(value) ? textOf(value, consts) : null;
  };
  const code = text("code");
  return code === null || !CODE.test(code) ? null : made(code, text("what"), text("remedy"));
}

/** Words, and not the path of a field or another key. */
function isWords(text: string): boolean {
  return HAN.test(text) || (text.includes("…") && !/[\w.]/u.test(text));
}

function made(code: string, what?: string | null, remedy?: string | null): CodeEntry {
  return { code, what: what ?? "", remedy: remedy ?? "" };
}

/** The words of an expression, `…` for what is only known while the program runs; null: no words. */
function textOf(node: Node, consts: Consts): string | null {
  switch (node["type"]) {
    case "Literal":
      return typeof node["value"] === "string" ? node["value"] : null;
    case "TemplateLiteral":
      return nodesIn(node["quasis"])
        .map(({ value }) =>
          isNode(value) && typeof value["cooked"] === "string" ? value["cooked"] : "",
        )
        .join("…");
    case "BinaryExpression":
      return `${partOf(node["left"], consts) ?? "…"}${partOf(node["right"], consts) ?? "…"}`;
    case "ConditionalExpression":
      return partOf(node["consequent"], consts);
    case "TSAsExpression":
      return partOf(node["expression"], consts);
    case "Identifier": {
      const value = constOf(node, consts);
      return value === null ? null : textOf(value, []);
    }
    default:
      return null;
  }
}

function partOf(value: unknown, consts: Consts): string | null {
  return isNode(value) ? textOf(value, consts) : null;
}

/** The constants of a file, each with the stretch of it in which the name holds. */
type Consts = readonly {
  readonly name: string;
  readonly value: Node;
  readonly scope: readonly [number, number];
}[];

const FUNCTIONS = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];

function constsOf(program: unknown): Consts {
  const functions: (readonly [number, number])[] = [[0, Number.POSITIVE_INFINITY]];
  const named: { name: string; value: Node; at: number }[] = [];
  walk(program, (node) => {
    if (FUNCTIONS.includes(String(node["type"]))) {
      functions.push([Number(node["start"]), Number(node["end"])]);
    }
    const [id, init] = [node["id"], node["init"]];
    if (node["type"] === "VariableDeclarator" && isNode(id) && isNode(init)) {
      named.push({ name: String(id["name"]), value: init, at: Number(node["start"]) });
    }
  });
  return named.map(({ name, value, at }) => {
    const around = functions.filter(([from, to]) => from <= at && at < to);
    return { name, value, scope: around.toSorted(([a], [b]) => b - a)[0] ?? [0, 0] };
  });
}

function constOf(node: Node, consts: Consts): Node | null {
  const at = Number(node["start"]);
  const holding = consts.filter(
    ({ name, scope: [from, to] }) => name === node["name"] && from <= at && at < to,
  );
  return holding.toSorted((a, b) => b.scope[0] - a.scope[0])[0]?.value ?? null;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit);
  else if (isNode(value)) {
    visit(value);
    for (const each of Object.values(value)) walk(each, visit);
  }
}

function nodesIn(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
