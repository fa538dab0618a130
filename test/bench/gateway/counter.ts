import type { z } from "zod";
import {
  ChangesAnswer,
  DayAnswer,
  type DayRequest,
  type RevisionAnswer,
  RevisionsAnswer,
} from "../../../core/sync/wire.ts";
import { newDeviceKeys } from "../../../electron/sync/device-keys.ts";
import { changesPath } from "../../../electron/sync/download.ts";
import { enrol, Gateway, jsonRequest } from "../../../electron/sync/gateway.ts";
import type { RunningGateway } from "../../../gateway/start.ts";
import type { Sealed } from "../../gateway/support/versions.ts";

const never = new AbortController().signal;

/** A window that speaks with the gateway as the program does: over TLS, in a session, signed. */
export class BenchCounter {
  readonly #gateway: Gateway;
  readonly device: string;
  readonly officeId: string;

  private constructor(gateway: Gateway, device: string, officeId: string) {
    this.#gateway = gateway;
    this.device = device;
    this.officeId = officeId;
  }

  static async enrolled(
    running: RunningGateway,
    office: string,
    window: string,
  ): Promise<BenchCounter> {
    const { code } = await running.invite({ office, window });
    const { signKey, recipient } = await newDeviceKeys();
    const { url, authority: certificate } = running.reached;
    const way = { url, certificate, proxy: "" };
    const enrolling = { code, office, window, signKey, recipient };
    const { device, officeId } = await enrol(way, enrolling, never);
    return new BenchCounter(new Gateway(way, { device, signKey }, never), device, officeId);
  }

  changes(since: number): Promise<ChangesAnswer> {
    return this.#gateway.json(ChangesAnswer, { method: "GET", path: changesPath(since, 0) });
  }

  /** All pages until there is no more. */
  async pages(since: number, onPage: (ms: number, changes: number) => void): Promise<number> {
    for (let next = since; ;) {
      const from = performance.now();
      const page = await this.changes(next);
      onPage(performance.now() - from, page.changes.length);
      ({ next } = page);
      if (!page.more) return next;
    }
  }

  async post(versions: readonly Sealed[]): Promise<readonly RevisionAnswer[]> {
    const caseId = versions[0]?.revision.caseId ?? "";
    const revisions = versions.map(({ hash, body }) => ({ hash, body }));
    const path = `/v1/cases/${caseId}/revisions`;
    const request = jsonRequest("POST", path, { unsent: 0, revisions });
    return (await this.#gateway.json(RevisionsAnswer, request)).answers;
  }

  compareDay(day: string, cases: z.input<typeof DayRequest>["cases"]): Promise<DayAnswer> {
    return this.#gateway.json(DayAnswer, jsonRequest("PUT", `/v1/days/${day}`, { cases }));
  }

  async putBlob(hash: string, bytes: Uint8Array): Promise<void> {
    const told = await this.#gateway.ask({
      method: "PUT",
      path: `/v1/blobs/${hash}`,
      headers: {
        "content-type": "application/octet-stream",
        "content-range": `bytes 0-${bytes.length - 1}/${bytes.length}`,
      },
      body: bytes,
    });
    if (told.status !== 200) throw new Error(`a paper was refused: ${told.status}`);
  }

  close(): Promise<void> {
    return this.#gateway.close();
  }
}
