import type { DecisionEntry, PersonStanding } from "../../electron/contract/from-gateway.ts";

/** Words of what the district has sent, where it concerns the case that is open. */
export const FROM_GATEWAY = {
  person: {
    known: (name: string, asOf: string): string => `参保登记（${asOf}）：${name}，正常参保。`,
    fill: "填入姓名",
    other: (name: string, asOf: string): string =>
      `参保登记（${asOf}）里这个证件号是 ${name}，与所填姓名不同。`,
    otherDo: "核对身份证；证件号或姓名录错的，先改正。",
    state: {
      paused: "待遇已暂停",
      ended: "参保已终止",
      insured: "正常参保",
    } satisfies Record<PersonStanding["state"], string>,
    notInsured: (state: string, from: string, asOf: string): string =>
      `参保登记（${asOf}）：${state}${from === "" ? "" : `，自 ${from} 起`}。`,
    notInsuredDo:
      "核对就诊日在不在待遇享受期内，在个人信息里填待遇起止日；有疑问的，先向参保经办核实。",
    otherInsurance: (insurance: string): string => `登记的险种是${insurance}，与本案不同。`,
    otherInsuranceDo: "核对险种；办错的，另建案件。",
    asOf: (asOf: string): string => `参保登记更新到 ${asOf}`,
  },
  upload: {
    waits: (hospital: string, differences: number): string =>
      differences === 0
        ? `${hospital}已上传明细，与录入一致。`
        : `${hospital}已上传明细，有 ${differences} 行与录入不同。`,
    waitsDo: "核对后采用，案件按上传明细重新计算。",
    open: "核对",
    offer: (hospital: string, from: string, to: string, total: string): string =>
      `${hospital}已上传 ${from} 至 ${to} 的明细，合计 ${total}。`,
    offerDo: "直接采用，不用录入；采用后对照发票核对号码和金额。",
    adopt: "直接采用",
    direct: (hospital: string, from: string): string =>
      `${hospital}上传的 ${from} 就诊写明已经直接结算。`,
    directDo: "已直接结算的费用不能再手工报销，请核对结算单。",
    missing: (by: string): string => `医院应于 ${by} 前上传明细，至今没有收到。`,
    missingDo: "可先录入，暂定计算；联系医院补传，收到后再核对。",
  },
  decision: {
    accepted: "已受理",
    returned: "已退回",
    refused: "不予支付",
    paid: "已支付",
  } satisfies Record<DecisionEntry["decision"], string>,
  decided: (what: string, by: string, on: string): string => `${by} ${on} ${what}。`,
  document: (document: string): string => `文号 ${document}`,
  institutions: {
    title: "定点医疗机构",
    search: "名称、拼音首字母或代码",
    key: "F3 查定点机构",
    none: "没有查到。名录里没有的，照票据填写。",
    on: (day: string): string => `按 ${day} 的名录`,
    designated: "定点",
    notDesignated: "非定点",
    networked: "已联网",
    notNetworked: "未联网",
    inpatient: "住院",
    outpatient: "门诊",
    take: "填入",
    choose: "选一家",
    days: (from: string, until: string): string =>
      until === "" ? `${from} 起` : `${from} 至 ${until}`,
  },
  outage: {
    record: (title: string): string => `记为停机：${title}`,
    note: (title: string, from: string, until: string, by: string): string =>
      `${title}，${from} 至 ${until === "" ? "未恢复" : until}（${by}公告）`,
  },
  messages: {
    title: "公告和消息",
    about: {
      notice: "公告",
      outage: "停机",
      problem: "问题协同",
      reimbursement: "费用报销",
      allocation: "基金拨付",
    },
    bar: (count: number): string => `${count} 条消息`,
    lasting: "未恢复",
    until: (from: string, until: string): string => `${from} 至 ${until}`,
    none: "没有消息。",
    by: (by: string, at: string): string => `${by}，${at}`,
    owner: (name: string): string => `${name} 在办`,
    nobody: "还没有人接办",
    take: "我来办",
    close: "办结",
    outcome: "怎么办的",
    closed: (by: string, at: string, outcome: string): string =>
      `${by} ${at} 办结${outcome === "" ? "" : `：${outcome}`}`,
    open: "打开案件",
  },
  templates: {
    title: "区县下发的表样",
    lead: "核对后启用；启用前照旧使用现在的表样。",
    adopt: "启用",
    received: (at: string): string => `${at} 下发`,
  },
} as const;
