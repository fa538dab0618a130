import type { NeededItem, ReconciledDay, SyncStatus } from "../../electron/contract/sync.ts";
import { SAME_FILING_WORDS } from "./same-filing.ts";
import { shortNumber } from "./workbench.ts";

/** Words of the exchange with the gateway (同步). */

type KeyList = readonly (readonly [string, string])[];

export const SYNC_KEYS: KeyList = [
  ["↑ ↓", "选一件"],
  ["Ctrl+.", "暂停、继续"],
  ["F5", "现在就传"],
  ["Ctrl+/", "全部快捷键"],
];

const kilobytes = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

export const SYNC_WORDS = {
  title: "同步",
  state: {
    none: "还没有登记网关",
    paused: "已暂停",
    removed: "登记已注销",
    trying: "正在连接",
    connected: "已联网",
    offline: "离线",
  } satisfies Record<SyncStatus["connection"], string>,
  sending: "已联网，正在发送",
  allSent: "已联网，全部送达",
  restSent: (needed: number) => `已联网，${needed}件要您处理`,
  lead: {
    none: "案件只存在本机。登记网关后自动上传。",
    paused: "不发送也不接收，案件照常存在本机。",
    removed: "未传的案件都还在本机。",
    trying: "可以继续办理。",
    offline: "可以继续办理，网络恢复后自动上传。锁屏时不传。",
  },
  progress: (all: number, accepted: number) =>
    `${all}件里已接收${accepted}件。备案先发，附件随后；可以继续办理。`,
  nothingWaits: "没有未传的案件。",
  nothingElse: "没有别的在等。",
  pause: "暂停",
  go: "继续",
  exportFile: "导出到U盘",
  importFile: "取回回执",
  print: "打印未传清单",
  printed: (cases: number, missing: readonly string[]) =>
    `已送打印，${cases}件。${missing.length === 0 ? "" : `纸上有${missing.length}个字是空框，请手写。`}`,
  enrol: "去登记",
  queue: "上传队列",
  needed: "需要您处理",
  count: (count: number) => `${count}件`,
  more: (count: number) => `另有${count}件在后面等`,
  chips: {
    waiting: "等待",
    sending: "发送中",
    accepted: "已接收",
    "set-aside": "搁置",
    incoming: "搁置",
    fork: "冲突",
    "same-invoice": "冲突",
    "same-filing": "冲突",
    "settled-directly": "冲突",
    "already-closed": "冲突",
    upload: "待核对",
  },
  parts: (versions: number, events: number, blobs: number) =>
    [
      versions > 0 ? `版本${versions}` : "",
      events > 0 ? `协查步骤 ${events}` : "",
      blobs > 0 ? `附件${blobs}` : "",
    ]
      .filter((part) => part !== "")
      .join("，"),
  filing: "备案",
  moved: (have: number, whole: number) => `${kilobytes(have)} / ${kilobytes(whole)}`,
  of: (item: NeededItem) => {
    switch (item.is) {
      case "set-aside":
      case "incoming":
        return item.reason.what;
      case "fork":
        return "有两个不同的最新版本";
      case "same-invoice":
        return `票据在${item.otherOffice}报过`;
      case "same-filing":
        return SAME_FILING_WORDS.brief(item.otherOffice);
      case "settled-directly":
        return `${item.hospital} 已直接结算`;
      case "already-closed":
        return `${item.hospital} 上传了明细，案件已办结`;
    }
  },
  uploadDiffers: (differences: number) =>
    differences === 0 ? "医院已上传明细" : `医院上传明细有 ${differences} 行差异`,
  retry: "重试",
  reason: "为什么搁置",
  fork: {
    title: (name: string) => `${name}，两个最新版本`,
    lead: "两个窗口在同一版本上各改了一次。两边都留着；选定一个存为新版本，另一个留在版本记录里。选定以前不能提交、复核。",
    keep: (author: string) => `采用${author}的版本`,
    sealed: (author: string, at: string) => `${author}，${at}`,
    approved: "已复核",
    total: "总费用",
    fund: "基金支付",
    unknown: "未定",
    papers: "材料",
    attachments: (count: number) => (count === 0 ? "没有" : `${count}份`),
    field: "项目",
    same: "填写的内容一样。",
    differing: (count: number) => `${count}处不同`,
  },
  same: {
    title: "同一张票据",
    lead: "两个案件有同一张票据，可能重复报销，也可能录错号码。请联系对方核实后记下结果；记下以前两边都留着。",
    invoice: "票据号码",
    other: "另一案件",
    office: "经办窗口",
    found: "核实结果",
    done: "记下结果",
    open: "打开本案",
  },
  visit: {
    title: "医院上传的情况与本案不同",
    lead: {
      "settled-directly":
        "医院说这次住院已经直接结算，不能再手工报销同一笔费用。请核实后记下结果。",
      "already-closed": "这个案件已经办结，医院后来又上传了明细。请核实要不要更正，再记下结果。",
    },
  },
  verdict: {
    agrees: "网关核算一致",
    differs: "网关核算不同",
    "not-computed": "网关没有核算",
  },
  verdictHead: ["项目", "本机", "网关", "依据"],
  acceptedAt: (at: string) => `${at} 已接收`,
  choose: "在左边选一件，看它的情况。",
  days: {
    same: (day: string, cases: number) => `上次对账 ${day.slice(5)}：两边一致，${cases}件`,
    differ: (day: string, count: number) => `上次对账 ${day.slice(5)}：${count}件不一致`,
    title: (day: string) => `${day} 对账不一致`,
    is: {
      "only-counter": "网关没有这一件",
      "only-gateway": "本机没有这一件",
      "other-version": "两边的版本不同",
      "other-amount": "两边的金额不同",
    } satisfies Record<ReconciledDay["differences"][number]["is"], string>,
  },
  exported: (file: string, items: number) => `已写到 ${file}，含${items}件。请交区县，再取回回执。`,
  imported: (accepted: number, aside: number, changes: number) =>
    `回执已收：接收${accepted}件，搁置${aside}件，下发${changes}条。`,
  again: "这个回执已经收过，没有改动。",
  kept: "每件收到回执即存盘",
  short: shortNumber,
} as const;

/** The title bar: quiet while there is no line. */
export const SYNC_BAR = {
  connected: "已联网",
  left: (count: number) => (count === 0 ? "" : `·还有${count}件`),
  offline: "离线",
  waiting: (count: number) => (count === 0 ? "，照常可用" : `·${count}件已存本机`),
  paused: "已暂停上传",
} as const;

/** 医院还看不到 (HUN-16.2). */
export const NOT_VISIBLE = {
  title: "医院还看不到这次备案，不能直接结算。",
  waits: "备案已排在上传队列最前面，区县接收后医院才看得到。",
  toQueue: "看队列",
} as const;

export const GATEWAY_KEYS: KeyList = [];

export const GATEWAY_WORDS = {
  title: "网关",
  none: "这台电脑还没有登记网关，案件只存在本机。",
  choose: "选登记文件",
  paste: "粘贴登记文字",
  read: "看内容",
  check: "请打电话向区县核对下面的指纹，一段一段念；一样才登记。",
  fingerprint: "证书指纹",
  same: "指纹一样，登记",
  cancel: "取消",
  own: "您的口令",
  url: "网址",
  district: "区县",
  forWindow: "登记给",
  state: "状态",
  enrolled: "已登记",
  notYet: "等待网关确认（联网后自动，或随第一个交换文件）",
  since: "登记时间",
  proxy: "代理",
  proxyHint: "http://地址:端口，不用的留空",
  setProxy: "存",
  proxySet: "已存",
  remove: "取消登记",
  removeWhat: "不再上传；已传的留在区县，本机案件不变。",
  enrolAgain: "换登记文件重新登记",
} as const;

/** A fingerprint in groups of four, as it is read out. */
export function fingerprintWords(fingerprint: string): string {
  return (fingerprint.match(/.{1,4}/gu) ?? []).join(" ");
}
