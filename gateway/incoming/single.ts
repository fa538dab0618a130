import { fail, ok, type Result } from "../../core/result.ts";
import type { Adapter, Arrival, Outcome } from "../adapter.ts";
import { sha256 } from "../keys.ts";
import { givenOfJson } from "./json.ts";
import type { Given } from "./publish.ts";
import { givenOfCsv } from "./tables.ts";
import { givenOfXlsx } from "./workbook.ts";

/** One file that somebody has handed in by the page. */
export function singleFile(name: string, bytes: Uint8Array): Adapter {
  return {
    name: "page",
    arrivals: async function* arrivals() {
      yield await arrivalOf(name, bytes, () => Promise.resolve());
    },
  };
}

/** A file of JSON, CSV or xlsx as what it gives out. */
export async function readGiven(
  name: string,
  bytes: Uint8Array,
): Promise<Result<readonly Given[], string>> {
  if (/\.xlsx?$/u.test(name)) return givenOfXlsx(name, bytes);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return name.endsWith(".csv") ? givenOfCsv(name, text) : givenOfJson(text);
  } catch (error) {
    if (error instanceof TypeError) return fail("文字编码不是 UTF-8");
    throw error;
  }
}

async function arrivalOf(
  name: string,
  bytes: Uint8Array,
  settle: (outcome: Outcome) => Promise<void>,
): Promise<Arrival> {
  const read = await readGiven(name, bytes);
  const given = read.ok ? ok(read.value.map((one) => ({ given: one }))) : read;
  const content = given.ok
    ? { ok: true as const, given: given.value }
    : { ok: false as const, fault: given.error };
  return { name, sha256: sha256(bytes), content, settle };
}
