import { app, type BrowserWindow, Menu, session } from "electron";
import path from "node:path";
import { cleanerIn } from "../attachments/stoppable-cleaner.ts";
import { LOOK_EVERY_MS } from "../backup/schedule.ts";
import type { Drawer, LedgerDrawer, UnsentDrawer } from "../forms/drawer.ts";
import { templateReaderIn } from "../forms/template-reader.ts";
import { answerContract, finishWriting, onWindowAction, tellLocked } from "../ipc/handle.ts";
import { machinePrinting } from "../print/machine.ts";
import { Attempts } from "../security/attempts.ts";
import { backupsOf } from "../session/copies.ts";
import { CopyWatch } from "../session/copy-watch.ts";
import { handlersOf } from "../session/handlers.ts";
import { Activity } from "../session/idle.ts";
import { Workstation } from "../session/workstation.ts";
import { SyncWatch } from "../sync/watch.ts";
import { systemClock } from "../store/clock.ts";
import { machineProblem } from "../store/faults.ts";
import { dataOf } from "../store/profile.ts";
import { mendReplacement } from "../store/replace-data.ts";
import { serveScreens, START_PAGE } from "../window/scheme.ts";
import { act, bringToFront, createWindow, denyPermissions } from "../window/window.ts";
import { dialogsOf } from "./dialogs.ts";
import { closeAnyway, reviveWindow } from "./faults.ts";
import { watchIdle } from "./idle-lock.ts";
import { systemKeychain } from "./keychain.ts";
import type { Launch } from "./launch.ts";
import { reportBug } from "./report.ts";
import { selfTest } from "./self-test.ts";

/** How long a closing window may take to write what was typed in the last second. */
const PATIENCE = 5000;

/** What draws papers. */
export interface Drawers {
  readonly draw: Drawer;
  readonly drawDay: LedgerDrawer;
  readonly drawList: UnsentDrawer;
}

/** Opens the window over the profile's data; `resources` holds the fonts. */
export async function run(
  launch: Launch,
  profile: string,
  { draw, drawDay, drawList }: Drawers,
  resources: string,
): Promise<void> {
  Menu.setApplicationMenu(null);
  serveScreens(path.join(import.meta.dirname, "../renderer"), resources);
  denyPermissions(session.defaultSession);
  await mend(profile);
  const files = dataOf(profile);
  const attempts = new Attempts();
  const version = app.getVersion();
  const workstation = new Workstation(files, systemClock, version, attempts, systemKeychain);
  const window = createWindow(import.meta.dirname);
  const activity = new Activity();
  const backups = backupsOf(workstation);
  const copies = new CopyWatch(workstation, backups);
  const handlers = handlersOf(
    workstation,
    draw,
    dialogsOf(window),
    backups,
    machinePrinting(launch.printBy),
    drawDay,
    cleanerIn(import.meta.dirname),
    templateReaderIn(import.meta.dirname),
    new SyncWatch(workstation),
    drawList,
  );
  answerContract(window, handlers, (channel) => activity.heard(channel));
  onWindowAction(window, (action) => act(window, action));
  if (launch.selfTest) return endWith(selfTest(profile, window));
  reviveWindow(window);
  closeSafely(window, workstation, copies);
  setInterval(copies.look, LOOK_EVERY_MS);
  watchIdle({
    minutes: () => workstation.idleMinutes(),
    activity,
    finishWriting: () => finishWriting(window, PATIENCE),
    lock: (minutes) => lock(window, workstation, minutes),
  });
  app.on("second-instance", () => bringToFront(window));
  window.once("ready-to-show", () => window.show());
  await window.loadURL(START_PAGE);
}

/** What a cut-off restore or renewal of keys has left; what the machine refuses, the start screen tells. */
async function mend(profile: string): Promise<void> {
  try {
    await mendReplacement(profile);
  } catch (error) {
    if (machineProblem(error) === null) reportBug(error);
  }
}

/** The page is told at once: closing the data may take a while, in which nothing is to be seen. */
async function lock(
  window: BrowserWindow,
  workstation: Workstation,
  minutes: number,
): Promise<void> {
  const closed = workstation.close(`无人操作 ${minutes} 分钟，自动锁定`);
  tellLocked(window);
  await closed;
}

/** Before the program ends, the page writes its waiting draft and the store is closed. */
function closeSafely(window: BrowserWindow, workstation: Workstation, copies: CopyWatch): void {
  let closing = false;
  const close = async (): Promise<void> => {
    const kept = await finishWriting(window, PATIENCE);
    if (!kept && !closeAnyway(window)) {
      closing = false;
      return;
    }
    copies.programEnds();
    await workstation.close("关闭程序").catch(reportBug);
    app.exit(0);
  };
  window.on("close", (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    void close();
  });
}

async function endWith(test: Promise<void>): Promise<void> {
  try {
    await test;
    console.log("self-test ok");
    app.exit(0);
  } catch (error) {
    console.error(`self-test failed: ${error instanceof Error ? error.message : "?"}`);
    app.exit(1);
  }
}
