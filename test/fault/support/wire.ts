import net from "node:net";
import { Transform } from "node:stream";

/** Listens on a port that is free; resolves with it. */
export async function listening(server: net.Server): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** What lies between the counter and the TLS of the line: where a byte goes wrong, TLS notices. */
export class Wire {
  readonly #draw: () => number;
  /** By the port from which a connection reaches the server: spoils the next bytes of a way. */
  readonly #spoilers = new Map<number, (way: "up" | "down") => void>();
  readonly #sockets = new Set<net.Socket>();
  #server: net.Server | null = null;

  constructor(draw: () => number) {
    this.#draw = draw;
  }

  spoil(port: number | undefined, way: "up" | "down"): void {
    this.#spoilers.get(port ?? 0)?.(way);
  }

  /** Listens before the server on this port; resolves with its own. */
  before(port: number): Promise<number> {
    this.#server = net.createServer((client) => {
      const server = net.connect(port, "127.0.0.1");
      const wrong = { up: false, down: false };
      const through = (way: "up" | "down") =>
        new Transform({
          transform: (chunk: Buffer, _coding, done) => {
            const bytes = wrong[way] ? spoiled(chunk, this.#draw) : chunk;
            wrong[way] = false;
            done(null, bytes);
          },
        });
      server.once("connect", () => {
        this.#spoilers.set(server.localPort ?? 0, (way) => void (wrong[way] = true));
      });
      client.pipe(through("up")).pipe(server);
      server.pipe(through("down")).pipe(client);
      for (const [one, other] of [
        [client, server],
        [server, client],
      ] as const) {
        this.#sockets.add(one);
        one.on("error", () => other.destroy());
        one.on("close", () => {
          this.#sockets.delete(one);
          other.destroy();
        });
      }
    });
    return listening(this.#server);
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server?.close();
  }
}

function spoiled(body: Buffer, draw: () => number): Buffer {
  const bytes = Buffer.from(body);
  if (bytes.length > 0) {
    const at = Math.floor(draw() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(draw() * 255));
  }
  return bytes;
}
