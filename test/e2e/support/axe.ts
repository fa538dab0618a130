import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly {
    readonly html: string;
    readonly any: readonly { readonly message: string }[];
  }[];
}

declare global {
  interface Window {
    readonly axe?: {
      readonly run: (
        context: Document,
        options: object,
      ) => Promise<{ readonly violations: readonly Violation[] }>;
    };
  }
}

/** What axe calls serious or critical on the screen as it stands, contrast included. */
export async function violations(window: Page): Promise<readonly string[]> {
  if (!(await window.evaluate(() => globalThis.window.axe !== undefined))) {
    await window.evaluate(AXE);
  }
  return window.evaluate(async () => {
    const axe = globalThis.window.axe;
    if (axe === undefined) return ["axe did not start"];
    const { violations: found } = await axe.run(document, { resultTypes: ["violations"] });
    return found
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) =>
        nodes
          .slice(0, 5)
          .map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ""}`),
      );
  });
}
