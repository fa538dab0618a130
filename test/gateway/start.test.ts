import { X509Certificate } from "node:crypto";
import { existsSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { connect } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FolderInUse } from "../../gateway/folder.ts";
import { ownCertificates } from "../../gateway/tls/own.ts";
import { type RunningGateway, startGateway } from "../../gateway/start.ts";
import { Counter } from "./support/counter.ts";
import { embeddedIn, newFolder, testing } from "./support/gateways.ts";
import { sent } from "./support/versions.ts";
import { own } from "./support/work.ts";

const ENOUGH = 180_000;
const folder = newFolder();
let running: RunningGateway;
beforeAll(async () => {
  await embeddedIn(folder);
  running = await startGateway({ ...testing(folder), tls: "own", names: ["gateway.example"] });
}, ENOUGH);
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
}, ENOUGH);

/** Whether a client that trusts only this authority believes the server under this name. */
function believes(ca: string | undefined, servername: string): Promise<boolean> {
  const { port } = new URL(running.url);
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: Number(port), ca, servername }, () => {
      resolve(socket.authorized);
      socket.destroy();
    });
    socket.on("error", () => resolve(false));
  });
}

test("a counter that trusts the authority of its enrolment file believes this server, and no other name or authority", async () => {
  const file = await running.invite({ office: "甲", window: "1" });
  expect(file.url).toMatch(/^https:\/\/gateway\.example:\d+$/u);
  const certificate = new X509Certificate(file.certificate);
  expect(file.fingerprint).toBe(certificate.fingerprint256.replaceAll(":", "").toLowerCase());
  expect(certificate.ca).toBe(true);
  expect(await believes(file.certificate, "gateway.example")).toBe(true);
  expect(await believes(file.certificate, "other.example")).toBe(false);
  expect(await believes(undefined, "gateway.example")).toBe(false);
});

test("the authority stays when the server's certificate gets another name", async () => {
  const tls = path.join(folder, "tls");
  const before = await ownCertificates(tls, ["gateway.example"]);
  const after = await ownCertificates(tls, ["gateway.example", "10.1.2.3"]);
  expect(after.authority).toBe(before.authority);
  expect(after.cert).not.toBe(before.cert);
  expect(new X509Certificate(after.cert).checkIP("10.1.2.3")).toBe("10.1.2.3");
});

test("keys and password lie where only their owner reads them", () => {
  for (const name of ["tls/ca-key.pem", "tls/server-key.pem", "pack-key", "page-password.txt"]) {
    expect(statSync(path.join(folder, name)).mode & 0o077, name).toBe(0);
  }
});

test("without TLS it listens on this machine only", async () => {
  const open = { ...testing(newFolder()), host: "0.0.0.0" };
  await expect(startGateway(open)).rejects.toThrow("127.0.0.1");
});

test("a second process does not open the same embedded database", async () => {
  await expect(startGateway(testing(folder))).rejects.toThrow(FolderInUse);
});

test("health and figures are told on the inner port only", async () => {
  expect(await (await fetch(`${running.innerUrl}/healthz`)).json()).toEqual({
    well: true,
    database: "embedded",
  });
  expect(await (await fetch(`${running.innerUrl}/metrics`)).text()).toContain("gateway_district");
  const command = await fetch(`${running.innerUrl}/command`, { method: "POST", body: "{}" });
  expect(command.status).toBe(403);
  for (const name of ["healthz", "metrics", "command"]) {
    const answer = await running.app.inject({ method: "GET", url: `/${name}` });
    expect(answer.statusCode).toBe(404);
  }
});

test(
  "what was accepted is there after a start, and sessions go on",
  async () => {
    const own2 = newFolder();
    await embeddedIn(own2);
    const first = await startGateway(testing(own2));
    const a = await Counter.enrolled(await first.invite({ office: "甲", window: "1" }));
    const one = own("r1", "r1");
    await a.revisions(one.revision.caseId, [sent(one)]);
    await first.close();
    expect(existsSync(path.join(own2, "gateway.pid"))).toBe(false);
    const second = await startGateway(testing(own2));
    const again = a.at(second.url);
    expect(await again.revisions(one.revision.caseId, [sent(one)])).toMatchObject([
      { is: "known" },
    ]);
    await second.close();
    rmSync(own2, { recursive: true, force: true });
  },
  ENOUGH,
);
