import type { BrowserWindow } from "electron";
import { PDFDocument } from "pdf-lib";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { cleanerIn } from "../attachments/stoppable-cleaner.ts";
import { templateReaderIn } from "../forms/template-reader.ts";
import { readInThread } from "../import/reading.ts";
import { systemClock } from "../store/clock.ts";
import { dataFiles } from "../store/profile.ts";
import { Workstation } from "../session/workstation.ts";
import { START_PAGE } from "../window/scheme.ts";

const PASSWORD = "self-test password";
const OFFICE = { office: "自检窗口", window: "T1", pool: "410200", operator: "自检" };

/**
 * Proves that this build can keep encrypted data, read foreign files in their threads
 * and show its first screen; throws when not.
 */
export async function selfTest(profile: string, window: BrowserWindow): Promise<void> {
  await keepsData(profile);
  await readsFiles(import.meta.dirname);
  await window.loadURL(START_PAGE);
  await showsScreen(window);
}

/** In a folder of its own, so that real data in the same profile are never touched. */
async function keepsData(profile: string): Promise<void> {
  const folder = await mkdtemp(path.join(profile, "self-test-"));
  try {
    const files = dataFiles(path.join(folder, "data"));
    const first = new Workstation(files, systemClock, "self-test");
    const made = await first.setup({ ...OFFICE, password: PASSWORD });
    if (!made.ok) throw new Error(`setup: ${made.error.code}`);
    const locked = await first.close();
    if (locked.phase !== "locked") throw new Error(`not locked but ${locked.phase}`);
    const content = await readFile(files.database);
    if (content.subarray(0, 6).toString("latin1") === "SQLite") throw new Error("not encrypted");
    await opens(first, locked.operators[0]?.id ?? "");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function opens(workstation: Workstation, operatorId: string): Promise<void> {
  const opened = await workstation.open({ operatorId, password: PASSWORD });
  if (!opened.ok) throw new Error(`login: ${opened.error.code}`);
  if (opened.value.phase !== "open") throw new Error(`not open but ${opened.value.phase}`);
  await workstation.close();
}

/** The threads are files of their own, which a package may leave out or fail to open. */
async function readsFiles(built: string): Promise<void> {
  const table = new TextEncoder().encode("名称,金额\n床位费,55.00\n");
  const read = await readInThread({ kind: "table", bytes: table, rows: 10 }, () => undefined).done;
  if (!read.result.ok) throw new Error(`table: ${read.result.error.code}`);
  const document = await PDFDocument.create();
  document.addPage();
  const page = await document.save();
  const cleaned = await cleanerIn(built)(page, { pages: 1 });
  if (!cleaned.ok) throw new Error(`attachment: ${cleaned.error}`);
  const template = await templateReaderIn(built)(page);
  if (!template.ok) throw new Error(`template: ${template.error.code}`);
}

/** The page has drawn something, and its way to the desktop process is there. */
async function showsScreen(window: BrowserWindow): Promise<void> {
  const look = `typeof window.desktop?.call === "function"
    && (document.getElementById("root")?.innerText.trim().length ?? 0) > 0`;
  for (let tries = 0; tries < 200; tries += 1) {
    const drawn: unknown = await window.webContents.executeJavaScript(look);
    if (drawn === true) return;
    await pause(100);
  }
  throw new Error("the first screen stayed empty");
}
