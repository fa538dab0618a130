import { fault } from "../store/faults.ts";

/** What ends an import beside what is wrong in its file (`core/words/table-files.ts`). */

export const CANCELLED = fault(
  "N-IMP-11",
  "导入已取消，什么也没有带入。",
  "要导入的，重新选文件。",
);
export const READING_FAILED = fault(
  "E-IMP-12",
  "读这个文件时程序出错，什么也没有带入。",
  "用表格软件（Excel、WPS）打开，另存为 xlsx，再导入。",
);
export const NO_CATALOGUE = fault(
  "E-IMP-16",
  "没有认出目录：找不到写着“编码”和“名称”的表头。",
  "核对文件；表头要有编码、名称，最好还有等级、先付比例、限价。",
);
export const FILE_GONE = fault(
  "E-IMP-18",
  "这个文件打不开：不在了，或没有权限。",
  "拷到本机桌面再选；在表格软件里开着的，先关掉。",
);
