import { NewPasswordCells } from "../login/NewPasswordCells.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Fields } from "../ui/Fields.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { SETUP } from "../words/setup.ts";
import type { StepProps } from "./setup-form.ts";

export function OperatorStep({ form, edit, tried, onEnd }: StepProps) {
  const lacks = tried && form.operator.trim() === "";
  return (
    <Fields onEnd={onEnd}>
      <FormGrid>
        <TextCell
          label={SETUP.operatorName}
          field="setup.operator"
          span={12}
          value={form.operator}
          onChange={(operator) => edit({ operator })}
          need={lacks ? SETUP.needOperator : undefined}
          maxLength={40}
          note={SETUP.supervisor}
          autoFocus
        />
        <NewPasswordCells field="setup" value={form} onChange={edit} tried={tried} />
      </FormGrid>
    </Fields>
  );
}
