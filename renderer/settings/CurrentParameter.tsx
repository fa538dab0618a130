import { CONFIDENCE_WORD, SETTINGS } from "../words/settings.ts";
import type { Parameter } from "./parameters.ts";

/** The value under the cursor with everything known of where it comes from. */
export function CurrentParameter({ one }: { readonly one: Parameter }) {
  const { title, value, document, confidence, note, decided } = one;
  return (
    <section className="parameter-now">
      <h3>{title}</h3>
      <p className={value === null ? "parameter-value undetermined" : "parameter-value"}>
        {value ?? SETTINGS.unset}
      </p>
      {document !== "" && (
        <p className="muted">
          {document}
          {confidence !== null && `（${CONFIDENCE_WORD[confidence]}）`}
        </p>
      )}
      {note !== "" && (
        <p className="muted">
          {SETTINGS.note}：{note}
        </p>
      )}
      {decided !== null && (
        <p className="decision-past">
          {SETTINGS.recorded(decided.by, decided.on, decided.document)}
          {"consent" in decided && decided.consent !== undefined
            ? SETTINGS.consented(decided.consent)
            : ""}
        </p>
      )}
    </section>
  );
}
