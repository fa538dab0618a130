import { type LoadedPack, readPack } from "../../core/policy/load.ts";
import { PACKS } from "../../core/policy/packs.ts";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import type { ReceivedPack } from "../../electron/contract/from-gateway.ts";
import { call } from "./bridge.ts";

/** A pack does not change under its text, so each is read once. */
const READ = new Map<string, LoadedPack>();

/** The packs that came with the program and those that the district has sent, already checked. */
export async function readPacks(): Promise<Result<readonly LoadedPack[], Problem>> {
  const received = await call("packs.received", {});
  return received.ok ? ok(packsOfAll(received.value)) : received;
}

export function packsOfAll(received: readonly ReceivedPack[]): readonly LoadedPack[] {
  return received.length === 0 ? PACKS : [...PACKS, ...received.flatMap(loadedOf)];
}

export function loadedOf({ text }: ReceivedPack): readonly LoadedPack[] {
  const known = READ.get(text);
  if (known !== undefined) return [known];
  const read = readPack(JSON.parse(text));
  if (!read.ok) return [];
  READ.set(text, read.value);
  return [read.value];
}
