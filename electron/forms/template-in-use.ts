import type { FormKind } from "../../core/forms/kinds.ts";
import { mappingProblem } from "../../core/forms/template/check.ts";
import type { Template } from "../../core/forms/template/fill.ts";
import { readTemplate } from "../../core/forms/template/read.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { readBlob, sha256Hex } from "../store/blobs.ts";
import type { Store } from "../store/connection.ts";
import { fault } from "../store/faults.ts";
import { type KeptTemplate, templateInUse } from "../store/templates.ts";

/** A form is never drawn on something else than what the office has decided: it is told instead. */
const LOST = fault(
  "E-TPL-12",
  "存档里读不出这张表正在用的官方表样。",
  "请主管在设置里重新载入表样，或改回参考样式，再出表。",
);

/** The template that a form is to be drawn on; null for our own reference form. */
export async function templateFor(
  store: Store,
  form: FormKind,
): Promise<Result<Template | null, Problem>> {
  const template = await store.read((reader) => templateInUse(reader, form));
  return template === undefined ? ok(null) : readableTemplate(store, template);
}

/** A kept version with its file. */
export async function readableTemplate(
  store: Store,
  { sha256, mapping }: KeptTemplate,
): Promise<Result<Template, Problem>> {
  const bytes = await store.read((reader) => readBlob(reader, sha256));
  if (bytes === undefined || sha256Hex(bytes) !== sha256 || mapping === null) return fail(LOST);
  const read = await readTemplate(bytes);
  // A version that came from a newer program may ask for what this one does not know.
  if (!read.ok || mappingProblem(read.value, mapping) !== null) return fail(LOST);
  return ok({ file: read.value, mapping });
}
