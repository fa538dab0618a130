import type { BroughtFiling } from "../../core/sync/same-filing.ts";

/** Words of a filing that two cases of the district have brought. */
export const SAME_FILING_WORDS = {
  title: "同一次备案",
  lead: {
    theirs:
      "这位参保人的这次备案，另一案件先报到区县。一个人同一地方同一段时间只备案一次；请核实后选一种，选定以前两边都留着。",
    ours: "这位参保人的这次备案，另一案件后来又报了一次，由对方窗口改用本案的备案或取消。请联系对方；确实两件都该留的，写明理由。对方改好后这一条自动消去。",
  },
  other: "另一案件",
  office: "经办窗口",
  category: "备案类别",
  place: "备案地",
  date: "备案日期",
  holds: "有效期",
  days: ({ from, until }: Pick<BroughtFiling, "from" | "until">): string =>
    until === "" ? `${from} 起，长期` : `${from} 至 ${until}`,
  reason: "理由",
  both: "两件都留",
  give: {
    "use-theirs": "本案改用对方备案",
    "cancel-ours": "取消本案备案",
  },
  after: {
    "use-theirs": "改用后本案重新计算，存为新版本，并打开本案核对。",
    "cancel-ours": "取消记为备案的一步，存为新版本。",
  },
  brief: (office: string): string => `${office} 已办同一次备案`,
} as const;
