/** Words of the recovery key, the keys of this machine and the screen lock. */

export const SHEET = {
  title: "恢复密钥",
  purpose: "本机业务数据的恢复密钥",
  office: "办公室",
  window: "窗口",
  made: "制作日期",
  /** On the slip beside the form. */
  note: "凭本页可打开这台电脑上的全部业务数据。请封存，拆封须登记。",
  safe: "放入单位保险柜，不要存在电脑里，不要拍照。",
  uses: [
    "忘了口令：在登录屏按“忘了口令”，输入恢复密钥，设新口令。",
    "数据损坏：在开机屏恢复备份时，可用它代替口令。",
    "它不分操作员。谁拿到本页，谁就能打开数据。",
  ],
  how: "输入时不分大小写，空格和横线可不输；没有字母 O、I、L、U。",
  void: "在“设置、密钥与锁屏”里换了恢复密钥后，本页作废，请当面销毁。",
  sealed: "封存",
  opened: "拆封登记",
  columns: ["日期", "事由", "经手人", "主管"],
  signatures: ["封存人", "封存日期", "保管人"],
  print: "打印",
  proofLead: "打印一份；没有打印机就抄在纸上。放入单位保险柜，不要存在电脑里。",
  proofAsk: (group: number) => `照纸上输入第 ${group} 组`,
  proofDone: "已打印或抄好，继续",
  proofWrong: "与纸上的不一样。对照最后一组，重输一次。",
  proofNeed: "照纸上输入最后一组，才算有了这张纸。",
} as const;

export const KEYS = {
  recovery: "恢复密钥",
  recoverySince: (day: string, proven: boolean) =>
    proven ? `${day} 制作，印在纸上` : `${day} 制作，没有核对过纸上的`,
  recoveryWhat:
    "口令都忘了、数据损坏时，凭它打开数据。电脑里没有存，纸丢了就换一张；换了以后旧的那张打不开任何东西。",
  recoveryRenew: "换一张恢复密钥",
  sheetMissing: "还没有核对过这张纸：没有人照纸上输入过最后一组。",
  sheetMissingWhat: "口令都忘了、数据坏了，没有这张纸就打不开。请主管换一张恢复密钥，印好再锁屏。",
  sheetMake: "去换一张",
  recoveryLead: "换好后，旧的恢复密钥立即作废。请先备好打印机或纸笔。",
  recoveryAction: "作废旧的，制作新的",
  recoveryDone: "新的恢复密钥",
  device: "与本机绑定",
  deviceState: {
    off: "未绑定",
    on: "已绑定",
    lost: "绑定已失效",
    unavailable: "本机不支持",
  },
  deviceWhat:
    "绑定后，锁屏时也按时备份。它用本机系统的密钥保护，只在后台用，永远不能代替口令登录。换了系统账户或重装系统，绑定失效，重新绑定即可。",
  deviceLost: "本机系统不认得原来的绑定，锁屏时暂不备份。请重新绑定。",
  deviceNone: "这台电脑的系统没有可用的密钥保护，锁屏时不备份；登录后照常备份。",
  bind: "绑定",
  rebind: "重新绑定",
  unbind: "解除绑定",
  bindLead: "绑定后，程序锁屏时也在后台按时备份。",
  unbindLead: "解除后，只在有人登录时备份。",
  key: "数据密钥",
  keySince: (day: string) => `${day} 启用`,
  keyWhat:
    "全部数据用它加密。有人离开、怀疑数据文件被拷走时，换一把。换的时候全部数据重写一遍，各人口令和恢复密钥照旧能用。",
  renew: "换数据密钥",
  renewLead:
    "全部数据要重写一遍，数据越多越久，请等它做完。中途断电也不要紧：要么还是旧密钥，要么已是新密钥，数据不会丢。",
  renewOld: "以前的备份仍用旧密钥，仍可恢复。换完请立即备份一次。",
  renewing: (seconds: number) => `正在重写全部数据，已 ${seconds} 秒，请勿关机`,
  renewed: "数据密钥已换好",
  idle: "锁屏",
  idleOf: (minutes: number) => `${minutes}分钟无人操作，自动锁屏`,
  idleWhat: "锁屏前，正在填的先存成草稿。离开窗口时按 Ctrl+L 立即锁屏。",
  idleMinutes: "分钟",
  idleSet: "改",
  idleWrong: { code: "E-IDL-01", what: "分钟数不对。", remedy: "填 1 至 120 的整数。" },
  cipher: "加密算法",
  cipherNames: { chacha20: "ChaCha20-Poly1305", sqlcipher: "AES-256（SQLCipher）" },
  cipherWhat: "整个数据库都加密，附件和单据也在内。口令经 scrypt 加强后才用来开锁。",
  own: "您的口令",
  ownNeed: "输入您自己的口令",
  working: "正在办",
  cancel: "不做了",
} as const;

export const KEYS_KEYS: readonly (readonly [string, string])[] = [
  ["R", "换恢复密钥"],
  ["D", "与本机绑定"],
  ["K", "换数据密钥"],
];
