import { useState } from "react";
import { FORM_KINDS, FORM_TITLE, type FormKind } from "../../../core/forms/kinds.ts";
import type { TemplateVersion } from "../../../electron/contract/templates.ts";
import { useAsking, useReading } from "../../app/asking.ts";
import { call } from "../../app/bridge.ts";
import { TEMPLATES as W } from "../../words/templates.ts";
import { inUse } from "./form-columns.tsx";
import type { OpenedTemplate } from "./use-template-mapping.ts";
import type { Version } from "./VersionsPane.tsx";

/** The templates of every form: which is looked at, which is in use, and what a supervisor does with them. */
export function useTemplates(onMapping: (mapping: boolean) => void) {
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
  return {
    templates: value,
    problem,
    form,
    versions,
    used,
    chosen,
    confirming,
    mapped,
    done,
    asking,
    choose,
    show,
    map,
    load,
    open,
    now,
    use,
    askToUse,
    keep: () => setConfirming(false),
  };
}

function usedWords(form: FormKind, name: string | null): string {
  return name === null ? W.referenceNow(FORM_TITLE[form]) : W.usedNow(FORM_TITLE[form], name);
}
