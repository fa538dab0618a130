import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { z } from "zod";
import { startGateway } from "../../../gateway/start.ts";
import { ownCertificates } from "../../../gateway/tls/own.ts";
import { bareServer } from "./bare.ts";

/** The gateway, or the bare server, in a process of its own, as each runs in a district. */

const Task = z.strictObject({
  role: z.enum(["gateway", "bare"]),
  folder: z.string(),
  databaseUrl: z.string(),
  office: z.string(),
});
type Task = z.output<typeof Task>;

/** What the server says of itself once it answers, and of its processor time when it ends. */
const Said = z.union([
  z.strictObject({ invited: z.string() }),
  z.strictObject({ port: z.int(), authority: z.string() }),
  z.strictObject({ processor: z.number() }),
]);
type Said = z.output<typeof Said>;

/** In the child: serves until it is told to end. */
export async function serve(): Promise<void> {
  const [first] = await once(process, "message");
  const task = Task.parse(first);
  process.send?.(task.role === "gateway" ? await gateway(task) : await bare(task));
  const before = process.cpuUsage();
  await once(process, "message");
  const { user, system } = process.cpuUsage(before);
  process.send?.({ processor: (user + system) / 1000 } satisfies Said);
  await once(process, "disconnect");
  process.exit();
}

async function gateway({ folder, databaseUrl, office }: Task): Promise<Said> {
  const started = await startGateway({
    folder,
    databaseUrl,
    log: () => undefined,
    district: { name: "祥符区", area: "410200" },
    limits: { requestsAMinute: 10_000_000 },
  });
  return { invited: JSON.stringify(await started.invite({ office, window: "A3" })) };
}

async function bare({ folder, databaseUrl }: Task): Promise<Said> {
  const certificates = await ownCertificates(path.join(folder, "tls"), ["127.0.0.1"]);
  const port = await bareServer(certificates, databaseUrl);
  return { port, authority: certificates.authority };
}

export interface Served {
  readonly said: Said;
  /** Ends it. @returns milliseconds of processor time since it answered */
  readonly end: () => Promise<number>;
}

export async function startServer(program: string, task: Task): Promise<Served> {
  const child = fork(program, ["serve"]);
  child.send(task);
  const said = await hear(child);
  return {
    said,
    end: async () => {
      child.send({});
      const told = await hear(child);
      child.disconnect();
      await once(child, "exit");
      if (!("processor" in told)) throw new Error("a server that does not end");
      return told.processor;
    },
  };
}

async function hear(child: ChildProcess): Promise<Said> {
  const [said] = await once(child, "message");
  return Said.parse(said);
}
