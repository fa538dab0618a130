import { assertNever } from "../../../core/result.ts";
import { receiveRevision } from "../../store/received-revision.ts";
import { KNOWN, TAKEN, type Taker, WAITS } from "./taker.ts";

/** A version of another window, or of this one before a restore. */
export const revisionTaker: Taker<"revision"> = {
  needs: ({ blobs }) => blobs,
  take: async (tx, { hash, body }, at) => {
    const as = await receiveRevision(tx, { hash, body }, at);
    switch (as) {
      case "taken":
        return TAKEN;
      case "known":
        return KNOWN;
      case "orphan":
        return WAITS;
      case "altered":
        return {
          is: "set-aside",
          code: "E-SYNC-22",
          what: "收到的一个版本与它的摘要不符，没有收下。",
          do: "按重试再收一次；仍不行，请联系区县网关管理员。",
        };
      case "unreadable":
        return {
          is: "set-aside",
          code: "E-SYNC-23",
          what: "收到的一个版本由更新的程序写成，本程序读不懂，没有收下。",
          do: "请更新本程序，再按重试。",
        };
      default:
        return assertNever(as);
    }
  },
};
