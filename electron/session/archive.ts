import { archiveOf } from "../archive/archive.ts";
import { packArchive, type PackedArchive } from "../archive/pack.ts";
import { fail, ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel } from "../contract/contract.ts";
import { type Desk, NO_SUCH_CASE } from "../store/cases.ts";
import { fault } from "../store/faults.ts";
import { caseNumberOf } from "../store/revisions.ts";
import type { Progress } from "../work/progress.ts";
import type { WorkDesk } from "../work/work-desk.ts";
import type { Ask } from "./ask.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";
import { csvText } from "./journal-of.ts";
import { exportFile } from "./save-file.ts";

type ArchiveChannel = Extract<Channel, `archive.${string}`>;

const NO_ARCHIVE = fault(
  "E-ARC-01",
  "案件还没有存为版本，没有档案。",
  "先按 Ctrl+S 存为版本，再导出。",
);
const DAMAGED = fault(
  "E-ARC-02",
  "档案里有文件不见了，或与摘要不符，没有导出。",
  "看清单里标红的文件；请主管运行数据校验，再从备份恢复。",
);
const NOT_WRITTEN = fault(
  "E-ARC-03",
  "档案文件没有写成。",
  "请检查所选的文件夹能不能写、有没有空间，再导出一次。",
);

const CANCELLED = fault("N-ARC-04", "导出档案已取消，没有留下文件。", "要导出的，再按一次导出。");

export function archiveHandlers(
  atDesk: AtDesk,
  ask: Ask,
  works: WorkDesk,
): Pick<Handlers, ArchiveChannel> {
  return {
    "archive.list": ({ caseId }) =>
      atDesk("archive.list", ({ desk }) =>
        desk.store.read(async (reader) => {
          const number = await caseNumberOf(reader, caseId);
          return number === undefined
            ? fail(NO_SUCH_CASE)
            : ok(await archiveOf(reader, caseId, number));
        }),
      ),
    "archive.export": async ({ caseId }) => {
      const packed = await works.run("archive", CANCELLED, (progress) =>
        atDesk("archive.export", ({ desk }) => pack(desk, caseId, progress)),
      );
      if (!packed.ok) return packed;
      const { number, bytes, documents } = packed.value;
      // Outside the session: a dialog may stay open for long, and a lock must not wait for it.
      const file = await ask.saveAs("导出案件档案", `${number} 档案.zip`);
      if (file === null) return ok(null);
      const said = `案件档案，${documents} 份`;
      const leaving = { subject: number, said, file, content: bytes, refusal: NOT_WRITTEN };
      return works.run("archive", CANCELLED, (progress) =>
        atDesk("archive.export", async ({ desk }) => {
          const saved = await exportFile(desk, leaving, progress);
          return saved.ok ? ok({ file: saved.value, documents }) : saved;
        }),
      );
    },
  };
}

function pack(
  desk: Desk,
  caseId: string,
  progress: Progress,
): Promise<Answer<PackedArchive & { readonly number: string }>> {
  return desk.store.read(async (reader) => {
    const number = await caseNumberOf(reader, caseId);
    if (number === undefined) return fail(NO_SUCH_CASE);
    const packed = await packArchive(reader, caseId, csvText, progress);
    if (packed.documents + packed.faulty === 0) return fail(NO_ARCHIVE);
    return packed.faulty > 0 ? fail(DAMAGED) : ok({ ...packed, number });
  });
}
