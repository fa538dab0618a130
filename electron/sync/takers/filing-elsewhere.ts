import { decide, noteConflict, sameFilingId } from "../../store/sync-conflicts.ts";
import { TAKEN, type Taker } from "./taker.ts";

/** Another case of the district brings the filing of one of ours too, or does not any more. */
export const filingElsewhereTaker: Taker<"filing-elsewhere"> = {
  take: async (tx, { caseId, caseNumber, found }, at) => {
    if (found === null) await decide(tx, sameFilingId(caseId, caseNumber), "两案不再重复", at);
    else await noteConflict(tx, caseId, { kind: "same-filing", ...found }, at);
    return TAKEN;
  },
};
