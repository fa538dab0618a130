import { randomBytes } from "node:crypto";
import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { putBlob } from "../../../electron/store/blobs.ts";
import { createCase } from "../../../electron/store/cases.ts";
import { createStore } from "../../../electron/store/open.ts";
import { sealRevision } from "../../../electron/store/seal.ts";
import { caseOf } from "./people.ts";
import { deskOver, must, type Quantiles, quantiles } from "./tools.ts";

export interface Growth {
  readonly cases: number;
  readonly scanBytes: number;
  /** Size of the database, and of what is in it beside the scans, per case. */
  readonly bytes: number;
  readonly overheadPerCase: number;
  readonly save: Quantiles;
  readonly memory: number;
}

/** How the file grows with cases that bring scans: bytes that nothing can compress. */
export async function growth(folder: string, cases: number, scanBytes: number): Promise<Growth> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, "workstation.db");
  const store = must(await createStore(file, randomBytes(32)));
  const desk = deskOver(store);
  const times: number[] = [];
  for (let index = 0; index < cases; index += 1) {
    const { caseId } = must(await createCase(desk, "resident"));
    const scan = randomBytes(scanBytes);
    const start = performance.now();
    must(await sealRevision(desk, caseId, caseOf(index)));
    await store.write((tx) => putBlob(tx, scan, "application/pdf"));
    times.push(performance.now() - start);
  }
  const memory = process.memoryUsage().rss;
  await store.close();
  const { size } = await stat(file);
  return {
    cases,
    scanBytes,
    bytes: size,
    overheadPerCase: Math.round(size / cases - scanBytes),
    save: quantiles(times),
    memory,
  };
}
