import { readFile, stat } from "node:fs/promises";
import { fail, ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel } from "../contract/contract.ts";
import { replaceFile } from "../security/atomic-file.ts";
import { fault, machineProblem } from "../store/faults.ts";
import { note } from "../store/journal.ts";
import { NOT_ENROLLED, takeAnswerFile } from "../sync/exchange-in.ts";
import { makeExchangeFile } from "../sync/exchange-out.ts";
import type { SyncWatch } from "../sync/watch.ts";
import type { Progress } from "../work/progress.ts";
import type { WorkDesk } from "../work/work-desk.ts";
import type { Ask } from "./ask.ts";
import { type AtDesk, mayUse } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

type ExchangeChannel = Extract<Channel, "sync.export" | "sync.import">;

const NOT_WRITTEN = fault(
  "E-SYNC-56",
  "交换文件没有写成。",
  "请检查 U 盘能不能写、有没有空间，再导出一次。",
);
const CANCELLED = fault(
  "N-SYNC-59",
  "导出到 U 盘已取消，没有留下文件，要送的仍在等待。",
  "要导出的，再按一次。",
);
const NOT_READ = fault("E-SYNC-57", "文件读不出来。", "请检查 U 盘是否插好，再选一次。");

/** An answer file holds a page of changes and the answers; more than this is none. */
const MOST_READ = 256 * 1024 * 1024;

/** Without a line: files on a USB stick, to the gateway and back. */
export function exchangeHandlers(
  atDesk: AtDesk,
  ask: Ask,
  sync: SyncWatch,
  works: WorkDesk,
): Pick<Handlers, ExchangeChannel> {
  return {
    "sync.export": async () => {
      const made = await works.run("exchange", CANCELLED, (progress) =>
        atDesk("sync.export", async ({ desk }) => {
          const file = await makeExchangeFile(desk, progress);
          return file === null ? fail(NOT_ENROLLED) : ok({ file, window: desk.office.window });
        }),
      );
      if (!made.ok) return made;
      const { file, window } = made.value;
      // Outside the session: a dialog may stay open for long, and a lock must not wait for it.
      const path = await ask.saveAs("导出到 U 盘", `${window}-${file.no}.sync`);
      if (path === null) return ok(null);
      return works.run("exchange", CANCELLED, (progress) =>
        atDesk("sync.export", async ({ desk }) => {
          progress.signal.throwIfAborted();
          await note(desk, "exchange-file", `${file.no}`, `导出 ${file.items} 件`);
          return written(path, file, progress);
        }),
      );
    },
    "sync.import": async () => {
      const allowed = await mayUse(atDesk, "sync.import");
      if (!allowed.ok) return allowed;
      const [path] = await ask.files("选区县给的回执文件", FILES);
      if (path === undefined) return ok(null);
      const bytes = await readWhole(path);
      if (bytes === null) return fail(NOT_READ);
      return atDesk("sync.import", async ({ desk }) => {
        const brought = await takeAnswerFile(desk, bytes);
        if (!brought.ok) return brought;
        await note(desk, "exchange-file", "", `回执 ${brought.value.accepted} 件`);
        sync.look();
        return brought;
      });
    },
  };
}

const FILES = { name: "回执文件", extensions: ["sync"] } as const;

async function readWhole(path: string): Promise<Uint8Array | null> {
  try {
    return (await stat(path)).size > MOST_READ ? null : await readFile(path);
  } catch {
    return null;
  }
}

async function written(
  path: string,
  { bytes, items }: { readonly bytes: Uint8Array; readonly items: number },
  progress: Progress,
): Promise<Answer<{ file: string; items: number }>> {
  try {
    await replaceFile(path, bytes, progress);
    return ok({ file: path, items });
  } catch (error) {
    if (machineProblem(error) === null) throw error;
    return fail(NOT_WRITTEN);
  }
}
