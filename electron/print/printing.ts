import type { Problem } from "../../core/problem.ts";
import { fail, type Result } from "../../core/result.ts";
import type { Printer } from "../contract/printing.ts";
import { fault } from "../store/faults.ts";

/** One paper for a printer. */
export interface PaperJob {
  /** A PDF. */
  readonly bytes: Uint8Array;
  /** Shown in the queue of the print system, so nothing of an insured person. */
  readonly title: string;
  readonly copies: number;
  /** A name of `printers`. */
  readonly printer: string;
}

/** What the print system has taken over. */
export interface Handed {
  readonly printer: string;
  /** Its own id; null where it gives none. */
  readonly id: string | null;
}

/**
 * What became of a paper: `held` waits and says why; `left` is out of the queue,
 * which is not yet paper: only who looks at the tray knows; `unknown` where the
 * print system does not tell.
 */
export type Fate =
  | { readonly kind: "waiting" | "printing" | "left" | "unknown" }
  | { readonly kind: "held"; readonly reason: string };

/** The print system of the machine: CUPS, or what Electron has. */
export interface Printing {
  readonly printers: () => Promise<Result<readonly Printer[], Problem>>;
  /** Done as soon as the print system has taken the paper over. */
  readonly print: (job: PaperJob) => Promise<Result<Handed, Problem>>;
  /** One look at a paper that was handed over. */
  readonly follow: (handed: Handed) => Promise<Fate>;
  /** Shows the dialog of the operating system; false when it was closed without printing. */
  readonly dialog: (job: Omit<PaperJob, "printer">) => Promise<Result<boolean, Problem>>;
}

export const NO_PRINT_SYSTEM = fault(
  "E-PRT-01",
  "打印服务没有运行。",
  "请管理员启动本机的打印服务，再打一次。",
);

export const NO_PRINTER = fault(
  "E-PRT-02",
  "这台电脑没有装打印机。",
  "请管理员在系统里添加打印机，或用系统打印窗口另存。",
);

export function printerGone(label: string): Problem {
  return fault(
    "E-PRT-03",
    `找不到打印机“${label}”。`,
    "请检查连线和电源，或在“打印机”里另选一台。",
  );
}

/** Why a printer takes nothing just now; null when it does. */
export function whyNotReady({ label, state, reason }: Printer): Problem | null {
  const because = reason === "" ? "" : `：${reason}`;
  switch (state) {
    case "ready":
    case "busy":
      return null;
    case "stopped":
      return fault(
        "E-PRT-04",
        `打印机“${label}”已暂停${because}。`,
        "处理后在系统的打印机设置里恢复，或另选一台再打。",
      );
    case "refusing":
      return fault(
        "E-PRT-05",
        `打印机“${label}”不接收任务${because}。`,
        "请管理员恢复接收，或另选一台再打。",
      );
    case "no-answer":
      return fault(
        "E-PRT-06",
        `打印机“${label}”没有反应${because}。`,
        "请检查电源、连线和纸张，或另选一台再打。",
      );
  }
}

export function notTaken(label: string): Problem {
  return fault(
    "E-PRT-07",
    `打印机“${label}”没有接下这份表单。`,
    "请再打一次；仍不行就另选一台，或用系统打印窗口。",
  );
}

export const NO_DIALOG = fault(
  "E-PRT-08",
  "系统打印窗口打不开。",
  "请在“打印机”里选一台直接打印。",
);

/** Where there is no print system. */
export const NO_PRINTING: Printing = {
  printers: () => Promise.resolve(fail(NO_PRINT_SYSTEM)),
  print: () => Promise.resolve(fail(NO_PRINT_SYSTEM)),
  follow: () => Promise.resolve({ kind: "unknown" }),
  dialog: () => Promise.resolve(fail(NO_DIALOG)),
};
