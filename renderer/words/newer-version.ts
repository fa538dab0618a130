import type { NewerVersion } from "../../electron/contract/versions.ts";

/** Words of the bar in a case that another window has gone on with. */
export const NEWER_WORDS = {
  title: {
    newer: "另一窗口有更新的版本",
    fork: "本案有两个最新版本",
  } satisfies Record<NewerVersion["is"], string>,
  /** Nothing was typed here since. */
  old: (author: string, at: string): string => `${author} ${at} 存的，这里显示的是旧的。`,
  /** What was typed here is not in it. */
  typed: (author: string, at: string): string =>
    `${author} ${at} 存的。您改的是旧版本，存了以后两个都留着，再选定一个。`,
  fork: "两边都留着，选定一个以前不能提交、复核。",
  open: "打开新版本",
  look: "看新版本",
  decide: "去选定",
  later: "先不看",
  goOn: "接着改",
} as const;
