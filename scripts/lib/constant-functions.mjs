/**
 * In the core as it ships, a function is a constant: `function plus(a, b) {…}` of a module becomes
 * `const plus = function plus(a, b) {…}`, before everything that may call it. V8 looks up a declared
 * function at every call, for it might be assigned to; a constant is part of the compiled code.
 */
import { RolldownMagicString } from "rolldown";

export function constantFunctions() {
  return {
    name: "constant-functions",
    // The screen's code is minified, and its constants are variables again.
    applyToEnvironment: ({ config }) => config.consumer === "server",
    transform: {
      filter: { id: /\/core\/.*\.ts$/u },
      handler(code, id) {
        const text = new RolldownMagicString(code);
        for (const statement of this.parse(code).body) {
          const declared = statement.declaration ?? statement;
          if (declared.type !== "FunctionDeclaration") continue;
          const { start, end } = statement;
          const { name, end: named } = declared.id;
          const kind = code.slice(declared.start, named);
          const exported = declared === statement ? "" : "export ";
          text.overwrite(start, named, `${exported}const ${name} = ${kind}`);
          text.appendLeft(end, ";\n");
          if (start > 0) text.move(start, end, 0);
        }
        const map = text.generateMap({ source: id, includeContent: true, hires: true });
        return { code: text.toString(), map: map.toString() };
      },
    },
  };
}
