import { windowName } from "../../electron/contract/session.ts";
import { LONGEST_TELEPHONE, officeTelephone } from "../../electron/contract/office.ts";
import { FormGrid } from "../ui/Cell.tsx";
import { Fields } from "../ui/Fields.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { OFFICE } from "../words/office.ts";
import { SETUP } from "../words/setup.ts";
import type { StepProps } from "./setup-form.ts";

export function OfficeStep({ form, edit, tried, onEnd }: StepProps) {
  const lacks = (text: string, words: string) => (tried && text.trim() === "" ? words : undefined);
  return (
    <Fields onEnd={onEnd}>
      <FormGrid>
        <TextCell
          label={SETUP.officeName}
          field="setup.office"
          span={12}
          value={form.office}
          onChange={(office) => edit({ office })}
          need={lacks(form.office, SETUP.needOffice)}
          placeholder={SETUP.officeHint}
          maxLength={60}
          autoFocus
        />
        <TextCell
          label={SETUP.telephone}
          field="setup.telephone"
          span={12}
          value={form.telephone}
          onChange={(telephone) => edit({ telephone })}
          bad={officeTelephone(form.telephone) === null && tried ? OFFICE.wrong : undefined}
          placeholder={SETUP.telephoneHint}
          inputMode="tel"
          maxLength={LONGEST_TELEPHONE}
          tidy={(typed) => officeTelephone(typed) ?? typed.trim()}
        />
        <TextCell
          label={SETUP.window}
          field="setup.window"
          span={12}
          value={form.window}
          onChange={(window) => edit({ window })}
          need={lacks(form.window, SETUP.needWindow)}
          placeholder={SETUP.windowHint}
          maxLength={20}
          tidy={windowName}
          note={SETUP.windowNote}
        />
      </FormGrid>
    </Fields>
  );
}
