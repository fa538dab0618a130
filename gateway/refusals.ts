import type { Refused } from "../core/sync/wire.ts";

/** Every answer that is not what was asked for: its status, and the words for the clerk. */
export interface Refusal extends Refused {
  readonly status: number;
}

function refusal(status: number, code: string, what: string, todo: string): Refusal {
  return { status, code, what, do: todo };
}

const TELL = "请把这个编号告诉统筹区的网关管理员。";

export const NOT_UNDERSTOOD = refusal(
  400,
  "G-FORM",
  "网关看不懂这个请求。",
  `请先更新工作站程序；仍不行，${TELL}`,
);
export const BAD_CODE = refusal(
  403,
  "G-CODE",
  "登记码不对，或者已经用过、作废了。",
  "请向统筹区要一个新的登记文件。",
);
export const NO_DEVICE = refusal(
  403,
  "G-DEVICE",
  "这台设备没有在网关登记，或已被统筹区移除。",
  "未上传的案件都还在本机；请向统筹区要新的登记文件，重新登记后再传。",
);
export const NO_SESSION = refusal(
  401,
  "G-SESSION",
  "与网关的会话已经结束。",
  "工作站会自动重新连接，不用操作。",
);
export const NOT_SIGNED = refusal(
  401,
  "G-SIGNATURE",
  "请求的签名不对。",
  `可能是内容在路上被改动；请再试一次，仍不行，${TELL}`,
);
export const REPLAYED = refusal(
  409,
  "G-REPLAY",
  "这个请求已经收到过一次。",
  "工作站会换一个编号再发，不用操作。",
);
export const NOT_FOUND = refusal(
  404,
  "G-NOT-FOUND",
  "网关没有这一件，或者它不归本办公室。",
  "请核对案件的参保地和经办单位；没有错的，请区县网关管理员改好，再按重试。",
);
export const BEHIND = refusal(
  409,
  "G-BEHIND",
  "网关从备份恢复过，比本机知道的要早。",
  "工作站会把已传的再传一遍，不会重复，不用操作。",
);
export const WRONG_BYTES = refusal(
  422,
  "G-HASH",
  "收到的内容与它的编号（哈希）不符，没有收下。",
  "工作站会重新传；反复出现时，请检查线路或代理。",
);
export const WRONG_RANGE = refusal(
  416,
  "G-RANGE",
  "文件的分段不对。",
  "工作站会从已收到的地方接着传，不用操作。",
);
export const TOO_LARGE = refusal(
  413,
  "G-LARGE",
  "这次请求的内容太大，网关不收。",
  "请把附件拆小后再传；其他案件不受影响。",
);
export const TOO_MANY = refusal(
  429,
  "G-RATE",
  "请求太密，网关暂时不收。",
  "工作站会稍后自动再试，不用操作。",
);
export const DOWN = refusal(
  503,
  "G-DOWN",
  "网关暂时连不上它的数据库。",
  "工作站会稍后自动再试；长时间不恢复，请告诉统筹区的网关管理员。",
);
export const BROKEN = refusal(
  500,
  "G-FAULT",
  "网关内部出错，这次没有收下。",
  `工作站会稍后自动再试；反复出现时，${TELL}`,
);
