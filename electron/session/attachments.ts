import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { RAW_BYTES } from "../../core/attachments/limits.ts";
import { fail, ok } from "../../core/result.ts";
import { addAttachment, listAttachments, removeAttachment } from "../attachments/attach.ts";
import { checkFile, type PdfCleaner } from "../attachments/check.ts";
import { TOO_LARGE, UNREADABLE } from "../attachments/faults.ts";
import { discardScan, readScan, scansIn } from "../attachments/scan-folder.ts";
import type { ChosenFile, ScanFolder } from "../contract/attachments.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel } from "../contract/contract.ts";
import type { Desk } from "../store/cases.ts";
import { record } from "../store/journal.ts";
import { readScanFolder, setScanFolder } from "../store/office.ts";
import type { Ask, FileKinds } from "./ask.ts";
import { type AtDesk, guarded, mayUse } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

type AttachmentChannel = Extract<Channel, `attachments.${string}`>;

const ASK_FILES = "选签字件或材料的扫描件、照片";
const ASK_FOLDER = "选扫描仪存文件的文件夹";
const KINDS: FileKinds = { name: "扫描件和照片", extensions: ["pdf", "jpg", "jpeg", "png"] };
/** Files that are taken from one dialog. */
const MOST_FILES = 20;

export function attachmentHandlers(
  atDesk: AtDesk,
  ask: Ask,
  clean: PdfCleaner,
): Pick<Handlers, AttachmentChannel> {
  return {
    "attachments.list": ({ caseId }) =>
      atDesk("attachments.list", ({ desk }) => listAttachments(desk, caseId)),
    "attachments.choose": async () => {
      const may = await mayUse(atDesk, "attachments.choose");
      if (!may.ok) return may;
      const files = await ask.files(ASK_FILES, KINDS, "many");
      return guarded(async () => ok(await chosen(files.slice(0, MOST_FILES), clean)));
    },
    "attachments.check": ({ name, bytes }) =>
      atDesk("attachments.check", () => checkFile(name, bytes, clean)),
    "attachments.take": ({ file }) =>
      atDesk("attachments.take", async ({ desk }) => {
        const bytes = await readScan(await folderOf(desk), file, Date.now());
        return bytes.ok ? checkFile(file, bytes.value, clean) : bytes;
      }),
    "attachments.scanned": () => atDesk("attachments.scanned", ({ desk }) => scans(desk)),
    "attachments.discard-scan": ({ file }) =>
      atDesk("attachments.discard-scan", async ({ desk }) => {
        const gone = await discardScan(await folderOf(desk), file);
        return gone.ok ? scans(desk) : gone;
      }),
    "attachments.add": (request) =>
      atDesk("attachments.add", ({ desk }) => addAttachment(desk, clean, request)),
    "attachments.remove": (request) =>
      atDesk("attachments.remove", ({ desk }) => removeAttachment(desk, request)),
    "attachments.choose-folder": async ({ remove }) => {
      const may = await mayUse(atDesk, "attachments.choose-folder");
      if (!may.ok) return may;
      const folder = remove ? null : await ask.folder(ASK_FOLDER);
      return atDesk("attachments.choose-folder", async ({ desk }) => {
        if (remove || folder !== null) await keepFolder(desk, folder);
        return scans(desk);
      });
    },
  };
}

/** One after the other: several PDFs at once would each wait for all. */
async function chosen(files: readonly string[], clean: PdfCleaner): Promise<readonly ChosenFile[]> {
  const checked: ChosenFile[] = [];
  for (const file of files) {
    const name = path.basename(file);
    const bytes = await readChosen(file);
    checked.push({ name, checked: bytes.ok ? await checkFile(name, bytes.value, clean) : bytes });
  }
  return checked;
}

async function readChosen(file: string): Promise<Answer<Uint8Array>> {
  try {
    const about = await stat(file);
    if (about.size > RAW_BYTES) return fail(TOO_LARGE);
    return ok(await readFile(file));
  } catch {
    return fail(UNREADABLE);
  }
}

function folderOf(desk: Desk): Promise<string | null> {
  return desk.store.read(readScanFolder);
}

async function scans(desk: Desk): Promise<Answer<ScanFolder>> {
  return ok(await scansIn(await folderOf(desk), Date.now()));
}

function keepFolder(desk: Desk, folder: string | null): Promise<void> {
  return desk.store.write(async (tx) => {
    await setScanFolder(tx, folder);
    await record(tx, desk, "office-changed", "扫描文件夹", folder ?? "不再使用");
  });
}
