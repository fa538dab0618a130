/** Takes out what belongs to an unpackaged Electron: its default app would only lie there. */
import { rm } from "node:fs/promises";
import path from "node:path";

export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const mac = path.join(`${packager.appInfo.productFilename}.app`, "Contents", "Resources");
  const resources = electronPlatformName === "darwin" ? mac : "resources";
  await rm(path.join(appOutDir, resources, "default_app.asar"), { force: true });
}
