import { useState } from "react";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { useHotkeys } from "../app/keys.ts";
import type { ParameterPlace } from "../app/navigation.tsx";
import { usePool } from "../app/pool.ts";
import { usePoolSettings } from "../app/settings.ts";
import { Message } from "../ui/Message.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { SETTINGS } from "../words/settings.ts";
import { AnswersTab } from "./AnswersTab.tsx";
import { ParametersTab } from "./ParametersTab.tsx";
import { openCount } from "./parameters.ts";

type Tab = keyof typeof SETTINGS.tabs;

const TABS: readonly Tab[] = ["answers", "parameters"];

interface PolicySectionProps {
  /** Parameter that a case is waiting for: the section opens there. */
  readonly at: ParameterPlace | undefined;
}

/** What the office settles for its pool: answers to open questions, and local parameters. */
export function PolicySection({ at }: PolicySectionProps) {
  const { packs } = usePool();
  const { settings, problem, replace } = usePoolSettings();
  const [tab, setTab] = useState<Tab>(at === undefined ? "answers" : "parameters");
  const [packAt, setPackAt] = useState(() =>
    Math.max(
      packs.findIndex((loaded) => loaded.pack.id === at?.packId),
      0,
    ),
  );
  const pack = packs[packAt]?.pack;
  const own = (pack && settings?.[pack.id]) ?? NO_SETTINGS;
  const turn = (): void => setTab(tab === "answers" ? "parameters" : "answers");
  useHotkeys({ "Ctrl+Tab": turn, "Ctrl+Shift+Tab": turn });

  const open = {
    answers: pack?.questions.filter(({ id }) => own.answers[id] === undefined).length ?? 0,
    parameters: pack === undefined ? 0 : openCount(pack, own),
  };
  const parts = { pack, settings: own, onSaved: replace };
  return (
    <>
      <Tabs
        label={SETTINGS.title}
        ids={TABS}
        words={SETTINGS.tabs}
        counts={open}
        tab={tab}
        onTab={setTab}
      >
        <span className="spacer" />
        {packs.length > 1 && (
          <div className="pack-choice" role="tablist" aria-label={SETTINGS.packs}>
            {packs.map(({ pack: one }, index) => (
              <button
                key={one.id}
                type="button"
                role="tab"
                aria-selected={index === packAt}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => setPackAt(index)}
              >
                {SETTINGS.insurance[one.insurance]}
              </button>
            ))}
          </div>
        )}
      </Tabs>
      {problem !== null && <Message problem={problem} />}
      {settings !== null && parts.pack !== undefined && (
        <div className="settings-body" key={`${parts.pack.id} ${tab}`}>
          {tab === "answers" ? (
            <AnswersTab {...parts} pack={parts.pack} />
          ) : (
            <ParametersTab {...parts} pack={parts.pack} path={at?.path} />
          )}
        </div>
      )}
    </>
  );
}
