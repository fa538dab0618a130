import { FORM_TITLE, type FormKind } from "../../../core/forms/kinds.ts";
import type { TemplateVersion } from "../../../electron/contract/templates.ts";
import { dayOf } from "../../app/moment.ts";
import { Chip } from "../../ui/Chip.tsx";
import type { Column } from "../../ui/Table.tsx";
import { TEMPLATES as W } from "../../words/templates.ts";

/** The version that a form is drawn on; null: the program's own. */
export function inUse(
  versions: readonly TemplateVersion[],
  form: FormKind,
): TemplateVersion | null {
  return versions.find((one) => one.form === form && one.inUse) ?? null;
}

export function formColumns(versions: readonly TemplateVersion[]): readonly Column<FormKind>[] {
  const { columns } = W;
  return [
    { key: "form", title: columns.form, cell: (form) => FORM_TITLE[form] },
    {
      key: "use",
      title: columns.inUse,
      width: "42%",
      cell: (form) => {
        const version = inUse(versions, form);
        return version === null ? (
          <Chip glyph="ring">{W.reference}</Chip>
        ) : (
          <span className="template-in-use">
            <Chip tone="ok" glyph="tick">
              {W.official}
            </Chip>
            <b className="ellipsis" title={version.name}>
              {version.name}
            </b>
          </span>
        );
      },
    },
    {
      key: "kept",
      title: columns.kept,
      width: "112px",
      cell: (form) => {
        const version = inUse(versions, form);
        return version === null ? null : dayOf(version.at);
      },
    },
  ];
}
