import fastify, { type FastifyInstance } from "fastify";
import { z } from "zod";
import type { Gateway } from "../gateway.ts";
import type { Metrics } from "./metrics.ts";

const One = z.object({ one: z.int() });

/** The inner side of a node, for the district's own machines: is it well, how much does it do. */
export function buildInner({ db }: Gateway, metrics: Metrics): FastifyInstance {
  const app: FastifyInstance = fastify({ logger: false });
  app.get("/healthz", async (_request, reply) => {
    const well = await db.get(One, "SELECT 1 AS one").then(
      () => true,
      () => false,
    );
    return reply.code(well ? 200 : 503).send({ well, database: db.kind });
  });
  app.get("/metrics", async (_request, reply) =>
    reply.type("text/plain; version=0.0.4; charset=utf-8").send(await metrics.text()),
  );
  return app;
}
