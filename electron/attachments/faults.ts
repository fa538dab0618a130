import type { PdfFault } from "../../core/forms/pdf-cleaning.ts";
import type { Problem } from "../../core/problem.ts";
import { fault } from "../store/faults.ts";

/** What a clerk is told of a file that is not taken. */

export const NO_KIND = fault(
  "E-ATT-01",
  "这个文件不是 PDF、JPEG 或 PNG，没有收。",
  "用扫描仪或相机存成 PDF 或 JPEG，再选一次。",
);
export const EMPTY = fault("E-ATT-02", "这个文件是空的，没有收。", "请重新扫描或拍照，再选一次。");
export const TOO_LARGE = fault(
  "E-ATT-03",
  "这个文件超过50 MB，没有收。",
  "把扫描仪的分辨率调到200至300 dpi，或分成几个文件。",
);
export const HUGE = fault(
  "E-ATT-04",
  "图片太大，超过6000万像素，没有打开。",
  "把扫描仪的分辨率调到200至300 dpi，再扫一次。",
);
export const BROKEN_PICTURE = fault(
  "E-ATT-05",
  "这张图片不完整或已损坏，没有收。",
  "请重新扫描或拍照；从手机传来的，再传一次。",
);
const BROKEN_PDF = fault(
  "E-ATT-06",
  "这个 PDF 不完整或已损坏，没有收。",
  "请重新扫描，或请对方重新发一份。",
);
const ENCRYPTED = fault(
  "E-ATT-07",
  "这个 PDF 加了密码，没有收。",
  "请对方去掉密码再发；或打印出来扫描。",
);
const TOO_MANY_PAGES = fault(
  "E-ATT-08",
  "这个 PDF 超过50页，没有收。",
  "分成几个文件，每个不超过50页。",
);
export const PDF_TOO_LONG = fault(
  "E-ATT-16",
  "检查这个 PDF 用了太久，已停下，没有收。",
  "打印出来扫描，或请对方重新发一份。",
);

export const NO_VERSION = fault(
  "E-ATT-09",
  "案件有未存为版本的改动，签字件和材料没有存入。",
  "先按 Ctrl+S 存为版本，再存入。",
);
export const NOT_THERE = fault(
  "E-ATT-10",
  "这个案件里没有这份签字件或材料。",
  "请重新打开案件再看。",
);
export const THERE_ALREADY = fault(
  "E-ATT-11",
  "这一份已经在这个案件里。",
  "不用再存；要改它是什么，先移除再存入。",
);
export const FOLDER_GONE = fault(
  "E-ATT-12",
  "扫描文件夹打不开。",
  "检查扫描仪和网络盘，或请主管在“设置—单位”里重新选。",
);
export const SCAN_GONE = fault(
  "E-ATT-13",
  "扫描文件夹里没有这个文件，或还没有写完。",
  "等扫描仪停下再试，或重新扫描。",
);
export const UNREADABLE = fault("E-ATT-17", "这个文件读不出来。", "检查 U 盘或网络盘，再选一次。");
export const NOT_PREPARED = fault(
  "E-ATT-14",
  "处理后的页面仍然太大或不是干净的图片，没有存入。",
  "请重新打开这个文件再存；仍不行就把分辨率调低再扫。",
);
export const TOO_MANY = fault(
  "E-ATT-15",
  "这个案件已经有100份签字件和材料，没有存入。",
  "先移除不要的，再存入。",
);

export const OF_PDF: Readonly<Record<PdfFault, Problem>> = {
  "not-a-pdf": NO_KIND,
  broken: BROKEN_PDF,
  encrypted: ENCRYPTED,
  "no-pages": BROKEN_PDF,
  "too-many-pages": TOO_MANY_PAGES,
  "huge-picture": HUGE,
};
