import { useMemo } from "react";
import { AREAS } from "../../core/area.ts";
import { packsOf } from "../../core/policy/packs.ts";
import { FormGrid } from "../ui/Cell.tsx";
import { Fields } from "../ui/Fields.tsx";
import { type Option, SelectCell } from "../ui/SelectCell.tsx";
import { SETUP } from "../words/setup.ts";
import type { StepProps } from "./setup-form.ts";

/** The pools that a shipped pack rules. */
export function PoolStep({ form, edit, tried, onEnd }: StepProps) {
  const options = useMemo(() => poolOptions(), []);
  return (
    <Fields onEnd={onEnd}>
      <FormGrid>
        <SelectCell
          label={SETUP.poolChoice}
          field="setup.pool"
          span={12}
          value={form.pool}
          options={options}
          onChange={(pool) => edit({ pool })}
          need={tried && form.pool === "" ? SETUP.needPool : undefined}
          placeholder={SETUP.poolHint}
          autoFocus
        />
      </FormGrid>
    </Fields>
  );
}

function poolOptions(): readonly Option<string>[] {
  return AREAS.filter(({ code }) => packsOf(code).length > 0).map(({ code, name, province }) => ({
    value: code,
    code,
    label: name,
    remark: province,
  }));
}
