import { useState } from "react";
import type { FormKind } from "../../../core/forms/kinds.ts";
import type { TemplateMapping } from "../../../core/forms/template/mapping.ts";
import type { Problem } from "../../../core/problem.ts";
import type { TriedTemplate } from "../../../electron/contract/templates.ts";
import { useAsking } from "../../app/asking.ts";
import { call } from "../../app/bridge.ts";
import type { Placements } from "./placements.ts";

export interface Trial {
  /** Null while the template is mapped. */
  readonly shown: TriedTemplate | null;
  /** Whether something has been mapped otherwise since. */
  readonly stale: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly run: () => Promise<void>;
  readonly close: () => void;
}

/** Fills the template with an invented person, as often as asked. */
export function useTrial(form: FormKind, bytes: Uint8Array, placements: Placements): Trial {
  const [shown, setShown] = useState<TriedTemplate | null>(null);
  const [of, setOf] = useState<Placements | null>(null);
  const { busy, problem, ask } = useAsking();
  const run = async (): Promise<void> => {
    const request = { form, bytes, mapping: mappingOf(placements) };
    const answer = await ask(() => call("templates.try", request));
    if (answer?.ok !== true) return;
    setShown(answer.value);
    setOf(placements);
  };
  return { shown, stale: of !== placements, busy, problem, run, close: () => setShown(null) };
}

export function mappingOf(placements: Placements): TemplateMapping {
  return { format: "template-mapping/1", placements: [...placements] };
}
