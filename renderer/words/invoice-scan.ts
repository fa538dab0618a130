/** Words of the dialog in which an invoice is scanned or pasted. */
export const SCAN_WORDS = {
  open: "扫码、粘贴",
  title: "扫码或粘贴票据",
  source: "扫码或粘贴",
  hint: "在这里扫票据上的二维码；或从电子票据里复制文字，在这里按 Ctrl+V",
  read: "读这段文字",
  takenAs: (layout: string) => `认作：${layout}`,
  text: "原文，认出来的有底色",
  check: "请核对",
  lacking: "没有读到，照票面填",
  payer: "交款人",
  noPayer: "没有读到",
  enter: "录入这张",
  enterAfterCheck: "核对完，录入",
  another: "换一张",
  done: (row: number, number: string, amount: string) =>
    `第${row}张已录入：${number}，${amount} 元`,
  wrong: {
    number: {
      code: "E-INV-17",
      what: "没有票据号码，或号码不是数字、字母。",
      remedy: "照票面填票据号码。",
    },
    date: { code: "E-INV-18", what: "开票日期不对。", remedy: "写成 20261014 这样的日期。" },
    amount: { code: "E-INV-19", what: "票据金额不对。", remedy: "写成 1234.56 这样的数。" },
  },
  waiting: {
    code: "N-INV-20",
    what: "上一张还没有录入，刚才扫的没有读。",
    remedy: "先按 Enter 录入上一张，再重扫。",
  },
  composing: {
    code: "N-INV-21",
    what: "中文输入法开着，扫出来的字会走样。",
    remedy: "按 Shift 切到英文，把框里清空，再扫一次。",
  },
} as const;
