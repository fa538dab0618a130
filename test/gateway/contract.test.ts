import { expect, test } from "vitest";
import { z } from "zod";
import { writeBundle } from "../../core/sync/bundle.ts";
import * as wire from "../../core/sync/wire.ts";
import { ROUTES } from "../../gateway/routes/routes.ts";
import type { Route } from "../../gateway/http/route.ts";
import { sha256 } from "../../gateway/keys.ts";
import type { Answered, Counter, Sent } from "./support/counter.ts";
import { onEachDatabase, type Under } from "./support/gateways.ts";
import { sent } from "./support/versions.ts";
import { counter, eventOf, newOffice, own } from "./support/work.ts";

const Json = z.record(z.string(), z.unknown());
const Operation = z.object({
  security: z.array(Json),
  parameters: z.array(z.object({ in: z.string(), name: z.string() })),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: Json })) }).optional(),
  responses: z.record(z.string(), z.object({ content: Json.optional() }).loose()),
});
const Document = z.object({
  openapi: z.literal("3.1.0"),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

/** A request of each route that is answered with what was asked for. */
async function sampleOf(route: Route, under: Under, a: Counter): Promise<Sent> {
  const version = own(`c-${a.device}`, `c-${a.device}`);
  const { caseId } = version.revision;
  const paper = Buffer.from("%PDF contract");
  const hash = sha256(paper);
  await a.putWhole(paper);
  const path = route.path
    .replace("{sha256}", hash)
    .replace("{caseId}", caseId)
    .replace("{day}", "2026-11-20");
  switch (`${route.method} ${route.path}`) {
    case "POST /v1/devices": {
      const file = await under.running().invite({ office: newOffice(), window: "1" });
      const fresh = { ...(await a.enrolment(file)), signKey: "A".repeat(43) };
      return { method: "POST", path, body: fresh };
    }
    case "POST /v1/sessions": {
      const signature = a.signKey.sign(["sync/1", "session", a.device, "contract"].join("\n"));
      return { method: "POST", path, body: { device: a.device, nonce: "contract", signature } };
    }
    case "PUT /v1/blobs/{sha256}": {
      const headers = { "content-range": `bytes 0-${paper.length - 1}/${paper.length}` };
      return { method: "PUT", path, bytes: paper, headers };
    }
    case "POST /v1/cases/{caseId}/revisions":
      return { method: "POST", path, body: { unsent: 0, revisions: [sent(version)] } };
    case "POST /v1/cases/{caseId}/events":
      return { method: "POST", path, body: { events: [eventOf(caseId)] } };
    case "POST /v1/bundle": {
      const one = { method: "PUT", path: `/v1/blobs/${hash}`, body: paper } as const;
      const range = `bytes 0-${paper.length - 1}/${paper.length}`;
      return { method: "POST", path, bytes: writeBundle([{ ...one, range }]) };
    }
    case "GET /v1/changes":
      return { method: "GET", path: `${path}?since=0` };
    case "PUT /v1/days/{day}":
      return { method: "PUT", path, body: { cases: [] } };
    default:
      return { method: route.method, path };
  }
}

onEachDatabase("the OpenAPI document", (under) => {
  const documentOf = async () => {
    const response = await fetch(`${under.running().url}/v1/openapi.json`);
    return Document.parse(await response.json());
  };

  test("it names every route that is answered, and no other", async () => {
    const { paths } = await documentOf();
    const named = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(named.toSorted()).toEqual(
      ROUTES.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
    const table = Object.keys(paths);
    expect(table).toEqual([
      "/v1/devices",
      "/v1/sessions",
      "/v1/blobs/{sha256}",
      "/v1/cases/{caseId}/revisions",
      "/v1/cases/{caseId}/events",
      "/v1/bundle",
      "/v1/changes",
      "/v1/days/{day}",
    ]);
  });

  test.each(ROUTES.map((route) => [route.method, route.path, route] as const))(
    "%s %s answers as its schema says, and refuses as every one does",
    async (method, path, route) => {
      const { paths } = await documentOf();
      const operation = paths[path]?.[method.toLowerCase()];
      if (operation === undefined) throw new Error("not in the document");
      const a = await counter(under);
      const sample = await sampleOf(route, under, a);
      const answer = route.signed ? await a.send(sample) : await a.raw(sample, {});
      const described = operation.responses[String(answer.status)];
      expect(described, `${answer.status} ${answer.text}`).toBeDefined();
      if (route.answer !== undefined) matches(described?.content, answer);
      if (sample.body !== undefined) {
        const schema = operation.requestBody?.content["application/json"]?.schema ?? {};
        expect(z.fromJSONSchema(schema).safeParse(sample.body).error).toBeUndefined();
      }
      expect(operation.security).toEqual(route.signed ? [{ device: [] }] : []);
      if (!route.signed) return;
      const refused = await a.raw(sample, {});
      expect(refused.status).toBe(401);
      if (method !== "HEAD")
        expect(wire.Refused.parse(JSON.parse(refused.text)).code).toBe("G-SIGNATURE");
    },
  );
});

/** By the document alone, as another program would read it. */
function matches(content: unknown, { text }: Answered): void {
  const { schema } = z
    .object({ "application/json": z.object({ schema: Json }) })
    .transform((types) => types["application/json"])
    .parse(content);
  expect(z.fromJSONSchema(schema).safeParse(JSON.parse(text)).error).toBeUndefined();
}
