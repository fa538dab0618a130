import type { Problem } from "../../core/problem.ts";
import { meaningOfRefusal } from "../../core/sync/answers.ts";
import { fault } from "../store/faults.ts";

/** What keeps a counter from its gateway, by name, and what to do about it. */

export const NO_LINE = fault(
  "E-SYNC-01",
  "连不上网关，案件照常存在本机。",
  "可以继续办理；网络恢复后自动上传。长时间不通的，请检查网线，或导出到 U 盘。",
);

export const PORTAL = fault(
  "E-SYNC-02",
  "网络要求先登录（例如营业厅或旅馆的上网登录页），回答的不是网关。什么也没有发送。",
  "请先在浏览器里登录上网，或换一条网络；案件照常存在本机。",
);

export const FOREIGN_CERTIFICATE = fault(
  "E-SYNC-03",
  "对方出示的证书不是登记的那一个，可能不是区县的网关。什么也没有发送。",
  "请换一条网络再试；仍是这样，请打电话向区县核对证书指纹，不要重新登记。",
);

export const EXPIRED_CERTIFICATE = fault(
  "E-SYNC-04",
  "网关的证书不在有效期内，或者这台电脑的日期不对。什么也没有发送。",
  "请先核对电脑右下角的日期；日期没错的，请通知区县更换网关证书。",
);

export const WRONG_NAME = fault(
  "E-SYNC-05",
  "网关的证书写的不是这个网址。什么也没有发送。",
  "请向区县核对网址；网址换了的，请用新的登记文件重新登记。",
);

export const NO_PROXY = fault(
  "E-SYNC-06",
  "连不上设置里的代理服务器。",
  "请核对“设置—网关”里的代理地址，或向网管确认代理是否开着。",
);

export const NOT_UNDERSTOOD = fault(
  "E-SYNC-07",
  "网关的回答看不懂，可能两边的程序版本不一致，或者中间有设备改了内容。没有记作已接收。",
  "会自动再试；一直这样的，请更新本程序，或联系区县网关管理员。",
);

export const REMOVED = fault(
  "E-SYNC-08",
  "区县已经注销这台电脑的登记，上传已停止；未传的案件都还在本机。",
  "请联系区县。需要继续上传的，请区县重新发登记文件，在“设置—网关”登记。",
);

export const GATEWAY_TROUBLE = fault(
  "E-SYNC-09",
  "网关现在忙或出错，暂时不能接收。",
  "会自动再试，可以继续办理。",
);

export const LOST_HERE = fault(
  "E-SYNC-10",
  "这一件要带的文件在本机读不出来，没有发送。",
  "请主管在“设置—备份”里校验数据，恢复后按重试。",
);

/** Something new that came down: kept as it came, and taken in by the program that knows it. */
export const UNKNOWN_CHANGE = fault(
  "E-SYNC-24",
  "网关下发的这一条是新内容，本机的程序还看不懂；原样留着，没有丢。",
  "请更新本程序，更新后自动接收；其他内容照常收发。",
);

/** Why nothing could be exchanged; the reason is a clerk's to read. */
export class LineFault extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = "LineFault";
    this.problem = problem;
  }
}

/** The gateway has refused a request, with its own words. */
export class RefusedFault extends Error {
  readonly status: number;
  readonly refused: { readonly code: string; readonly what: string; readonly do: string };

  constructor(status: number, refused: RefusedFault["refused"]) {
    super(`${status} ${refused.code}`);
    this.name = "RefusedFault";
    this.status = status;
    this.refused = refused;
  }
}

/** A refusal of this item alone; everything else stops the turn. */
export function isOfTheItem(error: unknown): error is RefusedFault {
  return (
    error instanceof RefusedFault &&
    meaningOfRefusal(error.status, error.refused.code) === "set-aside"
  );
}
