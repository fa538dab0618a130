import { protocol } from "electron";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type RareFontLoader, rareFontsIn } from "../forms/rare-fonts.ts";
import { lentPaper } from "./lent-papers.ts";

const SCHEME = "app";
const HOST = "workstation";

/** Address of the first page. */
export const START_PAGE = `${SCHEME}://${HOST}/`;

/** Address of the page that a hidden window prints. */
export const PRINT_PAGE = `${START_PAGE}print.html`;

/** Whether an address belongs to the program's own pages. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol: scheme, host } = new URL(address);
  return scheme === `${SCHEME}:` && host === HOST;
}

/** Must run before the program is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the screens from their folder, the fonts of the papers from theirs, and nothing else. */
export function serveScreens(screens: string, resources: string): void {
  const rare = rareFontsIn(path.join(resources, "rare-fonts"));
  protocol.handle(SCHEME, async ({ url }) => {
    const found = isOurs(url) ? await serve(screens, resources, rare, url).catch(() => null) : null;
    return found ?? new Response("", { status: 404 });
  });
}

/** What an address stands for: a paper that is being printed, a font, a file; null for nothing. */
async function serve(
  screens: string,
  resources: string,
  rare: RareFontLoader,
  address: string,
): Promise<Response | null> {
  const { pathname } = new URL(address);
  const paper = lentPaper(pathname);
  if (paper !== undefined) return asset("paper.pdf", paper);
  const name = decodeURIComponent(pathname.slice(1));
  const [, number] = /^rare-fonts\/([0-9a-f]{3})\.ttf$/u.exec(name) ?? [];
  if (number !== undefined) {
    const font = await rare(Number.parseInt(number, 16));
    return font === null ? null : asset(name, font);
  }
  if (name.startsWith("fonts/")) return fileOf(path.join(resources, "fonts"), name.slice(6));
  return fileOf(screens, name === "" ? "index.html" : name);
}

/** A file of a folder; null when it would lie outside. */
async function fileOf(folder: string, name: string): Promise<Response | null> {
  const file = path.resolve(folder, name);
  if (!file.startsWith(folder + path.sep)) return null;
  const body = await readFile(file);
  return path.extname(file) === ".html" ? page(body.toString("utf8")) : asset(file, body);
}

/** Each page gets a nonce of its own, which its styles carry (`__CSP_NONCE__` in the HTML). */
function page(html: string): Response {
  const nonce = randomBytes(16).toString("base64");
  return new Response(html.replaceAll("__CSP_NONCE__", nonce), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy(nonce),
      "x-content-type-options": "nosniff",
    },
  });
}

function asset(file: string, body: Uint8Array): Response {
  const type = TYPES[path.extname(file)] ?? "application/octet-stream";
  return new Response(new Uint8Array(body), {
    headers: { "content-type": type, "x-content-type-options": "nosniff" },
  });
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".pdf": "application/pdf",
};
