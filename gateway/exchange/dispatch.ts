import { CHUNK_BYTES, MOST_BYTES } from "../../core/sync/wire.ts";
import type { ExchangeRequest } from "../../core/sync/exchange.ts";
import type { Device, Gateway } from "../gateway.ts";
import { type Call, refuse, type Reply, type Route } from "../http/route.ts";
import { failureOf } from "../http/failures.ts";
import { NO_DEVICE, NOT_FOUND, NOT_UNDERSTOOD, TOO_LARGE } from "../refusals.ts";
import { ROUTES } from "../routes/routes.ts";

/** A request of an exchange file, answered by the handler that answers it over the line. */
export async function dispatch(
  gateway: Gateway,
  device: Device | null,
  request: ExchangeRequest,
): Promise<Reply> {
  if (!URL.canParse(request.path, "http://file")) return refuse(NOT_UNDERSTOOD);
  const url = new URL(request.path, "http://file");
  const found = routeOf(request.method, url.pathname);
  if (found === null) return refuse(NOT_FOUND);
  const { route, params } = found;
  const body = bodyOf(route, request.body);
  if (body === null) return refuse(NOT_UNDERSTOOD);
  if (body.length > (route.takesBytes === true ? CHUNK_BYTES : MOST_BYTES)) {
    return refuse(TOO_LARGE);
  }
  const query = Object.fromEntries(url.searchParams);
  const call: Call = { gateway, params, query, body, range: request.range ?? "" };
  try {
    if (!route.signed) return await route.handle(call);
    return device === null ? refuse(NO_DEVICE) : await route.handle({ ...call, device });
  } catch (error) {
    const { refusal, fault } = failureOf(error);
    if (fault !== null) gateway.log({ event: "failed", code: refusal.code, fault });
    return refuse(refusal);
  }
}

function bodyOf({ takesBytes }: Route, body: unknown): Uint8Array | null {
  if (takesBytes === true) return typeof body === "string" ? Buffer.from(body, "base64") : null;
  return body === undefined || body === null ? new Uint8Array() : Buffer.from(JSON.stringify(body));
}

interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

function routeOf(method: string, path: string): Found | null {
  const parts = path.split("/");
  for (const route of ROUTES) {
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
