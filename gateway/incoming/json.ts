import { fail, ok, type Result } from "../../core/result.ts";
import { Change } from "../../core/sync/change.ts";
import { type Given, isGiven } from "./publish.ts";

/** A JSON file: one thing to give out, or a list of them, in the schemas of `core/sync/change.ts`. */
export function givenOfJson(text: string): Result<readonly Given[], string> {
  const json = parsed(text.replace(/^\uFEFF/u, ""));
  if (json === undefined) return fail("不是 JSON 文件，或者不完整");
  const items: readonly unknown[] = Array.isArray(json) ? json : [json];
  const given: Given[] = [];
  for (const [index, item] of items.entries()) {
    const read = Change.safeParse(item);
    if (!read.success) {
      const at = read.error.issues[0]?.path.map(String).join(".") ?? "";
      return fail(`第 ${index + 1} 条不合格式：${at === "" ? "kind" : at}`);
    }
    if (!isGiven(read.data)) return fail(`第 ${index + 1} 条不能由导入下发`);
    given.push(read.data);
  }
  return given.length === 0 ? fail("文件里没有内容") : ok(given);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
