import { readFileSync, writeSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { startGateway } from "../../../gateway/start.ts";

/**
 * A gateway in a process of its own, until somebody kills it: `gateway-child.mjs FOLDER PORT [DATABASE_URL]`.
 * Says where it listens; a line `{"office","window"}` on its input is answered with an enrolment file.
 */
const [folder = "", port = "0", databaseUrl] = process.argv.slice(2);

const Invited = z.object({ office: z.string(), window: z.string() });

function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

const running = await startGateway({
  folder,
  port: Number(port),
  databaseUrl,
  district: { name: "祥符区", area: "410200" },
  log: () => undefined,
});
const pem = (name: string) => readFileSync(path.join(folder, "tls", name), "utf8");
say({
  url: running.url,
  key: pem("server-key.pem"),
  cert: pem("server.pem"),
  ca: pem("ca.pem"),
});
for await (const line of createInterface({ input: process.stdin })) {
  say(await running.invite(Invited.parse(JSON.parse(line))));
}
