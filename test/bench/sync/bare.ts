import https from "node:https";
import pg from "pg";
import { Agent, request } from "undici";
import type { Certificates } from "../../../gateway/tls/own.ts";

/**
 * The same bytes by bare HTTP PUTs: a server that commits each body to the same database and knows
 * nothing of cases, hashes or signatures.
 */

/** @returns its port */
export async function bareServer(certificates: Certificates, databaseUrl: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
  await pool.query("CREATE TABLE bare (id bigserial PRIMARY KEY, body bytea NOT NULL)");
  const server = https.createServer(certificates, (incoming, answer) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      pool
        .query("INSERT INTO bare (body) VALUES ($1)", [Buffer.concat(parts)])
        .then(() => answer.writeHead(201).end())
        .catch(() => answer.writeHead(500).end());
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** @returns milliseconds for all of them, with so many connections */
export async function barePuts(
  bodies: readonly Uint8Array[],
  port: number,
  authority: string,
  connections: number,
): Promise<number> {
  const dispatcher = new Agent({ connect: { ca: authority }, connections });
  const from = performance.now();
  const waiting = bodies.values();
  const lane = async (): Promise<void> => {
    for (const body of waiting) {
      const told = await request(`https://127.0.0.1:${port}/`, {
        dispatcher,
        method: "PUT",
        body,
      });
      if (told.statusCode !== 201) throw new Error(`PUT ${told.statusCode}`);
      await told.body.dump();
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const took = performance.now() - from;
  await dispatcher.close();
  return took;
}
