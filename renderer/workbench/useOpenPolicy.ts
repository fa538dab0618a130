import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { effectiveFrom } from "../../core/words/parameters.ts";
import { usePool } from "../app/pool.ts";
import { usePoolSettings } from "../app/settings.ts";
import { unconfirmedCount } from "../settings/parameters.ts";
import { WORKBENCH } from "../words/workbench.ts";

export interface OpenPolicy {
  /** Questions that the documents leave open and the pool has not answered. */
  readonly questions: number;
  /** Local parameters that nobody has confirmed. */
  readonly parameters: number;
  /** `开封市城乡居民，2023-01-01起施行，5项参数未确认`. */
  readonly line: string;
}

/** How far the policy of this pool is settled; all zero until the settings are read. */
export function useOpenPolicy(): OpenPolicy {
  const { packs } = usePool();
  const { settings } = usePoolSettings();
  const states = packs.map(({ pack }) => {
    const own = settings?.[pack.id] ?? NO_SETTINGS;
    return {
      name: pack.name,
      from: effectiveFrom(pack, own),
      questions: pack.questions.filter(({ id }) => own.answers[id] === undefined).length,
      parameters: unconfirmedCount(pack, own),
    };
  });
  const known = settings === null ? [] : states;
  const parameters = known.reduce((total, state) => total + state.parameters, 0);
  return {
    questions: known.reduce((total, state) => total + state.questions, 0),
    parameters,
    line:
      states.map(({ name, from }) => WORKBENCH.policy(name, from)).join("；") +
      (parameters === 0 ? "" : WORKBENCH.unconfirmed(parameters)),
  };
}
