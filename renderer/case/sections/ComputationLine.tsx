import { displayYuan } from "../../../core/money.ts";
import type { Layer } from "../../../core/settlement/receipt.ts";
import { LAYER_LABEL } from "../../../core/words/labels.ts";
import { BENEFIT_WORDS, NOT_APPLICABLE_WORDS } from "../../words/benefit.ts";
import { FORM_WORDS as W, SUMMARY_WORDS } from "../../words/case.ts";
import type { CaseDesk } from "../state/useCase.ts";

/** Section 6 in one line: what each layer pays, and under which pack. */
export function ComputationLine({ desk }: { readonly desk: CaseDesk }) {
  const { receipt } = desk.assessment;
  const { hash } = desk.loaded;
  const layers = receipt?.settlement?.layers ?? [];
  return (
    <div className="case-line">
      {receipt === null && <span>{W.notComputed}</span>}
      {receipt !== null && receipt.settlement === null && (
        <span>
          {receipt.standing === "refused" ? SUMMARY_WORDS.refused : BENEFIT_WORDS.undeterminedTitle}
        </span>
      )}
      {layers.map((layer) => (
        <span key={layer.id}>
          {LAYER_LABEL[layer.id]} {layerWord(layer)}
        </span>
      ))}
      <span title={hash}>{W.pack(`${hash.slice(0, 4)}…${hash.slice(-4)}`)}</span>
    </div>
  );
}

function layerWord({ state }: Layer): string {
  switch (state.kind) {
    case "paid":
      return displayYuan(state.amount);
    case "undetermined":
      return SUMMARY_WORDS.undetermined;
    case "not-applicable":
      return NOT_APPLICABLE_WORDS[state.why];
  }
}
