import { contextBridge, ipcRenderer } from "electron";
import type { DesktopBridge } from "./contract/contract.ts";

let finish: (() => Promise<boolean | void>) | null = null;

/** Tells whether everything typed has been kept. */
async function finishAndTell(): Promise<void> {
  const kept = await (finish?.() ?? Promise.resolve(true)).catch(() => false);
  ipcRenderer.send("window.finished", kept !== false);
}

ipcRenderer.on("window.closing", () => void finishAndTell());

const bridge: DesktopBridge = {
  call: (channel, request) => ipcRenderer.invoke(channel, request),
  window: (action) => ipcRenderer.send("window.action", action),
  onClosing: (work) => {
    finish = work;
  },
};

contextBridge.exposeInMainWorld("desktop", bridge);
