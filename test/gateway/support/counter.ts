import { generateIdentity, identityToRecipient } from "age-encryption";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { EnrolmentFile } from "../../../core/sync/enrolment-file.ts";
import { HEADERS, requestText, sessionText } from "../../../core/sync/signed.ts";
import {
  ChangesAnswer,
  EnrolAnswer,
  type EnrolRequest,
  PROTOCOL,
  type RevisionAnswer,
  RevisionsAnswer,
  SessionAnswer,
} from "../../../core/sync/wire.ts";
import { newSignKey, sha256, type SignKey } from "../../../gateway/keys.ts";

/** A counter as the protocol describes it, in its shortest form: it signs what it is told to send. */

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export class Counter {
  readonly url: string;
  readonly signKey: SignKey;
  readonly identity: string;
  device = "";
  officeId = "";
  session = "";
  /** Of the gateway's data, as the last session told it. */
  epoch = "";
  count = 0;

  private constructor(url: string, signKey: SignKey, identity: string) {
    this.url = url;
    this.signKey = signKey;
    this.identity = identity;
  }

  static async prepared(url: string): Promise<Counter> {
    return new Counter(url, newSignKey(), await generateIdentity());
  }

  /** Enrolled, with a session. */
  static async enrolled(file: EnrolmentFile): Promise<Counter> {
    const counter = await Counter.prepared(file.url);
    const answer = await counter.enrol(await counter.enrolment(file));
    const { device, officeId } = EnrolAnswer.parse(JSON.parse(answer.text));
    counter.device = device;
    counter.officeId = officeId;
    await counter.begin();
    return counter;
  }

  async enrolment({ code, office, window }: EnrolmentFile): Promise<EnrolRequest> {
    const recipient = await identityToRecipient(this.identity);
    const signKey = this.signKey.publicKey;
    return { protocol: PROTOCOL, code, office, window, signKey, recipient };
  }

  enrol(request: EnrolRequest): Promise<Answered> {
    return this.plain("POST", "/v1/devices", JSON.stringify(request));
  }

  async begin(): Promise<void> {
    const nonce = randomUUID();
    const signature = this.signKey.sign(sessionText(this.device, nonce));
    const body = JSON.stringify({ device: this.device, nonce, signature });
    const answer = await this.plain("POST", "/v1/sessions", body);
    const { session, epoch = "" } = SessionAnswer.parse(JSON.parse(answer.text));
    this.session = session;
    this.epoch = epoch;
    this.count = 0;
  }

  /** The same device in the same session, at another node; their counts are apart. */
  at(url: string): Counter {
    const other = new Counter(url, this.signKey, this.identity);
    const { device, officeId, session, epoch } = this;
    return Object.assign(other, { device, officeId, session, epoch, count: 500_000 });
  }

  /** Headers of the next request, signed. */
  signed({ method, path, body, bytes }: Sent): Record<string, string> {
    this.count += 1;
    const content = bytes ?? (body === undefined ? "" : JSON.stringify(body));
    const { session, count } = this;
    const text = requestText({ method, path, session, count, bodyHash: sha256(content) });
    return {
      [HEADERS.device]: this.device,
      [HEADERS.session]: session,
      [HEADERS.count]: String(count),
      [HEADERS.signature]: this.signKey.sign(text),
    };
  }

  send(sent: Sent): Promise<Answered> {
    return this.raw(sent, this.signed(sent));
  }

  /** Sends with the headers given, signed or not. */
  raw(sent: Sent, headers: Readonly<Record<string, string>>): Promise<Answered> {
    const { method, path, body, bytes } = sent;
    const content = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
    return this.plain(method, path, content, { ...headers, ...sent.headers });
  }

  async plain(
    method: string,
    path: string,
    body?: string | Uint8Array,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    const type = {
      "content-type": typeof body === "string" ? "application/json" : "application/octet-stream",
    };
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : type), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : Buffer.from(body) }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Sends versions of a case and gives the answers. */
  async revisions(
    caseId: string,
    revisions: readonly { readonly hash: string; readonly body: string }[],
    unsent = 0,
  ): Promise<RevisionAnswer[]> {
    const path = `/v1/cases/${caseId}/revisions`;
    const answer = await this.send({ method: "POST", path, body: { unsent, revisions } });
    return parsed(RevisionsAnswer, answer).answers;
  }

  async changes(since: number, limit = 100): Promise<ChangesAnswer> {
    const path = `/v1/changes?since=${since}&limit=${limit}`;
    return parsed(ChangesAnswer, await this.send({ method: "GET", path }));
  }

  putPiece(hash: string, all: Uint8Array, start: number, end: number): Promise<Answered> {
    return this.send({
      method: "PUT",
      path: `/v1/blobs/${hash}`,
      bytes: all.subarray(start, end),
      headers: { "content-range": `bytes ${start}-${end - 1}/${all.length}` },
    });
  }

  putWhole(bytes: Uint8Array): Promise<Answered> {
    return this.putPiece(sha256(bytes), bytes, 0, bytes.length);
  }
}

/** The answer as its schema says; a refusal shows its words. */
export function parsed<S extends z.ZodType>(schema: S, { status, text }: Answered): z.output<S> {
  if (status >= 400) throw new Error(`${status} ${text}`);
  return schema.parse(JSON.parse(text));
}
