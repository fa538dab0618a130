import type { ElectronApplication, Page } from "@playwright/test";

/** What is still held after a garbage collection was forced, in MB; and what the page keeps of its elements. */
export interface Held {
  readonly window: number;
  readonly desktop: number;
  /** Of the operating system, for each of the two processes. */
  readonly windowProcess: number;
  readonly desktopProcess: number;
  readonly elements: number;
  readonly listeners: number;
}

const MB = 1_000_000;

export async function heldBy(app: ElectronApplication, window: Page): Promise<Held> {
  const devtools = await window.context().newCDPSession(window);
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
  await devtools.detach();
  const desktop = await desktopHeap(app);
  const processes = await processesOf(app);
  return {
    window: usedSize / MB,
    desktop: desktop / MB,
    windowProcess: processes.window.mb,
    desktopProcess: processes.desktop.mb,
    elements: nodes,
    listeners: jsEventListeners,
  };
}

interface Process {
  readonly mb: number;
  /** Processor time since it began, in seconds: a busy machine does not lengthen it. */
  readonly seconds: number;
}

export async function processesOf(
  app: ElectronApplication,
): Promise<{ readonly window: Process; readonly desktop: Process }> {
  const all = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ type, memory, cpu }) => ({
      type,
      mb: memory.workingSetSize / 1000,
      seconds: cpu.cumulativeCPUUsage ?? 0,
    })),
  );
  const of = (kind: string): Process => {
    const found = all.find(({ type }) => type === kind);
    if (found === undefined) throw new Error(`no process ${kind}`);
    return found;
  };
  return { window: of("Tab"), desktop: of("Browser") };
}

/** Objects and buffers of the desktop process in bytes, after its garbage is collected. */
function desktopHeap(app: ElectronApplication): Promise<number> {
  return app.evaluate(() => {
    process.getBuiltinModule("v8").setFlagsFromString("--expose-gc");
    process.getBuiltinModule("vm").runInNewContext("gc(); gc()");
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  });
}
