import type { FastifyInstance } from "fastify";
import { mkdirSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import type { EnrolmentFile } from "../core/sync/enrolment-file.ts";
import { sweepUploads } from "./blobs/sweep.ts";
import { type Command, obey, type Obeyed } from "./commands/commands.ts";
import { importRegularly } from "./commands/imports.ts";
import { regularly } from "./commands/regularly.ts";
import { rememberNode } from "./commands/node-file.ts";
import { addCommands } from "./inner/commands.ts";
import { addPage } from "./page/routes.ts";
import type { Database } from "./database/database.ts";
import { openEmbedded } from "./database/embedded.ts";
import { migrate } from "./database/migrate.ts";
import { openPostgres } from "./database/postgres.ts";
import { Contacts } from "./devices.ts";
import { districtOf, openDistrict } from "./district.ts";
import { beginBlock } from "./feed/number.ts";
import { firstPassword, ownPackKey } from "./first-start.ts";
import { holdFolder } from "./folder.ts";
import { type Gateway, type Limits, USUAL_LIMITS } from "./gateway.ts";
import { buildApp } from "./http/app.ts";
import { buildInner } from "./inner/app.ts";
import { openMetrics } from "./inner/metrics.ts";
import { type Log, logTo } from "./log.ts";
import { type Invited, invite, type Reached } from "./offices.ts";
import { type Certificates, ownCertificates } from "./tls/own.ts";

export interface StartOptions {
  /** Certificates, keys and, without `databaseUrl`, the database lie here. */
  readonly folder: string;
  /** `postgres://…`; several nodes may share it. */
  readonly databaseUrl?: string | undefined;
  readonly host?: string | undefined;
  /** 0: any that is free. */
  readonly port?: number | undefined;
  readonly innerHost?: string | undefined;
  readonly innerPort?: number | undefined;
  /** `own`: a certificate authority made in the folder; `none`: only on the machine itself. */
  readonly tls?: Certificates | "own" | "none" | undefined;
  /** Host names and addresses of this node, for its own certificate; the first is that of the URL. */
  readonly names?: readonly string[] | undefined;
  /** How counters reach the gateway, where it is not this node's own name and port. */
  readonly publicUrl?: string | undefined;
  readonly district?: { readonly name?: string | undefined; readonly area?: string | undefined };
  readonly limits?: Partial<Limits> | undefined;
  /** How often the import folder is looked at; 0: only when it is asked for. */
  readonly importEveryMs?: number | undefined;
  /** How often half uploads that nobody continues are looked for; 0: never. */
  readonly sweepEveryMs?: number | undefined;
  readonly log?: ((text: string) => void) | undefined;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface RunningGateway {
  /** Of the outer port; without a slash at its end. */
  readonly url: string;
  readonly innerUrl: string;
  readonly gateway: Gateway;
  readonly reached: Reached;
  /** The outer side itself, for requests without a socket (`app.inject`). */
  readonly app: FastifyInstance;
  readonly invite: (invited: Invited) => Promise<EnrolmentFile>;
  /** What `npm run gateway -- …` asks a running node for. */
  readonly obey: (command: Command) => Promise<Obeyed>;
  readonly close: () => Promise<void>;
}

const HERE = "127.0.0.1";

/** Starts a node: opens and migrates the database, then listens on both ports. */
export async function startGateway(options: StartOptions): Promise<RunningGateway> {
  const { folder, host = HERE, port = 0, innerHost = HERE, innerPort = 0 } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const tls = await certificatesOf(options, host);
  const free = options.databaseUrl === undefined ? holdFolder(folder) : () => undefined;
  const opened = await openGateway(options).catch((error: unknown) => {
    free();
    throw error;
  });
  const { db, log } = opened;
  const metrics = openMetrics(db);
  const app = await buildApp(opened, tls, metrics);
  // The address is known once it listens; what needs it asks for it then.
  const reached: Writable<Reached> = { url: "", authority: tls?.authority ?? "" };
  addPage(app, opened, reached, tls !== null);
  const outerUrl = await app.listen({ host, port });
  const url = withName(outerUrl, options.names?.[0] ?? (isAnywhere(host) ? hostname() : host));
  reached.url = options.publicUrl ?? url;
  const node = { gateway: opened, reached, folder };
  const inner = buildInner(opened, metrics);
  const token = addCommands(inner, node);
  const innerUrl = await inner.listen({ host: innerHost, port: innerPort });
  const forget = rememberNode(folder, { url: innerUrl, token });
  const stopImports = importRegularly(node, options.importEveryMs ?? 0);
  const stopSweeps = regularly(opened, "sweep", options.sweepEveryMs ?? 0, () =>
    sweepUploads(db, opened.limits.uploadDays),
  );
  log({ event: "started", node: db.kind });
  return {
    url,
    innerUrl,
    gateway: opened,
    reached,
    app,
    invite: (invited) => invite(opened, reached, invited),
    obey: (command) => obey(node, command),
    close: async () => {
      forget();
      await Promise.all([stopImports(), stopSweeps()]);
      await Promise.all([app.close(), inner.close()]);
      await db.close();
      free();
      log({ event: "stopped" });
    },
  };
}

/** The database and the district's keys, without listening: what a command needs. */
export async function openGateway(
  options: Pick<StartOptions, "folder" | "databaseUrl" | "district" | "limits" | "log">,
): Promise<Gateway> {
  const { folder, databaseUrl, district = {}, limits = {} } = options;
  const log: Log = logTo(options.log ?? ((text) => process.stdout.write(text)));
  const db: Database =
    databaseUrl === undefined
      ? await openEmbedded(path.join(folder, "database"))
      : openPostgres(databaseUrl);
  try {
    await migrate(db);
    const keys = await openDistrict(db, district);
    await beginBlock(db);
    await firstPassword(db, folder);
    await ownPackKey(db, folder);
    const { area } = await districtOf(db);
    return {
      db,
      keys,
      area,
      log,
      contacts: new Contacts(),
      limits: { ...USUAL_LIMITS, ...limits },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function certificatesOf(
  { folder, tls = "own", names }: StartOptions,
  host: string,
): Promise<Certificates | null> {
  if (tls === "none") {
    if (!["127.0.0.1", "::1", "localhost"].includes(host)) {
      throw new Error("没有 TLS 的网关只能在本机（127.0.0.1）使用。");
    }
    return null;
  }
  if (tls !== "own") return tls;
  const all = new Set([...(names ?? []), isAnywhere(host) ? hostname() : host, "localhost", HERE]);
  return ownCertificates(path.join(folder, "tls"), [...all]);
}

function isAnywhere(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function withName(address: string, name: string): string {
  const url = new URL(address);
  url.hostname = name.includes(":") ? `[${name}]` : name;
  return url.origin;
}
