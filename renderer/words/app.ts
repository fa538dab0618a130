import type { Problem } from "../../core/problem.ts";

/** Words for the program as a whole. */
export const APP = {
  fault: {
    code: "E-SCR-01",
    what: "这一屏显示不出来了。",
    remedy: "已存的草稿和版本都在。按“重新打开”；再出现就抄下代码报给维护人员。",
    kind: "check",
  },
  restart: "重新打开",
} as const satisfies { fault: Problem; restart: string };
