import { z } from "zod";
import { HEADERS } from "../../core/sync/signed.ts";
import { PROTOCOL, Refused } from "../../core/sync/wire.ts";
import { mostBytes, type Route } from "./route.ts";

/** The OpenAPI 3.1 document, made of the same list and schemas by which requests are answered. */
export function openApi(routes: readonly Route[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const at = (paths[route.path] ??= {});
    at[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "异地就医手工报销：统筹区网关",
      version: PROTOCOL,
      description: "docs/sync.md 写明规则；签名的请求按 core/sync/signed.ts 签名。",
    },
    paths,
    components: {
      schemas: { Refused: schemaOf(Refused) },
      securitySchemes: {
        device: {
          type: "apiKey",
          in: "header",
          name: HEADERS.signature,
          description: `Ed25519；同时带 ${HEADERS.device}、${HEADERS.session}、${HEADERS.count}`,
        },
      },
    },
  };
}

function operation(route: Route): unknown {
  const { summary, signed, status } = route;
  const body = requestBody(route);
  return {
    summary,
    security: signed ? [{ device: [] }] : [],
    parameters: [...pathParameters(route), ...queryParameters(route), ...rangeParameters(route)],
    ...(body === null ? {} : { requestBody: body }),
    responses: {
      [String(status)]: { description: summary, ...responseHeaders(route), ...content(route) },
      default: {
        description: "拒绝：编号、发生了什么、怎么办",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Refused" } } },
      },
    },
  };
}

function requestBody(route: Route): unknown {
  const { request, takesBytes } = route;
  if (request !== undefined) {
    return { required: true, content: { "application/json": { schema: schemaOf(request) } } };
  }
  if (takesBytes === undefined) return null;
  const schema = { type: "string", format: "binary", maxLength: mostBytes(route) };
  return { required: true, content: { "application/octet-stream": { schema } } };
}

function content({ answer, method }: Route): { readonly content?: unknown } {
  if (answer !== undefined) {
    return { content: { "application/json": { schema: schemaOf(answer) } } };
  }
  if (method === "HEAD") return {};
  return {
    content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
  };
}

function responseHeaders({ answerHeaders }: Route): { readonly headers?: unknown } {
  if (answerHeaders === undefined) return {};
  const text = { schema: { type: "string" } };
  return { headers: Object.fromEntries(answerHeaders.map((name) => [name, text])) };
}

function pathParameters({ path }: Route): readonly unknown[] {
  return parameterNames(path).map((name) => parameter("path", name, true));
}

function queryParameters({ query }: Route): readonly unknown[] {
  return (query ?? []).map((name) => parameter("query", name, name === "since"));
}

function rangeParameters({ takesBytes, answer, method }: Route): readonly unknown[] {
  if (takesBytes === "piece") return [parameter("header", "content-range", true)];
  return answer === undefined && method === "GET" ? [parameter("header", "range", false)] : [];
}

function parameter(place: string, name: string, required: boolean): unknown {
  return { in: place, name, required, schema: { type: "string" } };
}

/** `caseId` of `/v1/cases/{caseId}/revisions`. */
export function parameterNames(path: string): readonly string[] {
  return [...path.matchAll(/\{(?<name>\w+)\}/gu)].map((match) => match.groups?.["name"] ?? "");
}

function schemaOf(schema: z.ZodType): unknown {
  const { $schema: _, ...json } = z.toJSONSchema(schema);
  return json;
}
