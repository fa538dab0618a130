import { readPackText } from "../../../core/exchange/pack-of.ts";
import type { LoadedPack } from "../../../core/policy/load.ts";
import { daysOfPack, type Unfit, unfit } from "../../../core/policy/pack-days.ts";
import type { ChangeOf } from "../../../core/sync/change.ts";
import { sha256Hex } from "../../store/blobs.ts";
import type { Reader } from "../../store/connection.ts";
import { keepReceived, packsKnown } from "../../store/received-packs.ts";
import { readIdentity } from "../../store/sync-identity.ts";
import { isSignedBy } from "../device-keys.ts";
import { KNOWN, TAKEN, type Taker, type TakeOutcome } from "./taker.ts";

/**
 * A policy pack of the district. It counts when a key of the enrolment has signed its exact
 * text, when it is sound, and when it follows those that are there; then it decides for days
 * from its own first day on, and touches no case.
 */
export const packTaker: Taker<"pack"> = {
  take: async (tx, change, at) => {
    if (!(await isTrusted(tx, change))) return UNSIGNED;
    const read = readPackText(change.text);
    if (!read.ok)
      return aside(
        "E-DOWN-12",
        `收到的政策包没有收下。${read.error.message}`,
        "请区县管理员更正政策包后重新下发。",
      );
    const loaded = read.value;
    if (change.hash !== loaded.hash && change.hash !== sha256Hex(change.text)) return ALTERED;
    const known = await packsKnown(tx);
    if (known.some(({ hash }) => hash === loaded.hash)) return KNOWN;
    const why = unfit(loaded.pack, known);
    if (why !== null) return notFollowing(loaded, why);
    const { from, to } = daysOfPack(loaded.pack);
    const { text, key: signedBy } = change;
    await keepReceived(tx, { loaded, text, signedBy, firstDay: from, lastDay: to, at });
    return TAKEN;
  },
};

/** The key is one that the enrolment named; a pack cannot bring its own. */
async function isTrusted(
  reader: Reader,
  { key, text, signature }: ChangeOf<"pack">,
): Promise<boolean> {
  const keys = (await readIdentity(reader))?.packKeys ?? [];
  return keys.includes(key) && isSignedBy(key, text, signature);
}

const UNSIGNED = aside(
  "E-DOWN-11",
  "收到的政策包没有区县的有效签名，没有收下。",
  "在用的政策不变。请向区县核对政策包的来源。",
);
const ALTERED = aside(
  "E-DOWN-13",
  "收到的政策包与它的摘要不符，没有收下。",
  "在用的政策不变。请按重试再收一次；仍不行，请区县重新下发。",
);

const WHY: Readonly<Record<Unfit, string>> = {
  "id-taken": "它的名称已是另一份政策包的",
  older: "它的施行日期不晚于已有的政策包",
  overlaps: "它的施行期与已有的政策包重叠",
};

function notFollowing({ pack }: LoadedPack, why: Unfit): TakeOutcome {
  return aside(
    "E-DOWN-14",
    `收到的政策包“${pack.name}”没有收下：${WHY[why]}。`,
    "在用的政策不变。请区县核对施行日期后重新下发。",
  );
}

function aside(code: string, what: string, remedy: string): TakeOutcome {
  return { is: "set-aside", code, what, do: remedy };
}
