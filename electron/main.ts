import { app } from "electron";
import path from "node:path";
import { drawForm, drawLedger, drawUnsent } from "../core/forms/draw.ts";
import { catchBugs, giveUp } from "./app/faults.ts";
import { folderProblem } from "./app/folder.ts";
import { readLaunch } from "./app/launch.ts";
import { run } from "./app/run.ts";
import { drawerWith, ledgerDrawerWith, unsentDrawerWith } from "./forms/drawer.ts";
import { registerScheme } from "./window/scheme.ts";
import { confine } from "./window/window.ts";

/** Where things lie that are not code: beside the package, or in the project while developing. */
const resources = app.isPackaged
  ? process.resourcesPath
  : path.join(import.meta.dirname, "../../resources");

const launch = readLaunch(process.argv, process.env);
const profile = launch.profile ?? path.join(app.getPath("appData"), "offsite-claims-workstation");

catchBugs(launch.selfTest);
registerScheme();
confine(app);
app.commandLine.appendSwitch("lang", "zh-CN");
// Started as root (a build machine), Chromium has no sandbox; everywhere else it must have one.
if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
start();

function start(): void {
  const problem = folderProblem(profile);
  if (problem !== null) {
    giveUp(problem, launch.selfTest);
    return;
  }
  app.setPath("userData", profile);
  if (!app.requestSingleInstanceLock()) {
    console.log("N-APP-01 程序已经打开，已转到打开的窗口。");
    app.exit(0);
    return;
  }
  const draw = drawerWith(drawForm, resources);
  const drawDay = ledgerDrawerWith(drawLedger, resources);
  const drawList = unsentDrawerWith(drawUnsent, resources);
  void app.whenReady().then(() => run(launch, profile, { draw, drawDay, drawList }, resources));
}
