import { type App, BrowserWindow, screen, type Session } from "electron";
import path from "node:path";
import type { WindowAction } from "../ipc/handle.ts";

/** Size that the screens are drawn for: the most common office monitor. */
const FIRST_SIZE = { width: 1366, height: 768 };

/** Opens the one window, hidden until its first picture is ready. */
export function createWindow(folder: string): BrowserWindow {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  return new BrowserWindow({
    width: Math.min(FIRST_SIZE.width, width),
    height: Math.min(FIRST_SIZE.height, height),
    minWidth: Math.min(900, width),
    minHeight: Math.min(600, height),
    show: false,
    // The screens draw their own title bar.
    frame: false,
    backgroundColor: "#f2f0ea",
    title: "异地就医手工报销工作站",
    webPreferences: {
      preload: path.join(folder, "preload.cjs"),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
}

/** Nothing leads out of the program: no other page, no second window, no embedded page. */
export function confine(app: App): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
    contents.on("will-navigate", (event) => event.preventDefault());
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
}

/** The screens need no camera, no clipboard reading, no notification: everything is refused. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Does what a button of the title bar asks. */
export function act(window: BrowserWindow, action: WindowAction): void {
  switch (action) {
    case "minimize":
      window.minimize();
      break;
    case "maximize":
      if (window.isMaximized()) window.unmaximize();
      else window.maximize();
      break;
    case "close":
      window.close();
      break;
  }
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
