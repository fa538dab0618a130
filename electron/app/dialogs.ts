import { type BrowserWindow, dialog } from "electron";
import type { Ask } from "../session/ask.ts";

/** The dialogs of the operating system, in front of the window. */
export function dialogsOf(window: BrowserWindow): Ask {
  return {
    folder: async (title) => {
      const chosen = await dialog.showOpenDialog(window, {
        title,
        properties: ["openDirectory", "createDirectory"],
      });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    saveAs: async (title, name) => {
      const chosen = await dialog.showSaveDialog(window, { title, defaultPath: name });
      return chosen.canceled || chosen.filePath === "" ? null : chosen.filePath;
    },
    files: async (title, { name, extensions }, many) => {
      const chosen = await dialog.showOpenDialog(window, {
        title,
        filters: [{ name, extensions: [...extensions] }],
        properties: many === "many" ? ["openFile", "multiSelections"] : ["openFile"],
      });
      return chosen.canceled ? [] : chosen.filePaths;
    },
  };
}
