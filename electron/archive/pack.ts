import { zipSync } from "fflate";
import { FORM_SHORT } from "../../core/forms/kinds.ts";
import type { ArchivedAs, ArchiveEntry } from "../contract/archive.ts";
import { chinaTime } from "../contract/china-time.ts";
import type { Reader } from "../store/connection.ts";
import { type Progress, UNWATCHED } from "../work/progress.ts";
import { type Archived, archived } from "./archive.ts";

/** `sha256sum -c` reads it: a hash, two spaces and the name of a file on each line. */
export const MANIFEST = "SHA256SUMS.txt";
export const LIST = "档案清单.csv";

export interface PackedArchive {
  readonly bytes: Uint8Array;
  readonly documents: number;
  /** Documents that are lost or are not what their hash says; none of them is packed. */
  readonly faulty: number;
}

/**
 * The archive as a zip with a manifest of hashes. Names of files tell of no person; documents
 * are compressed already, so they are only put side by side.
 */
export async function packArchive(
  reader: Reader,
  caseId: string,
  table: (rows: readonly (readonly string[])[]) => string,
  { signal, tell }: Progress = UNWATCHED,
): Promise<PackedArchive> {
  const files: Record<string, Uint8Array> = {};
  const sums: string[] = [];
  const rows: (readonly string[])[] = [HEAD];
  let faulty = 0;
  for await (const document of archived(reader, caseId)) {
    signal.throwIfAborted();
    tell("packing", { done: rows.length });
    const name = fileName(document, rows.length);
    rows.push(rowOf(document, rows.length, document.found === "right" ? name : ""));
    if (document.found !== "right" || document.content === undefined) {
      faulty += 1;
      continue;
    }
    files[name] = document.content;
    sums.push(`${document.sha256}  ${name}`);
  }
  signal.throwIfAborted();
  files[MANIFEST] = Buffer.from(sums.map((line) => `${line}\n`).join(""), "utf8");
  files[LIST] = Buffer.from(table(rows), "utf8");
  return { bytes: zipSync(files, { level: 0 }), documents: sums.length, faulty };
}

const HEAD = [
  "序号",
  "类别",
  "名称",
  "大小（字节）",
  "页数",
  "经手人",
  "时间",
  "版本",
  "现行",
  "SHA-256",
  "核对",
  "文件",
];

function rowOf(entry: ArchiveEntry, no: number, name: string): readonly string[] {
  return [
    String(no),
    kindWord(entry),
    titleOf(entry),
    String(entry.bytes),
    entry.pages === 0 ? "" : String(entry.pages),
    entry.author,
    chinaTime(entry.at),
    String(entry.version),
    entry.current ? "是" : "否",
    entry.sha256,
    FOUND[entry.found],
    name,
  ];
}

const FOUND: Readonly<Record<ArchiveEntry["found"], string>> = {
  right: "相符",
  wrong: "不符",
  missing: "不见了",
};

function kindWord({ is }: ArchiveEntry): string {
  return { version: "版本", form: "表单", attachment: "材料" }[is.kind];
}

/** What a document is, with nothing of a person in it. */
function titleOf({ is, version }: ArchiveEntry): string {
  switch (is.kind) {
    case "version":
      return `第${version}版`;
    case "form":
      return FORM_SHORT[is.form];
    case "attachment":
      if (is.of.kind === "form") return `签字件-${FORM_SHORT[is.of.form]}`;
      return is.of.kind === "material" ? is.of.label : "其他材料";
  }
}

/** `02-备案表-1a2b3c4d.pdf`; characters that no file system takes are left out. */
function fileName(document: Archived, no: number): string {
  const { is, sha256 } = document;
  const title = titleOf(document).replace(/[\\/:*?"<>|\s]/gu, "");
  return `${String(no).padStart(2, "0")}-${title}-${sha256.slice(0, 8)}.${endOf(is)}`;
}

function endOf(is: ArchivedAs): string {
  if (is.kind === "version") return "json";
  return is.kind === "attachment" && is.mediaType === "image/jpeg" ? "jpg" : "pdf";
}
