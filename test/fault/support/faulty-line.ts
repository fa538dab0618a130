import { type IncomingMessage, type ServerResponse } from "node:http";
import https from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import type { OutOfTime, Shown } from "./certificates.ts";
import { drawing } from "./drawing.ts";
import { listening, Wire } from "./wire.ts";

/** What a bad line does to a request or to its answer. */
export const FAULTS = [
  "lost-request",
  "lost-answer",
  "half-answer",
  "late",
  "twice",
  "held-back",
  "wrong-bytes-up",
  "wrong-bytes-down",
  "server-error",
  "too-many",
  "portal-page",
  "expired-certificate",
  "early-certificate",
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Line {
  readonly url: string;
  /** How often each fault was put in. */
  readonly faults: Readonly<Record<Fault, number>>;
  /** Share of the requests that suffer a fault: 0 heals the line. */
  setBadness(share: number): void;
  /** Where the requests go from now on: a gateway that was started anew. */
  setTarget(url: string): void;
  close(): Promise<void>;
}

export interface Certificate extends Shown {
  /** What the gateway behind is trusted by. */
  readonly ca: string;
  readonly wrong: OutOfTime;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/**
 * A line between a counter and its gateway that fails in every way a line fails. The draw is
 * seeded: the same seed and the same requests meet the same faults.
 */
export async function faultyLine(tls: Certificate, to: string, seed: number): Promise<Line> {
  const faults = noFaults();
  const draw = drawing(seed);
  let target = to;
  let badness = 0;
  /** Faults come in turn, each kind as often as the others. */
  let dealt = 0;
  let letGo: (() => void) | null = null;
  /** Until the next request comes by, or for a while. */
  const hold = (): Promise<unknown> =>
    Promise.race([new Promise<void>((go) => (letGo = go)), pause(300)]);

  const wire = new Wire(draw);
  const server = https.createServer({ key: tls.key, cert: tls.cert }, (request, response) => {
    const passing = whole(request).then((body) => {
      letGo?.();
      letGo = null;
      const fault = draw() < badness ? FAULTS[dealt % FAULTS.length] : undefined;
      if (fault !== undefined) {
        dealt += 1;
        faults[fault] += 1;
      }
      const send = (bytes: Buffer) => forward(target, tls.ca, request, bytes);
      const spoil = (way: "up" | "down") => wire.spoil(request.socket.remotePort, way);
      return passOn(fault, { body, response, send, draw, hold, spoil, show });
    });
    passing.catch(() => response.destroy());
  });
  /** Connections that are still met with a wrong certificate. */
  let wrongly = 0;
  const show = (which: keyof OutOfTime): void => {
    wrongly = 2;
    server.setSecureContext(tls.wrong[which]);
  };
  const showRight = (): void => {
    wrongly = 0;
    server.setSecureContext({ key: tls.key, cert: tls.cert });
  };
  server.on("connection", () => {
    wrongly -= 1;
    if (wrongly === 0) showRight();
  });
  const port = await wire.before(await listening(server));
  return {
    url: `https://127.0.0.1:${port}`,
    faults,
    setBadness: (share) => {
      badness = share;
      if (share === 0) showRight();
    },
    setTarget: (url) => void (target = url),
    close: () => {
      server.closeAllConnections();
      wire.close();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

function noFaults(): Record<Fault, number> {
  return {
    "lost-request": 0,
    "lost-answer": 0,
    "half-answer": 0,
    late: 0,
    twice: 0,
    "held-back": 0,
    "wrong-bytes-up": 0,
    "wrong-bytes-down": 0,
    "server-error": 0,
    "too-many": 0,
    "portal-page": 0,
    "expired-certificate": 0,
    "early-certificate": 0,
  };
}

interface Passing {
  readonly body: Buffer;
  readonly response: ServerResponse;
  readonly send: (bytes: Buffer) => Promise<Answer>;
  readonly draw: () => number;
  readonly hold: () => Promise<unknown>;
  readonly spoil: (way: "up" | "down") => void;
  /** Another certificate to the next connections. */
  readonly show: (which: keyof OutOfTime) => void;
}

/** What becomes of one request under this fault. */
async function passOn(fault: Fault | undefined, passing: Passing): Promise<void> {
  const { body, response, send, draw, hold, spoil, show } = passing;
  switch (fault) {
    case undefined:
      return give(response, await send(body));
    case "lost-request":
      return void response.destroy();
    case "lost-answer":
      await send(body);
      return void response.destroy();
    case "half-answer":
      return half(response, await send(body));
    case "late":
      await pause(50 + draw() * 400);
      return give(response, await send(body));
    case "twice":
      await send(body);
      return give(response, await send(body));
    case "held-back":
      await hold();
      return give(response, await send(body));
    case "wrong-bytes-up":
      // In the next request of this connection.
      spoil("up");
      return give(response, await send(body));
    case "wrong-bytes-down": {
      const right = await send(body);
      spoil("down");
      return give(response, right);
    }
    case "server-error":
      return give(response, plain(502, "text/html", "<h1>Bad Gateway</h1>"));
    case "too-many":
      return give(response, plain(429, "application/json", "{}"));
    case "portal-page":
      return give(response, plain(200, "text/html", "<form>上网认证</form>"));
    case "expired-certificate":
      show("expired");
      return void response.destroy();
    case "early-certificate":
      show("early");
      return void response.destroy();
  }
}

async function whole(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) if (part instanceof Uint8Array) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function forward(
  target: string,
  ca: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const lengths = body.length === 0 ? {} : { "content-length": String(body.length) };
    const options = { method, headers: { ...passedOn(headers), ...lengths }, ca, agent: false };
    const sent = https.request(new URL(url ?? "/", target), options, (answered) => {
      whole(answered).then(
        (bytes) =>
          resolve({
            status: answered.statusCode ?? 502,
            headers: passedOn(answered.headers),
            body: bytes,
          }),
        reject,
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Headers but those of the connection; the length is written anew. */
function passedOn(headers: IncomingMessage["headers"]): Record<string, string> {
  const own = ["connection", "host", "keep-alive", "transfer-encoding", "content-length"];
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      own.includes(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

function give(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": String(body.length) });
  response.end(body);
}

/** The head promises all of it, and the line ends in the middle. */
function half(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": String(body.length + 1) });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

function plain(status: number, type: string, text: string): Answer {
  return { status, headers: { "content-type": type }, body: Buffer.from(text) };
}
