import type { Refusal } from "../refusals.ts";

export const NOT_FOR_US: Refusal = {
  status: 400,
  code: "G-FILE",
  what: "这不是给本网关的交换文件，或者文件已损坏。",
  do: "请在工作站重新导出交换文件，再拿来一次。",
};
