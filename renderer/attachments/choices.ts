import type { Attachment, AttachmentOf } from "../../core/casefile/attachment.ts";
import { broughtMaterials, isWaived } from "../../core/filing/asked-materials.ts";
import { FORM_KINDS, FORM_TITLE } from "../../core/forms/kinds.ts";
import { routeOf } from "../../core/forms/entries.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { formsNeeded } from "../papers/forms-needed.ts";
import type { Option } from "../ui/SelectCell.tsx";
import { ATTACHMENT_WORDS as W } from "../words/attachments.ts";

type Desk = Pick<CaseDesk, "form" | "loaded" | "assessment" | "issued">;

/** What an attachment of this case may be: a form that came back signed, a material, anything else. */
export interface Choice extends Option<string> {
  readonly of: AttachmentOf;
}

export function choicesOf(desk: Desk): readonly Choice[] {
  const issued = desk.issued.map(({ form }) => form);
  const kinds = new Set([...formsNeeded(desk), ...issued]);
  const forms = FORM_KINDS.filter((form) => kinds.has(form)).map((form): Choice => ({
    value: `form ${form}`,
    label: FORM_TITLE[form],
    remark: W.signed,
    of: { kind: "form", form },
  }));
  const materials = materialsOf(desk).map(([id, label]): Choice => ({
    value: `material ${id}`,
    label,
    remark: W.material,
    of: { kind: "material", id, label },
  }));
  const other: Choice = { value: "other", label: W.other, remark: "", of: { kind: "other" } };
  return [...forms, ...materials, other];
}

/** The materials of the filing that are brought along, and those that the treatment obliges. */
function materialsOf({ form, loaded, assessment }: Desk): readonly (readonly [string, string])[] {
  const route = routeOf(loaded.pack, form);
  const brought = broughtMaterials(route, form.filing).map(({ id, label }) => [id, label] as const);
  const obliged = (assessment.receipt?.obligations ?? []).flatMap((each) =>
    each.kind === "material" && !isWaived(each.demand, form.filing)
      ? [[each.demand.id, each.demand.label] as const]
      : [],
  );
  return [...new Map([...obliged, ...brought])];
}

/** What an attachment is, in words. */
export function titleOf({ of }: Pick<Attachment, "of">): string {
  switch (of.kind) {
    case "form":
      return FORM_TITLE[of.form];
    case "material":
      return of.label;
    case "other":
      return W.other;
  }
}
