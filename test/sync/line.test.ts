import { createServer, type Server as HttpServer } from "node:http";
import { createServer as createTls } from "node:https";
import {
  type AddressInfo,
  connect,
  createServer as createTcp,
  type Server,
  type Socket,
} from "node:net";
import { generate } from "selfsigned";
import { afterEach, describe, expect, it } from "vitest";
import type { OpenedCase } from "../../electron/contract/cases.ts";
import {
  dropIdentity,
  readIdentity,
  setProxy,
  setRemoved,
} from "../../electron/store/sync-identity.ts";
import { isUnsent } from "../../electron/store/sync-list.ts";
import { acceptEnrolment, readEnrolment } from "../../electron/sync/enrolment.ts";
import { fingerprintOf } from "../../electron/sync/device-keys.ts";
import { newDesk, problem, sealed, type TestDesk, value } from "../store/desk.ts";
import { engineOver, exchange, newOffice, oneCounter, oneDistrict, referral } from "./district.ts";

const region = oneDistrict();

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    if ("closeAllConnections" in server) (server as HttpServer).closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listening<S extends Server>(server: S): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** An enrolled desk whose gateway is now said to be elsewhere. */
async function deskAt(url: string, certificate?: string): Promise<TestDesk> {
  const { desk, engine } = await oneCounter(region);
  await exchange({ desk, engine });
  await engine.stop();
  await desk.store.write(async (tx) => {
    await tx.run("UPDATE sync_identity SET url = ?", [url]);
    if (certificate !== undefined)
      await tx.run("UPDATE sync_identity SET certificate = ?", [certificate]);
  });
  return desk;
}

/** What one turn tells the clerk, with a case that stays unsent. */
async function told(desk: TestDesk): Promise<string | undefined> {
  const { caseId } = await sealed(desk, referral());
  const engine = engineOver(desk);
  const found = await engine.turn();
  await engine.stop();
  expect(await desk.store.read((reader) => isUnsent(reader, caseId))).toBe(true);
  return found?.code;
}

async function certificate(
  days: { readonly from: number; readonly until: number },
  name = "127.0.0.1",
) {
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000);
  return generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    notBeforeDate: day(days.from),
    notAfterDate: day(days.until),
    extensions: [
      { name: "basicConstraints", cA: true },
      {
        name: "subjectAltName",
        altNames: [name === "127.0.0.1" ? { type: 7, ip: name } : { type: 2, value: name }],
      },
    ],
  });
}

async function tlsServer(pems: {
  readonly private: string;
  readonly cert: string;
}): Promise<string> {
  const server = createTls({ key: pems.private, cert: pems.cert }, (_request, answer) =>
    answer.end("{}"),
  );
  return `https://127.0.0.1:${await listening(server)}`;
}

const NOW = { from: -1, until: 30 };

describe("what is in the way is told by name, and nothing is sent", () => {
  it("nobody answers", async () => {
    const port = await listening(createTcp());
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    expect(await told(await deskAt(`https://127.0.0.1:${port}`))).toBe("E-SYNC-01");
  });

  it("KF-5.3a: a certificate that the enrolment does not know", async () => {
    expect(await told(await deskAt(await tlsServer(await certificate(NOW))))).toBe("E-SYNC-03");
  });

  it("a certificate that has run out", async () => {
    const pems = await certificate({ from: -400, until: -30 });
    expect(await told(await deskAt(await tlsServer(pems), pems.cert))).toBe("E-SYNC-04");
  });

  it("a certificate for another name", async () => {
    const pems = await certificate(NOW, "gateway.example");
    expect(await told(await deskAt(await tlsServer(pems), pems.cert))).toBe("E-SYNC-05");
  });

  it("a login page of the network, which speaks no TLS", async () => {
    const page = createServer((_request, answer) =>
      answer.writeHead(200, { "content-type": "text/html" }).end("<form>"),
    );
    expect(await told(await deskAt(`https://127.0.0.1:${await listening(page)}`))).toBe(
      "E-SYNC-02",
    );
  });

  it("a page where the gateway should answer", async () => {
    const pems = await certificate(NOW);
    const server = createTls({ key: pems.private, cert: pems.cert }, (_request, answer) => {
      answer
        .writeHead(302, { "content-type": "text/html", location: "https://portal.example/" })
        .end();
    });
    expect(
      await told(await deskAt(`https://127.0.0.1:${await listening(server)}`, pems.cert)),
    ).toBe("E-SYNC-02");
  });

  it("an answer that is none of the protocol", async () => {
    const pems = await certificate(NOW);
    expect(await told(await deskAt(await tlsServer(pems), pems.cert))).toBe("E-SYNC-07");
  });

  it("a proxy that is not there", async () => {
    const { desk, engine } = await oneCounter(region);
    await engine.stop();
    const port = await listening(createTcp());
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    await desk.store.write((tx) => setProxy(tx, `http://127.0.0.1:${port}`));
    expect(await told(desk)).toBe("E-SYNC-06");
  });
});

/** A CONNECT proxy; `through` hears of every tunnel. */
function proxyThat(through: (client: Socket, up: Socket) => void): HttpServer {
  const server = createServer((_request, answer) => answer.writeHead(405).end());
  server.on("connect", (request, client: Socket, head) => {
    const [host = "", port = ""] = (request.url ?? "").split(":");
    const up = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      up.write(head);
      up.pipe(client);
      client.pipe(up);
      through(client, up);
    });
    for (const [one, other] of [
      [client, up],
      [up, client],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  return server;
}

describe("a line that is in the way", () => {
  it("works through a CONNECT proxy", async () => {
    let tunnels = 0;
    const port = await listening(proxyThat(() => (tunnels += 1)));
    const one = await oneCounter(region);
    await one.desk.store.write((tx) => setProxy(tx, `http://127.0.0.1:${port}`));
    const { caseId } = await sealed(one.desk, referral());
    await exchange(one);
    expect(tunnels).toBeGreaterThan(0);
    expect(await one.desk.store.read((reader) => isUnsent(reader, caseId))).toBe(false);
    await one.engine.stop();
  });

  it("a line that breaks after some kilobytes, again and again, brings everything over, each once", async () => {
    const port = await listening(
      proxyThat((client, up) => {
        let bytes = 0;
        const most = 9_000 + Math.floor(seed() * 60_000);
        const count = (part: Buffer): void => {
          bytes += part.length;
          if (bytes > most) client.destroy();
        };
        client.on("data", count);
        up.on("data", count);
      }),
    );
    const one = await oneCounter(region);
    await one.desk.store.write((tx) => setProxy(tx, `http://127.0.0.1:${port}`));
    const cases: OpenedCase[] = [];
    for (let at = 0; at < 6; at += 1) cases.push(await sealed(one.desk, referral()));
    let turns = 0;
    const left = async () => {
      const unsent = await Promise.all(
        cases.map(({ caseId }) => one.desk.store.read((reader) => isUnsent(reader, caseId))),
      );
      return unsent.some(Boolean);
    };
    while (turns < 60 && (await left())) {
      turns += 1;
      await one.engine.turn();
    }
    expect(await left()).toBe(false);
    expect(turns).toBeGreaterThan(1);
    await one.engine.stop();
  }, 120_000);

  it("a device that the district has removed stops, and says what to do", async () => {
    const one = await oneCounter(region);
    await exchange(one);
    const device = (await one.desk.store.read(readIdentity))?.device ?? "";
    const { db } = region.gateway.gateway;
    await db.run("UPDATE device SET removed_at = now() WHERE id = $1", [device]);
    await sealed(one.desk, referral());
    expect((await one.engine.turn())?.code).toBe("E-SYNC-08");
    expect(one.engine.state().connection).toBe("removed");
    expect((await one.engine.turn())?.code).toBe("E-SYNC-08");
  });
});

let state = 20_261_122;
/** A number in [0, 1) that is the same in every run. */
function seed(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 4_294_967_296;
}

describe("enrolment", () => {
  it("a file whose certificate is not the one of its fingerprint is refused", async () => {
    const file = await region.gateway.invite({ office: newOffice(), window: "A3" });
    const other = await certificate(NOW);
    const forged = { ...file, certificate: other.cert };
    expect(problem(readEnrolment(JSON.stringify(forged))).code).toBe("E-SYNC-32");
    expect(fingerprintOf(file.certificate)).toBe(file.fingerprint);
    expect(problem(readEnrolment("{}")).code).toBe("E-SYNC-31");
    const plain = JSON.stringify({ ...file, url: "http://gateway.example" });
    expect(problem(readEnrolment(plain)).code).toBe("E-SYNC-33");
  });

  it("a code that has had its use is told in the gateway's words, and enrols nobody", async () => {
    const office = newOffice();
    const file = await region.gateway.invite({ office, window: "A3" });
    const desks = [await newDesk(), await newDesk()];
    const codes = [];
    for (const desk of desks) {
      await acceptEnrolment(desk, value(readEnrolment(JSON.stringify(file))), "");
      const engine = engineOver(desk);
      codes.push((await engine.turn())?.code);
      await engine.stop();
    }
    expect(codes).toEqual([undefined, "E-SYNC-11"]);
    const identities = await Promise.all(desks.map((desk) => desk.store.read(readIdentity)));
    expect(identities.map((identity) => identity?.device === "")).toEqual([false, true]);
  });

  it("taking the enrolment away leaves every case here, and unsent", async () => {
    const one = await oneCounter(region);
    const { caseId } = await sealed(one.desk, referral());
    await exchange(one);
    await one.desk.store.write(setRemoved);
    await one.desk.store.write(dropIdentity);
    expect(await one.desk.store.read(readIdentity)).toBeUndefined();
    expect(await one.desk.store.read((reader) => isUnsent(reader, caseId))).toBe(true);
  });
});
