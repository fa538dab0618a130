import type { CDPSession, Page } from "@playwright/test";

/** Processor time of the window's main thread, in ms. Other work on the machine hardly changes it. */
export interface ProcessorTime {
  /** Program text: React, the core, the measuring itself. */
  readonly script: number;
  readonly layout: number;
  /** All that the thread did, painting and the writing of drafts included. */
  readonly all: number;
}

/** Measures by the browser's own counters, which count the thread's processor time. */
export async function processorOf(window: Page): Promise<() => Promise<ProcessorTime>> {
  const session = await window.context().newCDPSession(window);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return () => read(session);
}

async function read(session: CDPSession): Promise<ProcessorTime> {
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name: string): number =>
    1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
  return {
    script: of("ScriptDuration"),
    layout: of("LayoutDuration") + of("RecalcStyleDuration"),
    all: of("TaskDuration"),
  };
}

/** What was used between two readings, for each of so many keys. */
export function perKey(from: ProcessorTime, to: ProcessorTime, keys: number): ProcessorTime {
  return {
    script: (to.script - from.script) / keys,
    layout: (to.layout - from.layout) / keys,
    all: (to.all - from.all) / keys,
  };
}
