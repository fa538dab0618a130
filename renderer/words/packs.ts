/** Words of the policy packs: the list in the settings, and the notice at a case. */
export const PACK_WORDS = {
  list: "政策包",
  columns: {
    state: "状态",
    name: "名称",
    days: "施行期",
    source: "来源",
    signed: "签名",
  },
  state: { current: "在用", coming: "将启用", over: "已过期" },
  days: (from: string, to: string | null): string =>
    to === null ? `${from} 起` : `${from} 至 ${to}`,
  open: "未写明",
  shipped: "随程序",
  received: (at: string): string => `区县下发 ${at}`,
  shippedSigned: "随程序核对",
  signedBy: (key: string): string => `已核对 ${key}`,
  changes: "对在办草稿的影响",
  changesLead: "只算给您看，不改任何案件。",
  none: "没有会因它改变的在办草稿。",
  asked: (cases: number): string => `在办草稿 ${cases} 件`,
  sums: (gains: number, loses: number, others: number): string =>
    `个人负担减少 ${gains} 件，增加 ${loses} 件${others === 0 ? "" : `，其他变化 ${others} 件`}`,
  before: "现在个人负担",
  after: "改后个人负担",
  person: "参保人",
  number: "受理号",
  unknown: "未定",
  due: (on: string, from: string, under: string): string =>
    `按 ${on} 应适用 ${from} 起施行的政策，现按 ${under} 起施行的政策计算。`,
  dueRemedy: "核对日期无误后，改按该日的政策重新计算；改前改后都看右侧金额。",
  move: "改按该日政策",
  /** Keys of a case that no cell shows, in a list of changes. */
  fields: { visit: "医院上传的就诊", version: "医院上传的版本", pack: "适用的政策包" },
} as const;
