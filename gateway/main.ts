import { readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Command, type Node, obey, Obeyed } from "./commands/commands.ts";
import { type NodeFile, nodeIn } from "./commands/node-file.ts";
import { PASSWORD_FILE } from "./first-start.ts";
import { holdFolder } from "./folder.ts";
import { openGateway, type StartOptions, startGateway } from "./start.ts";
import { ownCertificates } from "./tls/own.ts";

/** `npm run gateway [-- COMMAND]`; docs/gateway.md says what each option means. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: "string", default: process.env["GATEWAY_FOLDER"] ?? "gateway-data" },
    host: { type: "string", default: "0.0.0.0" },
    port: { type: "string", default: "8443" },
    "inner-host": { type: "string", default: "127.0.0.1" },
    "inner-port": { type: "string", default: "8444" },
    name: { type: "string", multiple: true, default: [] },
    url: { type: "string" },
    "tls-cert": { type: "string" },
    "tls-key": { type: "string" },
    "tls-ca": { type: "string" },
    "no-tls": { type: "boolean", default: false },
    district: { type: "string" },
    area: { type: "string" },
    office: { type: "string", default: "" },
    window: { type: "string", default: "" },
    reviews: { type: "boolean", default: false },
    out: { type: "string" },
  },
});

const folder = path.resolve(values.folder);
const [name, argument = ""] = positionals;
try {
  if (name === undefined) await run();
  else await command(name);
} catch (error) {
  process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const running = await startGateway(options());
  const say = (text: string) => process.stderr.write(`· ${text}\n`);
  say(`网关 ${running.reached.url}，统筹区页面 ${running.reached.url}/district`);
  say(`页面的初始口令在 ${path.join(folder, PASSWORD_FILE)}（改过口令的不再有效）`);
  say(`健康和指标 ${running.innerUrl}/healthz、/metrics`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      running.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

function options(): StartOptions {
  const { host, url, district, area } = values;
  return {
    folder,
    databaseUrl: process.env["DATABASE_URL"],
    host,
    port: Number(values.port),
    innerHost: values["inner-host"],
    innerPort: Number(values["inner-port"]),
    tls: tls(),
    names: values.name,
    publicUrl: url,
    district: { name: district, area },
    importEveryMs: 10_000,
    sweepEveryMs: 3_600_000,
  };
}

function tls(): StartOptions["tls"] {
  if (values["no-tls"]) return "none";
  const { "tls-cert": cert, "tls-key": key, "tls-ca": authority } = values;
  if (cert === undefined && key === undefined && authority === undefined) return "own";
  if (cert === undefined || key === undefined || authority === undefined) {
    throw new Error("--tls-cert、--tls-key、--tls-ca 要一起给。");
  }
  const read = (file: string) => readFileSync(file, "utf8");
  return { cert: read(cert), key: read(key), authority: read(authority) };
}

/** To the running node, whose database is open; else the database is opened for this command alone. */
async function command(does: string): Promise<void> {
  const asked = asCommand(does);
  const running = nodeIn(folder);
  const told = running === undefined ? null : await ask(running, asked);
  const { good, words, file } = told ?? (await alone(asked));
  process.stderr.write(`${good ? "·" : "✗"} ${words}\n`);
  if (!good) process.exitCode = 1;
  if (file === undefined) return;
  const out = values.out ?? outFor(does);
  writeFileSync(out, Buffer.from(file, "base64"), { mode: 0o600 });
  process.stderr.write(`· ${out}\n`);
}

function asCommand(does: string): Command {
  switch (does) {
    case "invite":
      if (values.office === "" || values.window === "") {
        throw new Error("invite --office 机构 --window 窗口 [--reviews] [--out 文件]");
      }
      return { do: does, office: values.office, window: values.window, reviews: values.reviews };
    case "remove":
      return { do: does, device: argument };
    case "take":
      return { do: does, file: readFileSync(argument).toString("base64") };
    case "sign-pack":
      return { do: does, text: readFileSync(argument, "utf8") };
    case "page-password":
      return { do: does, password: readFileSync(0, "utf8").trim() };
    case "import":
    case "restored":
      return { do: does };
    default:
      throw new Error(`没有这个命令：${does}（见 docs/gateway.md）`);
  }
}

function outFor(does: string): string {
  switch (does) {
    case "invite":
      return `登记文件-${values.office}-${values.window}.json`;
    case "take":
      return `${argument.replace(/\.sync$/u, "")}.answer.sync`;
    default:
      return `${argument.replace(/\.json$/u, "")}.signed.json`;
  }
}

/** Null where nobody listens any more: a node that was killed has left its file behind. */
async function ask({ url, token }: NodeFile, asked: Command): Promise<Obeyed | null> {
  const response = await fetch(`${url}/command`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-token": token },
    body: JSON.stringify(asked),
  }).catch(() => null);
  if (response === null) return null;
  if (!response.ok) throw new Error(`网关没有执行：${response.status}`);
  return Obeyed.parse(await response.json());
}

async function alone(asked: Command): Promise<Obeyed> {
  const databaseUrl = process.env["DATABASE_URL"];
  const free = databaseUrl === undefined ? holdFolder(folder) : () => undefined;
  try {
    const gateway = await openGateway({ folder, databaseUrl, log: () => undefined });
    try {
      return await obey({ gateway, folder, reached: await reachedAlone() }, asked);
    } finally {
      await gateway.db.close();
    }
  } finally {
    free();
  }
}

/** As the node will be reached when it runs with the same options. */
async function reachedAlone(): Promise<Node["reached"]> {
  const host = values.name[0] ?? hostname();
  const given = tls();
  if (given === "none") return { url: `http://127.0.0.1:${values.port}`, authority: "" };
  const certificates =
    typeof given === "object"
      ? given
      : await ownCertificates(path.join(folder, "tls"), [...values.name, hostname()]);
  return { url: values.url ?? `https://${host}:${values.port}`, authority: certificates.authority };
}
