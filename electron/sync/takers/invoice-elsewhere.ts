import { noteConflict } from "../../store/sync-conflicts.ts";
import { TAKEN, type Taker } from "./taker.ts";

/** Another case of the district has brought an invoice of one of ours later (GD-93-5b). */
export const invoiceElsewhereTaker: Taker<"invoice-elsewhere"> = {
  take: async (tx, { caseId, number, caseNumber, office }, at) => {
    await noteConflict(tx, caseId, { kind: "same-invoice", number, caseNumber, office }, at);
    return TAKEN;
  },
};
