import { owedMaterials } from "../commitment-terms.ts";
import { amountText } from "../entries.ts";
import { revocationOf } from "../filing-acts.ts";
import { dated, type TemplateValue, written } from "./value-kinds.ts";

/** What a revocation says of the filing that it takes back (撤销, LN-1.2c). */
export const REVOCATION_VALUES: readonly TemplateValue[] = [
  ...dated("备案", ["revocation.date", "撤销：日期"], ({ life }) => revocationOf(life)?.on ?? ""),
  ...dated(
    "备案",
    ["revocation.due", "撤销：补齐期限"],
    ({ life }) => revocationOf(life)?.due ?? "",
  ),
  written("备案", ["revocation.materials", "撤销：没有补齐的材料"], ({ life, pack }) => {
    const revoked = revocationOf(life);
    const owed = revoked === null ? [] : owedMaterials(pack, revoked.filing);
    return owed.map(({ label }) => label).join("、");
  }),
  written("备案", ["revocation.owed", "撤销：待遇差合计"], ({ life, form }) =>
    revocationOf(life) === null
      ? ""
      : amountText(form.filing.steps?.findLast((step) => step.do === "revoke")?.owed ?? ""),
  ),
];
