import type { FieldProblems } from "../state/bind.ts";
import type { Edit } from "../state/edit.ts";

/** What every section of the form is given beside its own part of the case. */
export interface SectionProps {
  readonly problems: FieldProblems;
  readonly edit: (edit: Edit) => void;
}
