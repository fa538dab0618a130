import type { Assessment } from "../assess.ts";
import { yuan } from "../money.ts";
import type { Receipt } from "../settlement/receipt.ts";
import type { SealedOutcome } from "./revision.ts";

/** What a version records of its receipt; no receipt means that the case is not complete. */
export function sealedOutcome(receipt: Receipt | null): SealedOutcome {
  const settlement = receipt?.settlement ?? null;
  return {
    standing: receipt?.standing ?? "incomplete",
    total: settlement === null ? "" : yuan(settlement.split.total),
    fund: settlement === null || settlement.fund === null ? "" : yuan(settlement.fund),
    person: settlement === null || settlement.person === null ? "" : yuan(settlement.person),
  };
}

/** What a version records: of a filing alone that it is filed (已备案), else what its receipt says. */
export function outcomeOf({ receipt, life }: Pick<Assessment, "receipt" | "life">): SealedOutcome {
  return life?.alone === true ? FILED : sealedOutcome(receipt);
}

const FILED: SealedOutcome = { standing: "filed", total: "", fund: "", person: "" };

/** Whether two outcomes say the same to the person: the standing and every amount. */
export function sameOutcome(a: SealedOutcome, b: SealedOutcome): boolean {
  return (
    a.standing === b.standing && a.total === b.total && a.fund === b.fund && a.person === b.person
  );
}
