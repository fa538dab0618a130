import { request } from "node:http";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { connect as connectPlain, type Socket } from "node:net";
import { Agent, type buildConnector } from "undici";
import { LineFault, NO_PROXY } from "./faults.ts";

/** How a counter reaches its gateway. */
export interface Way {
  /** Origin: `https://gateway.example:8443`. */
  readonly url: string;
  /** The certificate authority that alone is trusted; empty only for `http:` on this machine. */
  readonly certificate: string;
  /** `http://host:port`; empty: none. */
  readonly proxy: string;
}

/** Nothing has moved on a line for so long: it is dead. A slow line that moves is none. */
const SILENT_MS = 90_000;
const CONNECT_MS = 30_000;
const KEPT_MS = 60_000;

/**
 * Connections to the gateway and to nothing else (KF-5.3a), kept and used again. No time limit covers a whole request: a
 * quarter of a megabyte takes half a minute at 64 kbit/s, and four share the line.
 */
export function agentFor(way: Way): Agent {
  return new Agent({
    connect: (options, done) => void connect(way, options, done),
    connections: 6,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEPT_MS,
    keepAliveMaxTimeout: KEPT_MS,
  });
}

async function connect(
  way: Way,
  { hostname, port, protocol }: buildConnector.Options,
  done: buildConnector.Callback,
): Promise<void> {
  try {
    const [host, at] = [hostname, Number(port === "" ? (protocol === "https:" ? 443 : 80) : port)];
    const through = way.proxy === "" ? null : await throughProxy(way.proxy, host, at);
    const socket =
      protocol === "https:"
        ? await secured(way.certificate, host, at, through)
        : await opened(host, at);
    socket.setTimeout(SILENT_MS, () => socket.destroy(new Error("the line is silent")));
    socket.setKeepAlive(true, 20_000);
    socket.setNoDelay(true);
    done(null, socket);
  } catch (error) {
    done(error instanceof Error ? error : new Error("no connection"), null);
  }
}

function secured(ca: string, host: string, port: number, over: Duplex | null): Promise<TLSSocket> {
  const socket = connectTls({
    ...(over === null ? { host, port } : { socket: over }),
    ca,
    servername: isIP(host) === 0 ? host : "",
    host,
    ALPNProtocols: ["http/1.1"],
  });
  return whenReady(socket, "secureConnect");
}

function opened(host: string, port: number): Promise<Socket> {
  return whenReady(connectPlain({ host, port }), "connect");
}

function whenReady<S extends Socket>(socket: S, ready: "connect" | "secureConnect"): Promise<S> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => socket.destroy(new Error("no connection in time")), CONNECT_MS);
    socket.once(ready, () => {
      clearTimeout(late);
      socket.off("error", reject);
      resolve(socket);
    });
    socket.once("error", (error) => {
      clearTimeout(late);
      reject(error);
    });
    socket.once("close", () => {
      clearTimeout(late);
      reject(new Error("closed while connecting"));
    });
  });
}

/** A tunnel through a proxy (CONNECT): it sees where to, and nothing of what. */
function throughProxy(proxy: string, host: string, port: number): Promise<Duplex> {
  const { hostname, port: at, username, password } = new URL(proxy);
  const authority = `${host}:${port}`;
  const pass = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  const headers =
    username === "" ? {} : { "proxy-authorization": `Basic ${pass.toString("base64")}` };
  return new Promise((resolve, reject) => {
    const asked = request({
      host: hostname,
      port: at === "" ? 80 : Number(at),
      method: "CONNECT",
      path: authority,
      headers: { host: authority, ...headers },
      timeout: CONNECT_MS,
    });
    const refuse = (): void => reject(new LineFault(NO_PROXY));
    asked.once("connect", (answer, socket) => {
      if (answer.statusCode === 200) resolve(socket);
      else {
        socket.destroy();
        refuse();
      }
    });
    asked.once("timeout", () => asked.destroy(new Error("the proxy is silent")));
    asked.once("response", (answer) => {
      answer.destroy();
      refuse();
    });
    asked.once("error", refuse);
    asked.end();
  });
}
