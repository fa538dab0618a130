import { protocol } from "electron";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";

const SCHEME = "app";
const HOST = "workstation";

/** Address of the first page. */
export const START_PAGE = `${SCHEME}://${HOST}/`;

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

/** Serves the screens from their folder, and nothing else. */
export function serveScreens(folder: string): void {
  protocol.handle(SCHEME, (request) => serve(folder, request.url));
}

async function serve(folder: string, address: string): Promise<Response> {
  const file = fileOf(folder, address);
  if (file === null) return new Response("", { status: 404 });
  try {
    const body = await readFile(file);
    return path.extname(file) === ".html" ? page(body.toString("utf8")) : asset(file, body);
  } catch {
    return new Response("", { status: 404 });
  }
}

/** The file of an address; null when it would lie outside the folder. */
function fileOf(folder: string, address: string): string | null {
  if (!isOurs(address)) return null;
  const { pathname } = new URL(address);
  const name = pathname === "/" ? "index.html" : decodeURIComponent(pathname.slice(1));
  const file = path.resolve(folder, name);
  return file.startsWith(folder + path.sep) ? file : null;
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

function asset(file: string, body: Buffer): Response {
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
};
