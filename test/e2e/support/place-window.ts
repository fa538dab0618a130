import type { ElectronApplication } from "@playwright/test";

/** Gives the window its size and zoom. */
export function placeWindow(
  app: ElectronApplication,
  place: { readonly width: number; readonly height: number; readonly zoom: number },
): Promise<void> {
  return app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const [only] = BrowserWindow.getAllWindows();
    only?.setBounds({ x: 0, y: 0, width, height });
    only?.webContents.setZoomFactor(zoom);
  }, place);
}
