import { expect } from "vitest";
import { Refused } from "../../../core/sync/wire.ts";
import type { Answered } from "./counter.ts";

/** A request that every device may make. */
export const CHANGES = { method: "GET", path: "/v1/changes?since=0" };

/** Status and code of a refusal; every one has words in Chinese for what happened and what to do. */
export function refusal({ status, text }: Answered): [number, string] {
  const { code, what, do: todo } = Refused.parse(JSON.parse(text));
  expect(`${what}${todo}`).toMatch(/\p{Script=Han}{4}/u);
  return [status, code];
}
