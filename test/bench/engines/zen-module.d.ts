/**
 * What the benchmark uses of the rule engine. The package brings a compiled part
 * for each platform, so it is no dependency: `npm run bench:core` fetches it.
 */
declare module "@gorules/zen-engine" {
  export interface ZenDecision {
    evaluate(context: object): Promise<{ readonly result: unknown }>;
  }
  export class ZenEngine {
    createDecision(content: object): ZenDecision;
  }
}
