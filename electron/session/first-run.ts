import { randomUUID } from "node:crypto";
import { findArea } from "../../core/area.ts";
import { packsOf } from "../../core/policy/packs.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { hasOwnCopies } from "../backup/copies.ts";
import type { Parsed } from "../contract/contract.ts";
import type { Operator } from "../contract/session.ts";
import { DATA_GONE, fault } from "../store/faults.ts";
import { type DataFiles, inspect } from "../store/profile.ts";
import { createData, type FirstKeys } from "../store/setup.ts";

const ALREADY_SET_UP = fault("E-SET-01", "这台电脑已经设置过。", "请直接登录。");
const NO_POOL = fault(
  "E-SET-02",
  "这个统筹区还没有待遇政策。",
  "请从列表里选；列表里没有的，请联系管理员。",
);

export interface FirstRun extends FirstKeys {
  readonly operator: Operator;
}

/** Makes the encrypted data of a new workstation, with its first operator as supervisor. */
export async function firstRun(
  files: DataFiles,
  request: Parsed["setup.create"],
  at: string,
): Promise<Result<FirstRun, Problem>> {
  const found = await inspect(files);
  if (found.kind === "blocked") return fail(found.problem);
  if (found.kind === "ready") return fail(ALREADY_SET_UP);
  if (await hasOwnCopies(files)) return fail(DATA_GONE);
  const pool = findArea(request.pool);
  if (pool === undefined || packsOf(pool.code).length === 0) return fail(NO_POOL);
  const operator = { id: randomUUID(), name: request.operator, role: "supervisor" } as const;
  const office = { name: request.office, window: request.window, pool: pool.code };
  const { password, telephone = "" } = request;
  const made = await createData(files, { office, operator, password, telephone, at });
  return made.ok ? ok({ ...made.value, operator }) : made;
}
