import { app, type BrowserWindow, Menu, session } from "electron";
import path from "node:path";
import type { Drawer } from "../forms/drawer.ts";
import { answerContract, finishWriting, onWindowAction } from "../ipc/handle.ts";
import { handlersOf } from "../session/handlers.ts";
import { Workstation } from "../session/workstation.ts";
import { systemClock } from "../store/clock.ts";
import { dataOf } from "../store/profile.ts";
import { serveScreens, START_PAGE } from "../window/scheme.ts";
import { act, bringToFront, createWindow, denyPermissions } from "../window/window.ts";
import { closeAnyway, reviveWindow } from "./faults.ts";
import type { Launch } from "./launch.ts";
import { reportBug } from "./report.ts";
import { selfTest } from "./self-test.ts";

/** How long a closing window may take to write what was typed in the last second. */
const PATIENCE = 5000;

/** Opens the window over the profile's data. */
export async function run(launch: Launch, profile: string, draw: Drawer): Promise<void> {
  Menu.setApplicationMenu(null);
  serveScreens(path.join(import.meta.dirname, "../renderer"));
  denyPermissions(session.defaultSession);
  const workstation = new Workstation(dataOf(profile), systemClock, app.getVersion());
  const window = createWindow(import.meta.dirname);
  answerContract(window, handlersOf(workstation, draw));
  onWindowAction(window, (action) => act(window, action));
  if (launch.selfTest) return endWith(selfTest(profile, window));
  reviveWindow(window);
  closeSafely(window, workstation);
  app.on("second-instance", () => bringToFront(window));
  window.once("ready-to-show", () => window.show());
  await window.loadURL(START_PAGE);
}

/** Before the program ends, the page writes its waiting draft and the store is closed. */
function closeSafely(window: BrowserWindow, workstation: Workstation): void {
  let closing = false;
  const close = async (): Promise<void> => {
    const kept = await finishWriting(window, PATIENCE);
    if (!kept && !closeAnyway(window)) {
      closing = false;
      return;
    }
    await workstation.close().catch(reportBug);
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
