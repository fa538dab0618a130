import { visit } from "jsonc-parser";
import { fail, ok, type Result } from "../result.ts";

export interface JsonFault {
  readonly what: string;
  readonly line: number;
}

/**
 * Parses JSON and refuses a key that stands twice in one object: JSON.parse
 * keeps the last and drops the other in silence, which in a policy pack is a
 * lost rule.
 */
export function parseStrictJson(text: string): Result<unknown, JsonFault> {
  const plain = text.replace(/^\uFEFF/u, "");
  try {
    const [first] = faultsOf(plain);
    return first === undefined ? ok(JSON.parse(plain)) : fail(first);
  } catch (error) {
    // Nested beyond the stack, or an oddity that the first parser lets through.
    if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
    return fail({ what: "不是能读的 JSON", line: 1 });
  }
}

function faultsOf(plain: string): readonly JsonFault[] {
  const faults: JsonFault[] = [];
  const keys: Set<string>[] = [];
  visit(
    plain,
    {
      onObjectBegin: () => {
        keys.push(new Set());
      },
      onObjectEnd: () => {
        keys.pop();
      },
      onObjectProperty: (name, _offset, _length, line) => {
        const own = keys.at(-1);
        if (own?.has(name) === true) faults.push({ what: `键 ${name} 写了两次`, line: line + 1 });
        own?.add(name);
      },
      onError: (_error, _offset, _length, line) => {
        faults.push({ what: "不是完整的 JSON", line: line + 1 });
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return faults;
}
