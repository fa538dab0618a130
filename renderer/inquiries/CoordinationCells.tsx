import { COORDINATION_KINDS } from "../../core/due/coordination.ts";
import type { Asked } from "../../core/due/inquiry.ts";
import { ChoiceCell } from "../ui/ChoiceCell.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { INQUIRY_WORDS as W } from "../words/inquiries.ts";

export type Coordination = Omit<Extract<Asked, { readonly kind: "coordination" }>, "kind">;

/** Before anything is typed: whoever asks answers for it first (首问负责). */
export function coordinationBy(firstResponder: string): Coordination {
  return { office: "", matter: "", type: "other", persons: "", firstResponder };
}

export function isFilledIn({ office, matter, firstResponder }: Coordination): boolean {
  return [office, matter, firstResponder].every((words) => words.trim() !== "");
}

export interface CoordinationCellsProps {
  readonly given: Coordination;
  readonly onChange: (change: Partial<Coordination>) => void;
}

/** What another office is asked to help with (问题协同). */
export function CoordinationCells({ given, onChange }: CoordinationCellsProps) {
  const at = (key: Exclude<keyof Coordination, "type">) => ({
    span: 12 as const,
    value: given[key],
    onChange: (typed: string) => onChange({ [key]: typed }),
  });
  return (
    <>
      <ChoiceCell
        label={W.typeLabel}
        field="inquiry.type"
        span={12}
        value={given.type}
        choices={COORDINATION_KINDS.map((value) => ({ value, label: W.type[value] }))}
        onChange={(type) => onChange({ type })}
        note={W.answerWithin[given.type]}
      />
      <TextCell label={W.office} field="inquiry.office" {...at("office")} />
      <TextCell label={W.matter} field="inquiry.matter" {...at("matter")} />
      <TextCell
        label={W.persons}
        field="inquiry.persons"
        placeholder={W.personsHint}
        {...at("persons")}
      />
      <TextCell label={W.firstResponder} field="inquiry.responder" {...at("firstResponder")} />
    </>
  );
}
