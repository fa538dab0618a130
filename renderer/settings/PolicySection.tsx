import { useState } from "react";
import { daysOfPack } from "../../core/policy/pack-days.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { useHotkeys } from "../app/keys.ts";
import type { ParameterPlace } from "../app/navigation.tsx";
import { usePool } from "../app/pool.ts";
import { usePoolSettings } from "../app/settings.ts";
import { Message } from "../ui/Message.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { SETTINGS } from "../words/settings.ts";
import { AnswersTab } from "./AnswersTab.tsx";
import { PacksTab } from "./PacksTab.tsx";
import { ParametersTab } from "./ParametersTab.tsx";
import { openCount } from "./parameters.ts";

type Tab = keyof typeof SETTINGS.tabs;

const TABS: readonly Tab[] = ["answers", "parameters", "packs"];

interface PolicySectionProps {
  /** Parameter that a case is waiting for: the section opens there. */
  readonly at: ParameterPlace | undefined;
}

/** What the office settles for its pool: answers to open questions, and local parameters. */
export function PolicySection({ at }: PolicySectionProps) {
  const { packs: today, sequence: packs } = usePool();
  const { settings, problem, replace } = usePoolSettings();
  const [tab, setTab] = useState<Tab>(at === undefined ? "answers" : "parameters");
  const [packId, setPackId] = useState(at?.packId ?? null);
  const pack = (packs.find((loaded) => loaded.pack.id === packId) ?? today[0])?.pack;
  const own = (pack && settings?.[pack.id]) ?? NO_SETTINGS;
  const turn = (by: number) => (): void => setTab(TABS.at((TABS.indexOf(tab) + by) % 3) ?? tab);
  useHotkeys({ "Ctrl+Tab": turn(1), "Ctrl+Shift+Tab": turn(-1) });

  const open = {
    answers: pack?.questions.filter(({ id }) => own.answers[id] === undefined).length ?? 0,
    parameters: pack === undefined ? 0 : openCount(pack, own),
    packs: packs.length,
  };
  const parts = { pack, settings: own, onSaved: replace };
  return (
    <>
      <Tabs
        label={SETTINGS.sections.policy}
        ids={TABS}
        words={SETTINGS.tabs}
        counts={open}
        tab={tab}
        onTab={setTab}
      >
        <span className="spacer" />
        {packs.length > 1 && tab !== "packs" && (
          <div className="pack-choice" role="tablist" aria-label={SETTINGS.packs}>
            {packs.map(({ pack: one }) => (
              <button
                key={one.id}
                type="button"
                role="tab"
                aria-selected={one.id === pack?.id}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => setPackId(one.id)}
              >
                {SETTINGS.insurance[one.insurance]}
                {packs.filter(({ pack: other }) => other.insurance === one.insurance).length > 1 &&
                  ` ${daysOfPack(one).from.slice(0, 4)}`}
              </button>
            ))}
          </div>
        )}
      </Tabs>
      {problem !== null && <Message problem={problem} />}
      {tab === "packs" && <PacksTab />}
      {settings !== null && parts.pack !== undefined && tab !== "packs" && (
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
