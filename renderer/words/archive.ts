import { FORM_TITLE } from "../../core/forms/kinds.ts";
import type { ArchiveEntry } from "../../electron/contract/archive.ts";
import { ATTACHMENT_WORDS } from "./attachments.ts";

/** Words of the archive of a case (业务档案, HUN-85). */
export const ARCHIVE_WORDS = {
  title: "案件档案",
  open: "案件档案",
  list: "档案清单",
  back: "返回",
  none: "这个案件还没有存为版本，没有档案。",
  export: "导出整案",
  exporting: "正在导出",
  unprotected: "压缩文件不加密，含参保人的全部材料和每份的摘要，请妥善保管。导出记入经办日志。",
  exported: (file: string, documents: number) => `${documents}份已写到 ${file}`,
  allRight: (count: number) => `${count}份，逐份与存档核对相符`,
  faulty: (count: number) => `${count}份与存档不符`,
  columns: {
    kind: "类别",
    what: "名称",
    size: "大小",
    author: "经手人",
    at: "时间",
    version: "版本",
    hash: "SHA-256",
    found: "核对",
  },
  kind: { version: "版本", form: "表单", attachment: "材料" },
  found: { right: "相符", wrong: "不符", missing: "不见了" },
  old: "旧",
  versionText: "版本是案件内容本身，在“历次版本”里看。",
  lost: "存档里没有这份文件，或内容不对，不能显示。",
  detail: "原件",
} as const;

export const ARCHIVE_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "换一份"],
  ["Ctrl+E", "导出整案"],
  ["Esc", "返回"],
  ["Ctrl+/", "全部快捷键"],
];

/** What a document of the archive is called. */
export function archivedTitle({ is, version }: ArchiveEntry): string {
  switch (is.kind) {
    case "version":
      return `第${version}版`;
    case "form":
      return is.trial ? `${FORM_TITLE[is.form]}（试算）` : FORM_TITLE[is.form];
    case "attachment":
      if (is.of.kind === "form") return `${FORM_TITLE[is.of.form]}（${ATTACHMENT_WORDS.signed}）`;
      return is.of.kind === "material" ? is.of.label : ATTACHMENT_WORDS.other;
  }
}
