import { routeOf } from "../../../core/claim/checks.ts";
import { broughtMaterials } from "../../../core/filing/asked-materials.ts";
import { formsNeeded } from "../../papers/forms-needed.ts";
import { Glyph } from "../../ui/Glyph.tsx";
import { FORM_WORDS as W } from "../../words/case.ts";
import { FORM_TITLE } from "../../../core/forms/kinds.ts";
import type { CaseDesk } from "../state/useCase.ts";

/** Section 7: what was received and what was issued, at one look. */
export function PapersSection({ desk }: { readonly desk: CaseDesk }) {
  const { form, loaded, issued, sealed } = desk;
  const route = form.filing.wanted === "new" ? routeOf(form, loaded.pack) : undefined;
  const materials = broughtMaterials(route, form.filing);
  return (
    <ul className="papers-grid">
      {materials.map((item) => {
        const received = form.filing.materials[item.id] !== undefined;
        return (
          <li key={item.id} title={item.label}>
            <span className={received ? "ok" : "block"}>
              <Glyph name={received ? "tick" : "triangle"} />
            </span>
            <span className="ellipsis">{item.label}</span>
          </li>
        );
      })}
      {formsNeeded(desk).map((kind) => {
        const done = issued.some((entry) => entry.form === kind);
        return (
          <li key={kind}>
            <span className={done ? (sealed ? "ok" : "prov") : "faint"}>
              <Glyph name={done ? (sealed ? "tick" : "half") : "ring"} />
            </span>
            <span className="ellipsis">{FORM_TITLE[kind]}</span>
            <span className="faint small">
              {done ? (sealed ? W.formIssued : W.formOutdated) : W.formDue}
            </span>
          </li>
        );
      })}
      {materials.length === 0 && formsNeeded(desk).length === 0 && (
        <li className="faint">{W.noMaterials}</li>
      )}
    </ul>
  );
}
