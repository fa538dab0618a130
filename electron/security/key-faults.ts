import { fault } from "../store/faults.ts";

/** What can be wrong with keys, in a clerk's words. */

export const KEYS_ALTERED = fault(
  "E-KEY-01",
  "密钥文件被改动过，与数据不符。",
  "请不要继续使用；请主管从备份恢复，并查明是谁改的。",
);

export const RECOVERY_MISTYPED = fault(
  "E-KEY-02",
  "恢复密钥输错了，与单子上的校验字符对不上。",
  "请照恢复密钥单逐组核对，再输一次。",
);

export const RECOVERY_WRONG = fault(
  "E-KEY-03",
  "这张恢复密钥单打不开现在的数据。",
  "请用最近一次打印的恢复密钥单；旧的单子已经作废。",
);

export const NO_KEYCHAIN_HERE = fault(
  "E-KEY-04",
  "这台电脑没有可用的系统钥匙串，不能绑定设备。",
  "不绑定也能正常使用；锁屏时不会自动备份，请在登录后备份。",
);
