import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { MOST_BYTES } from "../../core/sync/wire.ts";
import type { Gateway } from "../gateway.ts";
import type { Metrics } from "../inner/metrics.ts";
import { NOT_FOUND, TOO_MANY } from "../refusals.ts";
import { ROUTES } from "../routes/routes.ts";
import { authenticate } from "./authenticate.ts";
import { failureOf } from "./failures.ts";
import { openApi } from "./openapi.ts";
import { type Call, mostBytes, refuse, type Reply, type Route } from "./route.ts";

const MINUTE = 60_000;
/** A piece of a blob on a line of 64 kbit/s takes half a minute. */
const REQUEST_TIMEOUT = 180_000;
/** Offices behind one address. */
const DEVICES_AT_ONE_ADDRESS = 10;

export interface Tls {
  readonly key: string;
  readonly cert: string;
}

/** The outer side of a node: what counters reach. The district's page is added to it. */
export async function buildApp(
  gateway: Gateway,
  tls: Tls | null,
  metrics: Metrics,
): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    bodyLimit: MOST_BYTES,
    requestTimeout: REQUEST_TIMEOUT,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 100 },
    logger: false,
    ...(tls === null ? {} : { https: { ...tls, minVersion: "TLSv1.2" } }),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  watch(app, gateway, metrics);
  await app.register(rateLimit, {
    max: gateway.limits.requestsAMinute * DEVICES_AT_ONE_ADDRESS,
    timeWindow: MINUTE,
    errorResponseBuilder: () => TOO_MANY,
  });
  const document = openApi(ROUTES);
  app.get("/v1/openapi.json", () => document);
  for (const route of ROUTES) add(app, gateway, route);
  return app;
}

function add(app: FastifyInstance, gateway: Gateway, route: Route): void {
  const { requestsAMinute, knocksAMinute } = gateway.limits;
  const ofDevice = app.createRateLimit({
    max: requestsAMinute,
    timeWindow: MINUTE,
    keyGenerator: (request) => String(request.headers["x-device"]),
  });
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/gu, ":$1"),
    bodyLimit: mostBytes(route),
    ...(route.signed ? {} : { config: { rateLimit: { max: knocksAMinute, timeWindow: MINUTE } } }),
    handler: async (request, reply) => {
      const call = callOf(gateway, request);
      if (!route.signed) return send(reply, await route.handle(call));
      const { method, headers } = request;
      const path = request.raw.url ?? "";
      const device = await authenticate(gateway, { method, path, headers, body: call.body });
      if (!device.ok) return send(reply, refuse(device.error));
      const rate = await ofDevice(request);
      if (!rate.isAllowed && rate.isExceeded) return send(reply, refuse(TOO_MANY));
      return send(reply, await route.handle({ ...call, device: device.value }));
    },
  });
}

function callOf(gateway: Gateway, { params, query, body, headers }: FastifyRequest): Call {
  return {
    gateway,
    params: textsOf(params),
    query: textsOf(query),
    body: body instanceof Uint8Array ? body : new Uint8Array(),
    range: headers["content-range"] ?? headers.range ?? "",
  };
}

function textsOf(values: unknown): Readonly<Record<string, string>> {
  const entries = typeof values === "object" && values !== null ? Object.entries(values) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function send(reply: FastifyReply, { status, body, bytes, headers }: Reply): FastifyReply {
  reply.code(status).headers({ ...headers });
  if (bytes !== undefined) return reply.type("application/octet-stream").send(Buffer.from(bytes));
  if (body === undefined) return reply.send();
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(body));
}

/** Every answer is counted and logged, by the pattern of its route. */
function watch(app: FastifyInstance, { log }: Gateway, metrics: Metrics): void {
  app.setErrorHandler((error, _request, reply) => {
    const { refusal, fault } = failureOf(error);
    if (fault !== null) log({ event: "failed", code: refusal.code, fault });
    return send(reply, refuse(refusal));
  });
  app.setNotFoundHandler((_request, reply) => send(reply, refuse(NOT_FOUND)));
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "";
    const ms = Math.round(reply.elapsedTime);
    metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime);
    const device = request.headers["x-device"];
    log({
      event: "answered",
      method: request.method,
      route,
      status: reply.statusCode,
      ms,
      ...(typeof device === "string" && /^[\w-]{1,80}$/u.test(device) ? { device } : {}),
    });
    done();
  });
}
