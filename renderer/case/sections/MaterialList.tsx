import { useId } from "react";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { askedMaterials } from "../../../core/filing/asked-materials.ts";
import type { FilingRoute } from "../../../core/policy/pack.ts";
import { Glyph } from "../../ui/Glyph.tsx";
import { FILING_WORDS as W } from "../../words/filing.ts";
import type { Edit } from "../state/edit.ts";

export interface MaterialListProps {
  readonly route: FilingRoute;
  readonly filing: CaseForm["filing"];
  readonly edit: (edit: Edit) => void;
}

/** The materials that this way of filing asks for; what is printed here is not asked of the person. */
export function MaterialList({ route, filing, edit }: MaterialListProps) {
  return (
    <ul className="material-list">
      {askedMaterials(route, filing).map((item) => (
        <li key={item.id}>
          {item.printed === true ? (
            <>
              <span className="faint">
                <Glyph name="ring" />
              </span>
              <span>{item.label}</span>
              <span className="faint small">{W.printed}</span>
            </>
          ) : (
            <Material
              field={`filing.materials.${item.id}`}
              label={item.label}
              state={filing.materials[item.id]}
              onChange={(state) => edit(receive(item.id, state))}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

export interface MaterialProps {
  readonly field: string;
  readonly label: string;
  readonly state: "seen" | "copied" | undefined;
  readonly onChange: (state: "seen" | "copied" | undefined) => void;
}

/** Two ticks that follow from each other: a copy is kept only of what was seen. */
export function Material({ field, label, state, onChange }: MaterialProps) {
  const labelId = useId();
  return (
    <>
      <span className={state === undefined ? "block" : "ok"}>
        <Glyph name={state === undefined ? "triangle" : "tick"} />
      </span>
      <span id={labelId} className="ellipsis" title={label}>
        {label}
      </span>
      <span className="material-ticks" role="group" aria-labelledby={labelId}>
        <label>
          <input
            type="checkbox"
            data-field={field}
            checked={state !== undefined}
            onChange={() => onChange(state === undefined ? "seen" : undefined)}
          />
          {W.seen}
        </label>
        <label>
          <input
            type="checkbox"
            checked={state === "copied"}
            onChange={() => onChange(state === "copied" ? "seen" : "copied")}
          />
          {W.copied}
        </label>
      </span>
    </>
  );
}

/** A material was seen, was copied, or has not come. */
export function receive(id: string, state: "seen" | "copied" | undefined): Edit {
  return {
    do: "fields",
    at: null,
    apply: (form) => {
      const { [id]: _, ...others } = form.filing.materials;
      const materials = state === undefined ? others : { ...others, [id]: state };
      return { ...form, filing: { ...form.filing, materials } };
    },
  };
}
