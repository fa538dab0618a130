import { CHUNK_BYTES, MOST_BYTES } from "../../core/sync/wire.ts";
import type { Device, Gateway } from "../gateway.ts";
import { type Call, refuse, type Reply, type Route } from "./route.ts";
import { failureOf } from "./failures.ts";
import { NO_DEVICE, NOT_FOUND, NOT_UNDERSTOOD, TOO_LARGE } from "../refusals.ts";

/** A request that came within another one: in an exchange file, or in a bundle. */
export interface Inner {
  readonly method: string;
  readonly path: string;
  readonly range: string;
  /** Null where what stands there cannot be the body of this route. */
  readonly bodyOf: (route: Route) => Uint8Array | null;
}

/** Answers it by the handler that answers it over the line, one of these. */
export async function dispatch(
  gateway: Gateway,
  device: Device | null,
  routes: readonly Route[],
  { method, path, range, bodyOf }: Inner,
): Promise<Reply> {
  if (!URL.canParse(path, "http://file")) return refuse(NOT_UNDERSTOOD);
  const url = new URL(path, "http://file");
  const found = routeOf(routes, method, url.pathname);
  if (found === null) return refuse(NOT_FOUND);
  const { route, params } = found;
  const body = bodyOf(route);
  if (body === null) return refuse(NOT_UNDERSTOOD);
  if (body.length > (route.takesBytes === "piece" ? CHUNK_BYTES : MOST_BYTES)) {
    return refuse(TOO_LARGE);
  }
  const query = Object.fromEntries(url.searchParams);
  const call: Call = { gateway, params, query, body, range };
  try {
    if (!route.signed) return await route.handle(call);
    return device === null ? refuse(NO_DEVICE) : await route.handle({ ...call, device });
  } catch (error) {
    const { refusal, fault } = failureOf(error);
    if (fault !== null) gateway.log({ event: "failed", code: refusal.code, fault });
    return refuse(refusal);
  }
}

interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

function routeOf(routes: readonly Route[], method: string, path: string): Found | null {
  const parts = path.split("/");
  for (const route of routes) {
    const params = route.method === method ? paramsOf(route.path.split("/"), parts) : null;
    if (params !== null) return { route, params };
  }
  return null;
}

function paramsOf(
  pattern: readonly string[],
  parts: readonly string[],
): Readonly<Record<string, string>> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of pattern.entries()) {
    const part = parts[index] ?? "";
    if (name.startsWith("{")) params[name.slice(1, -1)] = part;
    else if (name !== part) return null;
  }
  return params;
}
