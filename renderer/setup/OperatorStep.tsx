import { FormGrid } from "../ui/Cell.tsx";
import { Fields } from "../ui/Fields.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { SETUP } from "../words/setup.ts";
import { PASSWORD_LENGTH, type StepProps } from "./setup-form.ts";

export function OperatorStep({ form, edit, tried, onEnd }: StepProps) {
  const short = tried && form.password.length > 0 && form.password.length < PASSWORD_LENGTH;
  const different = tried && form.again !== "" && form.again !== form.password;
  const lacks = (text: string, words: string) => (tried && text === "" ? words : undefined);
  return (
    <Fields onEnd={onEnd}>
      <FormGrid>
        <TextCell
          label={SETUP.operatorName}
          field="setup.operator"
          span={12}
          value={form.operator}
          onChange={(operator) => edit({ operator })}
          need={lacks(form.operator.trim(), SETUP.needOperator)}
          maxLength={40}
          note={SETUP.supervisor}
          autoFocus
        />
        <TextCell
          label={SETUP.password}
          field="setup.password"
          span={6}
          secret
          tidy={asTyped}
          value={form.password}
          onChange={(password) => edit({ password })}
          need={lacks(form.password, SETUP.needPassword)}
          bad={short ? SETUP.short : undefined}
          placeholder={SETUP.passwordHint}
          maxLength={200}
        />
        <TextCell
          label={SETUP.again}
          field="setup.again"
          span={6}
          secret
          tidy={asTyped}
          value={form.again}
          onChange={(again) => edit({ again })}
          need={lacks(form.again, SETUP.again)}
          bad={different ? SETUP.mismatch : undefined}
          maxLength={200}
        />
      </FormGrid>
    </Fields>
  );
}

/** A password is never tidied. */
function asTyped(text: string): string {
  return text;
}
