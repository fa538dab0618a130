import type { z } from "zod";
import { meaningOfEvent, meaningOfRefusal, meaningOfRevision } from "../../core/sync/answers.ts";
import type { ExchangeAnswer } from "../../core/sync/exchange.ts";
import {
  BlobAnswer,
  DayAnswer,
  EnrolAnswer,
  EventsAnswer,
  Refused,
  RevisionsAnswer,
  ReceivedChanges,
} from "../../core/sync/wire.ts";
import { assertNever } from "../../core/result.ts";
import { putBlob, sha256Hex } from "../store/blobs.ts";
import type { Desk } from "../store/cases.ts";
import type { Transaction } from "../store/connection.ts";
import { enterAnswers, type ItemKind, noteBlobsThere, setAside } from "../store/sync-answers.ts";
import { noteDay } from "../store/sync-days.ts";
import type { LineRef } from "../store/sync-files.ts";
import { noteEnrolled, readIdentity, setRemoved, startAnew } from "../store/sync-identity.ts";
import { appendChanges } from "../store/sync-in.ts";

/** Enters the answers of a file one by one, each committed, by the rules of the line. */
export class Answered {
  readonly #desk: Desk;
  readonly #fetched = new Map<string, Uint8Array[]>();
  brought = { accepted: 0, setAside: 0, changes: 0 };
  /** Why the gateway did not enrol this device: then the other answers say nothing of their items. */
  notEnrolled: Refused | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async enter(line: LineRef, answer: ExchangeAnswer): Promise<void> {
    const at = this.#desk.clock.now();
    const refused = answer.status >= 300 ? Refused.safeParse(answer.body).data : undefined;
    await this.#desk.store.write(async (tx) => {
      if (refused !== undefined) await this.#refused(tx, line, answer.status, refused, at);
      else if (answer.status < 300) await this.#told(tx, line, answer, at);
    });
  }

  async #told(
    tx: Transaction,
    line: LineRef,
    { body, bytes = "" }: ExchangeAnswer,
    at: string,
  ): Promise<void> {
    switch (line.is) {
      case "enrol":
        return withRead(EnrolAnswer, body, (enrolled) => noteEnrolled(tx, enrolled));
      case "piece":
        return withRead(BlobAnswer, body, async ({ whole }) => {
          if (whole) await noteBlobsThere(tx, [line.sha256]);
        });
      case "versions":
        return withRead(RevisionsAnswer, body, async ({ answers }) => {
          for (const answer of answers.filter(({ hash }) => line.refs.includes(hash))) {
            const meaning = meaningOfRevision(answer);
            await this.#entered(tx, "revision", line.caseId, answer.hash, meaning, at);
          }
        });
      case "events":
        return withRead(EventsAnswer, body, async ({ answers }) => {
          for (const answer of answers) {
            const ref = line.refs.find(({ id }) => id === answer.id)?.ref;
            if (ref === undefined) continue;
            const meaning = meaningOfEvent(answer);
            await this.#entered(tx, "inquiry-event", line.caseId, ref, meaning, at);
          }
        });
      case "day":
        return withRead(DayAnswer, body, (day) => noteDay(tx, day, at));
      case "fetch":
        return this.#piece(tx, line, Buffer.from(bytes, "base64"));
      case "changes":
        return withRead(ReceivedChanges, body, async (page) => {
          const identity = await readIdentity(tx);
          if (identity === undefined) return;
          await appendChanges(tx, identity.round, page, at);
          this.brought.changes += page.changes.length;
        });
      default:
        return assertNever(line);
    }
  }

  async #entered(
    tx: Transaction,
    kind: ItemKind,
    caseId: string,
    ref: string,
    meaning: ReturnType<typeof meaningOfRevision>,
    at: string,
  ): Promise<void> {
    await enterAnswers(tx, [{ kind, ref, caseId, meaning, at }]);
    if (meaning.state === "accepted") this.brought.accepted += 1;
    if (meaning.state === "set-aside") this.brought.setAside += 1;
  }

  async #piece(
    tx: Transaction,
    { sha256, mediaType, bytes }: Extract<LineRef, { is: "fetch" }>,
    piece: Uint8Array,
  ): Promise<void> {
    const parts = [...(this.#fetched.get(sha256) ?? []), piece];
    this.#fetched.set(sha256, parts);
    const whole = Buffer.concat(parts);
    if (whole.length < bytes) return;
    this.#fetched.delete(sha256);
    if (sha256Hex(whole) === sha256) await putBlob(tx, whole, mediaType);
  }

  async #refused(
    tx: Transaction,
    line: LineRef,
    status: number,
    refused: Refused,
    at: string,
  ): Promise<void> {
    if (line.is === "enrol") this.notEnrolled = refused;
    if (this.notEnrolled !== null) return;
    const means = meaningOfRefusal(status, refused.code);
    if (means === "removed") await setRemoved(tx);
    else if (means === "behind") await startAnew(tx);
    else if (means === "set-aside" && (line.is === "versions" || line.is === "events")) {
      const kind = line.is === "versions" ? "revision" : "inquiry-event";
      for (const one of line.refs) {
        const ref = typeof one === "string" ? one : one.ref;
        await setAside(tx, { kind, ref, at, ...refused });
        this.brought.setAside += 1;
      }
    }
  }
}

/** What is not the answer to its request says nothing: the item stays unsent. */
async function withRead<T>(
  shape: z.ZodType<T>,
  body: unknown,
  use: (read: T) => Promise<void>,
): Promise<void> {
  const read = shape.safeParse(body);
  if (read.success) await use(read.data);
}
