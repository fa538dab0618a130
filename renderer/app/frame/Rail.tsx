import { Icon, type IconName } from "../../ui/Icon.tsx";
import { FRAME } from "../../words/frame.ts";
import { useCases } from "../cases.tsx";
import { type Screen, useNavigation } from "../navigation.tsx";
import { useSession } from "../session.tsx";
import { useSyncState } from "../sync-state.tsx";

export type Place =
  | "workbench"
  | "case"
  | "review"
  | "sync"
  | "inquiries"
  | "statistics"
  | "settings";

/** The places one can go to. A place that does not exist yet has no door. */
export function Rail({ place, onHelp }: { readonly place: Place; readonly onHelp: () => void }) {
  const { go, lastCase } = useNavigation();
  const { lock } = useSession();
  const { list } = useCases();
  const { status } = useSyncState();
  const waiting = (list?.counts.submitted ?? 0) + (list?.counts.secondLook ?? 0);
  const visit = (screen: Screen) => (): void => void go(screen);
  return (
    <nav className="rail" aria-label={FRAME.navigation}>
      <Door
        icon="workbench"
        label={FRAME.workbench}
        here={place === "workbench"}
        onClick={visit({ kind: "workbench" })}
      />
      {lastCase !== null && (
        <Door
          icon="case"
          label={FRAME.case}
          here={place === "case"}
          onClick={visit({ kind: "case", caseId: lastCase })}
        />
      )}
      <Door
        icon="review"
        label={FRAME.review}
        here={place === "review"}
        count={waiting}
        onClick={visit({ kind: "review" })}
      />
      <Door
        icon="sync"
        label={FRAME.sync}
        here={place === "sync"}
        count={(status?.waiting ?? 0) + (status?.needed ?? 0)}
        onClick={visit({ kind: "sync" })}
      />
      <Door
        icon="inquiries"
        label={FRAME.inquiries}
        here={place === "inquiries"}
        onClick={visit({ kind: "inquiries" })}
      />
      <Door
        icon="statistics"
        label={FRAME.statistics}
        here={place === "statistics"}
        onClick={visit({ kind: "statistics" })}
      />
      <Door
        icon="settings"
        label={FRAME.settings}
        here={place === "settings"}
        onClick={visit({ kind: "settings" })}
      />
      <span className="spacer" />
      <Door icon="lock" label={FRAME.lock} here={false} onClick={lock} />
      <Door icon="help" label={FRAME.help} here={false} onClick={onHelp} />
    </nav>
  );
}

interface DoorProps {
  readonly icon: IconName;
  readonly label: string;
  readonly here: boolean;
  /** How many things wait there. */
  readonly count?: number;
  readonly onClick: () => void;
}

function Door({ icon, label, here, count = 0, onClick }: DoorProps) {
  return (
    <button type="button" aria-current={here ? "page" : undefined} onClick={onClick}>
      <Icon name={icon} size={20} />
      <span>{label}</span>
      {count > 0 && <em>{count}</em>}
    </button>
  );
}
