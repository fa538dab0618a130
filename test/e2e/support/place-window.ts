import type { ElectronApplication } from "@playwright/test";

/**
 * Gives the window its size and zoom. The debugger may lose the promise through which it waits
 * for the answer ("garbage collected"): then it is said again, which changes nothing.
 */
export async function placeWindow(
  app: ElectronApplication,
  place: { readonly width: number; readonly height: number; readonly zoom: number },
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
        const [only] = BrowserWindow.getAllWindows();
        only?.setBounds({ x: 0, y: 0, width, height });
        only?.webContents.setZoomFactor(zoom);
      }, place);
      return;
    } catch (error) {
      if (tries === 5 || !String(error).includes("garbage collected")) throw error;
    }
  }
}
