import { useState } from "react";
import { FORM_KINDS, FORM_TITLE, type FormKind } from "../../../core/forms/kinds.ts";
import type { TemplateVersion } from "../../../electron/contract/templates.ts";
import { useAsking, useReading } from "../../app/asking.ts";
import { call } from "../../app/bridge.ts";
import { useHotkeys } from "../../app/keys.ts";
import { Message } from "../../ui/Message.tsx";
import { Table } from "../../ui/Table.tsx";
import { SETTINGS } from "../../words/settings.ts";
import { TEMPLATES as W } from "../../words/templates.ts";
import { formColumns, inUse } from "./form-columns.tsx";
import { MapperScreen, type OpenedTemplate } from "./MapperScreen.tsx";
import { SentTemplates } from "./SentTemplates.tsx";
import { type Version, VersionsPane } from "./VersionsPane.tsx";
import "./templates.css";

interface TemplatesSectionProps {
  /** While a template is mapped, it has the whole screen. */
  readonly onMapping: (mapping: boolean) => void;
}

/** On which template each form is drawn: the program's own, or one that a supervisor loaded. */
export function TemplatesSection({ onMapping }: TemplatesSectionProps) {
  const { value, problem, replace } = useReading(() => call("templates.list", {}));
  const [form, setForm] = useState<FormKind>(FORM_KINDS[0]);
  /** Undefined: the one in use. */
  const [picked, setPicked] = useState<Version | undefined>(undefined);
  const [confirming, setConfirming] = useState(false);
  const [mapped, setMapped] = useState<OpenedTemplate | null>(null);
  const [done, setDone] = useState("");
  const asking = useAsking();

  const all = value ?? [];
  const kept = all.filter((one) => one.form === form).toSorted((a, b) => b.seq - a.seq);
  const versions: readonly Version[] = [...kept, null];
  const used = inUse(all, form);
  const chosen = picked === undefined ? used : picked;

  const choose = (version: Version): void => {
    setPicked(version);
    setConfirming(false);
    setDone("");
  };
  const show = (next: FormKind): void => {
    setForm(next);
    setPicked(undefined);
    setConfirming(false);
    setDone("");
  };
  const map = (opened: OpenedTemplate | null): void => {
    setMapped(opened);
    onMapping(opened !== null);
    setConfirming(false);
    setDone("");
  };
  const load = async (): Promise<void> => {
    const answer = await asking.ask(() => call("templates.choose", {}));
    if (answer?.ok !== true || answer.value === null) return;
    const file = answer.value;
    map({ form, file, placements: [], name: file.name });
  };
  const open = async (one: TemplateVersion): Promise<void> => {
    const answer = await asking.ask(() => call("templates.open", { seq: one.seq }));
    if (answer?.ok !== true) return;
    const { mapping, ...file } = answer.value;
    map({ form, file, placements: mapping.placements, name: one.name });
  };
  const now = (versionsNow: readonly TemplateVersion[], words: string): void => {
    replace(versionsNow);
    setPicked(undefined);
    setConfirming(false);
    setDone(words);
  };
  const use = async (): Promise<void> => {
    const answer = await asking.ask(() =>
      call("templates.use", { form, seq: chosen?.seq ?? null }),
    );
    if (answer?.ok === true) now(answer.value, usedWords(form, chosen?.name ?? null));
  };
  const askToUse = (version: Version): void => {
    choose(version);
    setConfirming(version?.seq !== used?.seq);
  };
  const stepForm = (by: number) => () => {
    const next = FORM_KINDS[FORM_KINDS.indexOf(form) + by];
    if (next !== undefined) show(next);
  };
  const stepVersion = (by: number) => () => {
    const at = versions.findIndex((version) => version?.seq === chosen?.seq);
    const next = versions[at + by];
    if (next !== undefined) choose(next);
  };
  useHotkeys(
    mapped !== null
      ? {}
      : {
          "↓": stepForm(1),
          "↑": stepForm(-1),
          "→": stepVersion(1),
          "←": stepVersion(-1),
          N: () => void load(),
          U: () => askToUse(chosen),
          R: () => askToUse(null),
          Enter: chosen === null ? undefined : () => void open(chosen),
        },
  );

  if (mapped !== null) {
    return (
      <MapperScreen
        opened={mapped}
        onKept={(versionsNow, name) => {
          map(null);
          now(versionsNow, W.usedNow(FORM_TITLE[form], name));
        }}
        onClose={() => map(null)}
      />
    );
  }
  return (
    <div className="settings-body">
      <div className="settings-list templates-list">
        {problem !== null && <Message problem={problem} />}
        <SentTemplates
          onAdopted={(versionsNow, { form: sent, name }) => {
            show(sent);
            now(versionsNow, W.usedNow(FORM_TITLE[sent], name));
          }}
        />
        {value !== null && (
          <Table
            label={SETTINGS.sections.templates}
            columns={formColumns(value)}
            rows={FORM_KINDS}
            rowKey={(kind) => kind}
            selected={form}
            onSelect={show}
          />
        )}
      </div>
      <VersionsPane
        form={form}
        versions={versions}
        used={used}
        chosen={chosen}
        confirming={confirming}
        asking={asking}
        done={done}
        onChoose={choose}
        onAskToUse={askToUse}
        onUse={() => void use()}
        onKeep={() => setConfirming(false)}
        onOpen={(version) => void open(version)}
        onLoad={() => void load()}
      />
    </div>
  );
}

function usedWords(form: FormKind, name: string | null): string {
  return name === null ? W.referenceNow(FORM_TITLE[form]) : W.usedNow(FORM_TITLE[form], name);
}
