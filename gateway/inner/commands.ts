import type { FastifyInstance } from "fastify";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { Command, obey, type Node } from "../commands/commands.ts";

/** An exchange file with its scans, as base64. */
const MOST_BYTES = 400 * 1024 * 1024;

/**
 * Commands to a running node, over its inner port: the embedded database has no room for a
 * second process.
 * @returns the token without which none is obeyed
 */
export function addCommands(app: FastifyInstance, node: Node): string {
  const token = randomBytes(32).toString("base64url");
  app.post("/command", { bodyLimit: MOST_BYTES }, async (request, reply) => {
    const given = Buffer.from(String(request.headers["x-token"] ?? ""));
    const right = Buffer.from(token);
    if (given.length !== right.length || !timingSafeEqual(given, right)) {
      return reply.code(403).send();
    }
    const command = Command.safeParse(request.body);
    if (!command.success) return reply.code(400).send();
    return reply.send(await obey(node, command.data));
  });
  return token;
}
