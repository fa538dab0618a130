/**
 * Classes of the problems that a clerk sees (问题分类; HUN-83, KF-5.3b), by the middle part of
 * their codes: `E-INV-05` is of the entry, `E-DB-01` of the machine.
 */
export const PROBLEM_CLASSES = {
  entry: "录入",
  filing: "备案与待遇",
  papers: "表单与打印",
  files: "材料与导入",
  review: "复核与交接",
  office: "协查协同",
  access: "登录与权限",
  data: "数据与设备",
  exchange: "联网与同步",
  settings: "设置与统计",
} as const;
export type ProblemClass = keyof typeof PROBLEM_CLASSES;

const OF_PART: Readonly<Record<string, ProblemClass>> = {
  ...all(
    "entry",
    "ACC AGE AMT AREA CHK COV DAY EXP ID INS INV LINE NAME NEED NUM OPN OWN PER RATE ROW SAVE STY TEL VER",
  ),
  ...all("filing", "FIL LIF PACK PCK POL PRV RCP RCV SUS TRT"),
  ...all("papers", "FORM LDG PDF PRT TPL"),
  ...all("files", "ARC ATT BLOB CAT IMP MAT SCR"),
  ...all("review", "HND REV"),
  ...all("office", "INQ"),
  ...all("access", "IDL KEY OPR PWD ROLE SES"),
  ...all("data", "APP BAK CASE DB DISK ERR IPC JRN"),
  ...all("exchange", "GW NET SYN SYNC"),
  ...all("settings", "ARG HOL SET STA"),
};

function all(own: ProblemClass, parts: string): Readonly<Record<string, ProblemClass>> {
  return Object.fromEntries(parts.split(" ").map((part) => [part, own]));
}

/** The class of a code; what no list names is of the machine, until somebody says otherwise. */
export function classOfProblem(code: string): ProblemClass {
  return OF_PART[code.split("-")[1] ?? ""] ?? "data";
}
