import type { Device, Gateway } from "../gateway.ts";
import {
  type Call,
  mostBytes,
  refuse,
  type Reply,
  type Route,
  type SignedCall,
  type SignedRoute,
} from "./route.ts";
import { failureOf } from "./failures.ts";
import { NO_DEVICE, NOT_FOUND, NOT_UNDERSTOOD, type Refusal, TOO_LARGE } from "../refusals.ts";

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
  inner: Inner,
): Promise<Reply> {
  const found = find(routes, inner);
  if ("status" in found) return refuse(found);
  const { route, ...request } = found;
  const call: Call = { gateway, ...request };
  return answer(gateway, () => {
    if (!route.signed) return route.handle(call);
    return device === null ? Promise.resolve(refuse(NO_DEVICE)) : route.handle({ ...call, device });
  });
}

/**
 * Answers all of one bundle, route after route in the order of `routes`; what a route can answer
 * together it does. Where that fails each is tried alone: one must not hold up the others.
 */
export async function dispatchAll(
  gateway: Gateway,
  device: Device,
  routes: readonly SignedRoute[],
  inners: readonly Inner[],
): Promise<readonly Reply[]> {
  const found = inners.map((inner) => find(routes, inner));
  const replies = new Map<Found<SignedRoute> | Refusal, Reply>();
  for (const one of found) if ("status" in one) replies.set(one, refuse(one));
  for (const route of routes) {
    const own = found.filter((one) => "route" in one).filter((one) => one.route === route);
    const calls = own.map((one) => ({ gateway, device, ...one }));
    const told = await answerAll(gateway, route, calls);
    for (const [at, one] of own.entries()) replies.set(one, told[at] ?? refuse(NOT_UNDERSTOOD));
  }
  return found.map((one) => replies.get(one) ?? refuse(NOT_UNDERSTOOD));
}

async function answerAll(
  gateway: Gateway,
  route: SignedRoute,
  calls: readonly SignedCall[],
): Promise<readonly Reply[]> {
  if (calls.length === 0) return [];
  try {
    if (route.together !== undefined) return await route.together(calls);
  } catch (error) {
    note(gateway, error);
  }
  const replies: Reply[] = [];
  for (const call of calls) replies.push(await answer(gateway, () => route.handle(call)));
  return replies;
}

/** A failure becomes a refusal, and is logged where it is ours. */
async function answer(gateway: Gateway, handle: () => Promise<Reply>): Promise<Reply> {
  try {
    return await handle();
  } catch (error) {
    return refuse(note(gateway, error));
  }
}

function note(gateway: Gateway, error: unknown): Refusal {
  const { refusal, fault } = failureOf(error);
  if (fault !== null) gateway.log({ event: "failed", code: refusal.code, fault });
  return refusal;
}

interface Found<R extends Route> extends Pick<Call, "params" | "query" | "body" | "range"> {
  readonly route: R;
}

/** The route that it is for, with what it says there. */
function find<R extends Route>(
  routes: readonly R[],
  { method, path, range, bodyOf }: Inner,
): Found<R> | Refusal {
  if (!URL.canParse(path, "http://file")) return NOT_UNDERSTOOD;
  const url = new URL(path, "http://file");
  const found = routeOf(routes, method, url.pathname);
  if (found === null) return NOT_FOUND;
  const { route, params } = found;
  const body = bodyOf(route);
  if (body === null) return NOT_UNDERSTOOD;
  if (body.length > mostBytes(route)) return TOO_LARGE;
  return { route, params, query: Object.fromEntries(url.searchParams), body, range };
}

function routeOf<R extends Route>(
  routes: readonly R[],
  method: string,
  path: string,
): Pick<Found<R>, "route" | "params"> | null {
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
