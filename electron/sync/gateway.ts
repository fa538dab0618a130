import { createHash, randomBytes } from "node:crypto";
import type { z } from "zod";
import { meaningOfRefusal } from "../../core/sync/answers.ts";
import { HEADERS, requestText, sessionText } from "../../core/sync/signed.ts";
import { EnrolAnswer, type EnrolRequest, PROTOCOL, SessionAnswer } from "../../core/sync/wire.ts";
import { publicKeyOf, signText } from "./device-keys.ts";
import { RefusedFault } from "./faults.ts";
import { type Asked, Line, readAnswer, refusal, type Told } from "./line.ts";
import type { Way } from "./connector.ts";

/** Who asks: the device as the gateway knows it, and the key that shows it. */
export interface Asking {
  readonly device: string;
  readonly signKey: string;
}

/** The gateway as a counter speaks with it: every request signed, in a session of its own. */
export class Gateway {
  readonly #line: Line;
  readonly #asking: Asking;
  readonly #signal: AbortSignal;
  /** Told the epoch of the gateway's data with each session, before anything is asked in it. */
  readonly #onEpoch: (epoch: string) => Promise<void>;
  #session: Promise<string> | null = null;
  #count = 0;

  constructor(
    way: Way,
    asking: Asking,
    signal: AbortSignal,
    onEpoch: (epoch: string) => Promise<void> = () => Promise.resolve(),
  ) {
    this.#line = new Line(way);
    this.#asking = asking;
    this.#signal = signal;
    this.#onEpoch = onEpoch;
  }

  /** Asks for JSON of a shape; a refusal is thrown as `RefusedFault`. */
  async json<T>(shape: z.ZodType<T>, asked: Asked): Promise<T> {
    return readAnswer(shape, await this.ask(asked));
  }

  /** Asks signed, once more in a new session where the old one has ended. */
  async ask(asked: Asked): Promise<Told> {
    const session = await this.#open();
    const told = await this.#signed(session, asked);
    if (!endsSession(told)) return told;
    // Others may have opened a new one while this answer was on its way.
    const current = await this.#session?.catch(() => null);
    if (current === session) this.#session = null;
    return this.#signed(await this.#open(), asked);
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  #signed(session: string, asked: Asked): Promise<Told> {
    this.#count += 1;
    const { device, signKey } = this.#asking;
    const { method, path, body = new Uint8Array() } = asked;
    const bodyHash = createHash("sha256").update(body).digest("hex");
    const count = this.#count;
    const headers = {
      ...asked.headers,
      [HEADERS.device]: device,
      [HEADERS.session]: session,
      [HEADERS.count]: String(count),
      [HEADERS.signature]: signText(
        signKey,
        requestText({ method, path, session, count, bodyHash }),
      ),
    };
    return this.#line.ask({ ...asked, headers }, this.#signal);
  }

  #open(): Promise<string> {
    this.#session ??= this.#begin();
    this.#session.catch(() => {
      this.#session = null;
    });
    return this.#session;
  }

  async #begin(): Promise<string> {
    const { device, signKey } = this.#asking;
    const nonce = randomBytes(18).toString("base64url");
    const signature = signText(signKey, sessionText(device, nonce));
    const asked = jsonRequest("POST", "/v1/sessions", { device, nonce, signature });
    const { session, epoch } = await this.#line.json(SessionAnswer, asked, this.#signal);
    if (epoch !== undefined) await this.#onEpoch(epoch);
    return session;
  }
}

/** Whether an answer says that another session has to be opened. */
function endsSession(told: Told): boolean {
  if (told.status < 400) return false;
  const fault = refusal(told);
  return (
    fault instanceof RefusedFault &&
    meaningOfRefusal(fault.status, fault.refused.code) === "session"
  );
}

export function jsonRequest(method: "POST" | "PUT", path: string, body: unknown): Asked {
  return {
    method,
    path,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify(body), "utf8"),
  };
}

export interface Enrolling {
  readonly code: string;
  readonly office: string;
  readonly window: string;
  readonly signKey: string;
  readonly recipient: string;
}

/** What a device says of itself to enrol. */
export function enrolBody({ code, office, window, signKey, recipient }: Enrolling): EnrolRequest {
  return { protocol: PROTOCOL, code, office, window, signKey: publicKeyOf(signKey), recipient };
}

/** Enrols this device over the line. */
export async function enrol(
  way: Way,
  enrolling: Enrolling,
  signal: AbortSignal,
): Promise<EnrolAnswer> {
  const line = new Line(way);
  try {
    // The only request that is not signed: nobody knows the key yet.
    const asked = jsonRequest("POST", "/v1/devices", enrolBody(enrolling));
    return await line.json(EnrolAnswer, asked, signal);
  } finally {
    await line.close();
  }
}
