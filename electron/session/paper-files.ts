import { FORM_SHORT } from "../../core/forms/kinds.ts";
import { fail, ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel, Parsed } from "../contract/contract.ts";
import { readBlob } from "../store/blobs.ts";
import { type Desk, NO_SUCH_CASE } from "../store/cases.ts";
import { fault } from "../store/faults.ts";
import { note } from "../store/journal.ts";
import { newestOf } from "../store/revisions.ts";
import type { Ask } from "./ask.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";
import { saveFile } from "./save-file.ts";

type PaperFileChannel = Extract<Channel, `papers.${string}`>;

const NOT_ISSUED = fault("E-PDF-04", "这份表单还没有出具，不能存成文件。", "先打印并确认。");
const LOST = fault("E-PDF-05", "存档里读不出这份表单。", "请管理员运行数据校验，再从备份恢复。");
const NOT_WRITTEN = fault(
  "E-PDF-06",
  "文件没有写成。",
  "请检查所选的文件夹能不能写、有没有空间，再存一次。",
);

export function paperFileHandlers(atDesk: AtDesk, ask: Ask): Pick<Handlers, PaperFileChannel> {
  return {
    "papers.save": async (request) => {
      const found = await atDesk("papers.save", ({ desk }) => issuedPaper(desk, request));
      if (!found.ok) return found;
      const { caseNumber, short, bytes } = found.value;
      const file = await ask.saveAs("存成 PDF", `${caseNumber}-${short}.pdf`);
      if (file === null) return ok(null);
      return atDesk("papers.save", async ({ desk }) => {
        // That it leaves is entered before it does.
        await note(desk, "exported", caseNumber, `${short}，PDF 文件`);
        return saveFile(file, bytes, NOT_WRITTEN);
      });
    },
  };
}

interface IssuedPaper {
  readonly caseNumber: string;
  /** Name of the form: nothing of an insured person stands in the name of the file. */
  readonly short: string;
  readonly bytes: Uint8Array;
}

function issuedPaper(
  desk: Desk,
  { caseId, sha256 }: Parsed["papers.save"],
): Promise<Answer<IssuedPaper>> {
  return desk.store.read(async (reader) => {
    const newest = await newestOf(reader, caseId);
    if (newest === undefined) return fail(NO_SUCH_CASE);
    const { caseNumber, issued } = newest.revision;
    const paper = issued.find((entry) => entry.sha256 === sha256);
    if (paper === undefined) return fail(NOT_ISSUED);
    const bytes = await readBlob(reader, sha256);
    return bytes === undefined
      ? fail(LOST)
      : ok({ caseNumber, short: FORM_SHORT[paper.form], bytes });
  });
}
