import { contextBridge, ipcRenderer } from "electron";
import type { DesktopBridge } from "./contract/contract.ts";

let locked: (() => void) | null = null;
let finish: (() => Promise<boolean | void>) | null = null;

/** Tells whether everything typed has been kept. */
async function finishAndTell(): Promise<void> {
  const kept = await (finish?.() ?? Promise.resolve(true)).catch(() => false);
  ipcRenderer.send("window.finished", kept !== false);
}

ipcRenderer.on("session.locked", () => locked?.());
ipcRenderer.on("window.closing", () => void finishAndTell());

const bridge: DesktopBridge = {
  call: (channel, request) => ipcRenderer.invoke(channel, request),
  window: (action) => ipcRenderer.send("window.action", action),
  onLocked: (work) => {
    locked = work;
  },
  onClosing: (work) => {
    finish = work;
  },
};

contextBridge.exposeInMainWorld("desktop", bridge);
