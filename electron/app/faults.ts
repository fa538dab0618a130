import { app, type BrowserWindow, dialog } from "electron";
import type { Problem } from "../../core/problem.ts";
import { fault, PROGRAM_FAULT } from "../store/faults.ts";
import { reportBug } from "./report.ts";

const WINDOW_GONE = fault(
  "E-APP-02",
  "窗口停止了响应。",
  "按“确定”重新打开窗口；一秒钟以前输入的内容已存为草稿。",
);

const NOT_KEPT = fault(
  "E-SAVE-02",
  "最后输入的内容没有存进去。",
  "请返回窗口，按窗口里的提示处理后再关闭。",
);

/** Shows a problem that no page can show, in the words of every other message. */
export function showProblem(problem: Problem): void {
  dialog.showErrorBox(`${problem.code} ${problem.what}`, problem.remedy);
}

/** Ends the program with a message, before there is a window. */
export function giveUp(problem: Problem, silent: boolean): void {
  console.error(`${problem.code} ${problem.what}${problem.remedy}`);
  if (!silent) showProblem(problem);
  app.exit(1);
}

/** Bugs are told once each time and never end the program: what is on disk stays right. */
export function catchBugs(silent: boolean): void {
  const onBug = (error: unknown): void => {
    reportBug(error);
    if (silent) app.exit(1);
    else showProblem(PROGRAM_FAULT);
  };
  process.on("uncaughtException", onBug);
  process.on("unhandledRejection", onBug);
}

/** Opens the page again when its process has died. */
export function reviveWindow(window: BrowserWindow): void {
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit" || window.isDestroyed()) return;
    console.error(`${WINDOW_GONE.code} ${reason}`);
    const { code, what, remedy } = WINDOW_GONE;
    void dialog
      .showMessageBox(window, {
        type: "error",
        message: `${code} ${what}`,
        detail: remedy,
        buttons: ["确定"],
        noLink: true,
      })
      .then(() => {
        if (!window.isDestroyed()) window.webContents.reload();
      });
  });
}

/** Asks before a window goes whose last entries could not be kept. */
export function closeAnyway(window: BrowserWindow): boolean {
  const { code, what, remedy } = NOT_KEPT;
  const answer = dialog.showMessageBoxSync(window, {
    type: "warning",
    message: `${code} ${what}`,
    detail: remedy,
    buttons: ["返回窗口", "不存，关闭"],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return answer === 1;
}
