import { FORM_KINDS, FORM_TITLE } from "../../../core/forms/kinds.ts";
import { useHotkeys } from "../../app/keys.ts";
import { Message } from "../../ui/Message.tsx";
import { Table } from "../../ui/Table.tsx";
import { SETTINGS } from "../../words/settings.ts";
import { TEMPLATES as W } from "../../words/templates.ts";
import { formColumns } from "./form-columns.tsx";
import { MapperScreen } from "./MapperScreen.tsx";
import { SentTemplates } from "./SentTemplates.tsx";
import { useTemplates } from "./use-templates.ts";
import { VersionsPane } from "./VersionsPane.tsx";
import "./templates.css";

interface TemplatesSectionProps {
  /** While a template is mapped, it has the whole screen. */
  readonly onMapping: (mapping: boolean) => void;
}

/** On which template each form is drawn: the program's own, or one that a supervisor loaded. */
export function TemplatesSection({ onMapping }: TemplatesSectionProps) {
  const desk = useTemplates(onMapping);
  const { templates, form, versions, used, chosen, mapped } = desk;
  const stepForm = (by: number) => () => {
    const next = FORM_KINDS[FORM_KINDS.indexOf(form) + by];
    if (next !== undefined) desk.show(next);
  };
  const stepVersion = (by: number) => () => {
    const at = versions.findIndex((version) => version?.seq === chosen?.seq);
    const next = versions[at + by];
    if (next !== undefined) desk.choose(next);
  };
  useHotkeys(
    mapped !== null
      ? {}
      : {
          "↓": stepForm(1),
          "↑": stepForm(-1),
          "→": stepVersion(1),
          "←": stepVersion(-1),
          N: () => void desk.load(),
          U: () => desk.askToUse(chosen),
          R: () => desk.askToUse(null),
          Enter: chosen === null ? undefined : () => void desk.open(chosen),
        },
  );

  if (mapped !== null) {
    return (
      <MapperScreen
        opened={mapped}
        onKept={(versionsNow, name) => {
          desk.map(null);
          desk.now(versionsNow, W.usedNow(FORM_TITLE[form], name));
        }}
        onClose={() => desk.map(null)}
      />
    );
  }
  return (
    <div className="settings-body">
      <div className="settings-list templates-list" tabIndex={0}>
        {desk.problem !== null && <Message problem={desk.problem} />}
        <SentTemplates
          onAdopted={(versionsNow, { form: sent, name }) => {
            desk.show(sent);
            desk.now(versionsNow, W.usedNow(FORM_TITLE[sent], name));
          }}
        />
        {templates !== null && (
          <Table
            label={SETTINGS.sections.templates}
            columns={formColumns(templates)}
            rows={FORM_KINDS}
            rowKey={(kind) => kind}
            selected={form}
            onSelect={desk.show}
          />
        )}
      </div>
      <VersionsPane
        form={form}
        versions={versions}
        used={used}
        chosen={chosen}
        confirming={desk.confirming}
        asking={desk.asking}
        done={desk.done}
        onChoose={desk.choose}
        onAskToUse={desk.askToUse}
        onUse={() => void desk.use()}
        onKeep={desk.keep}
        onOpen={(version) => void desk.open(version)}
        onLoad={() => void desk.load()}
      />
    </div>
  );
}
