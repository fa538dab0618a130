import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { listening } from "./wire.ts";

/** Of one direction; a thin line hands frames of its connections on in turn. */
const FRAME = 1_460;
/** A connection is heard no further while so many of its frames wait. */
const MOST_WAITING = 4;

interface Flow {
  readonly waiting: Buffer[];
  readonly from: net.Socket;
  readonly to: net.Socket;
  ended: boolean;
}

/** One way of a thin line, shared by all its connections. */
class Way {
  readonly #delayMs: number;
  readonly #flows = new Set<Flow>();
  #bytesPerMs: number;
  #freeAt = 0;
  #moving = false;

  constructor(bitsPerSecond: number, delayMs: number) {
    this.#bytesPerMs = bitsPerSecond / 8_000;
    this.#delayMs = delayMs;
  }

  /** As fast as the machine; the delay stays. */
  widen(): void {
    this.#bytesPerMs = Number.POSITIVE_INFINITY;
  }

  carry(from: net.Socket, to: net.Socket): void {
    const flow: Flow = { waiting: [], from, to, ended: false };
    from.on("data", (bytes) => {
      for (let at = 0; at < bytes.length; at += FRAME) {
        flow.waiting.push(Buffer.from(bytes.subarray(at, at + FRAME)));
      }
      if (flow.waiting.length > MOST_WAITING) from.pause();
      void this.#move();
    });
    from.on("end", () => {
      flow.ended = true;
      void this.#move();
    });
    this.#flows.add(flow);
    to.on("close", () => this.#flows.delete(flow));
  }

  async #move(): Promise<void> {
    if (this.#moving) return;
    this.#moving = true;
    while (this.#hasWork()) {
      for (const flow of this.#flows) {
        const frame = flow.waiting.shift();
        if (frame !== undefined) await this.#send(frame, flow.to);
        else if (flow.ended) this.#end(flow);
        if (flow.waiting.length <= MOST_WAITING) flow.from.resume();
      }
    }
    this.#moving = false;
  }

  #hasWork(): boolean {
    return [...this.#flows].some(({ waiting, ended }) => waiting.length > 0 || ended);
  }

  async #send(frame: Buffer, to: net.Socket): Promise<void> {
    this.#freeAt = Math.max(performance.now(), this.#freeAt) + frame.length / this.#bytesPerMs;
    const wait = this.#freeAt - performance.now();
    if (wait > 1) await pause(wait);
    setTimeout(() => void (to.destroyed || to.write(frame)), this.#delayMs);
  }

  #end(flow: Flow): void {
    this.#flows.delete(flow);
    setTimeout(() => flow.to.end(), this.#delayMs);
  }
}

export interface SlowLine {
  readonly port: number;
  /** Takes the narrowness away; the delay stays. */
  widen(): void;
  /** Breaks every connection that there is. */
  drop(): void;
  close(): void;
}

/** A thin, long line to a port of this machine: so many bits a second each way, and a delay each way. */
export async function slowLine(
  to: string,
  { bitsPerSecond, delayMs }: { readonly bitsPerSecond: number; readonly delayMs: number },
): Promise<SlowLine> {
  const [up, down] = [new Way(bitsPerSecond, delayMs), new Way(bitsPerSecond, delayMs)];
  const sockets = new Set<net.Socket>();
  const server = net.createServer({ allowHalfOpen: true }, (client) => {
    const far = net.connect({ port: Number(new URL(to).port), host: "127.0.0.1" });
    far.allowHalfOpen = true;
    up.carry(client, far);
    down.carry(far, client);
    for (const [one, other] of [
      [client, far],
      [far, client],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => sockets.delete(one));
    }
  });
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: await listening(server),
    widen: () => {
      up.widen();
      down.widen();
    },
    drop,
    close: () => {
      drop();
      server.close();
    },
  };
}
