import { type ReactNode, useState } from "react";
import { Message } from "../../ui/Message.tsx";
import { useHotkeys } from "../keys.ts";
import { useNavigation } from "../navigation.tsx";
import { useSession } from "../session.tsx";
import { Finder } from "./Finder.tsx";
import { KeySheet } from "./KeySheet.tsx";
import { Rail, type Place } from "./Rail.tsx";
import { StatusBar, type SavedState } from "./StatusBar.tsx";
import { TitleBar } from "./TitleBar.tsx";
import "./frame.css";

export interface FrameProps {
  readonly place: Place;
  /** What is saved, at the left of the status bar. */
  readonly saved?: SavedState | undefined;
  /** One quiet line beside it, such as the policy in force. */
  readonly note?: string | undefined;
  /** The keys of this screen, as `["Ctrl+S", "存为版本"]`. */
  readonly keys?: readonly (readonly [string, string])[];
  /** More keys of this screen, which only the key sheet has room for. */
  readonly moreKeys?: readonly (readonly [string, string])[];
  readonly children: ReactNode;
}

/** The window around every screen behind the log-in: title bar, rail, status bar. */
export function Frame({ place, saved, note, keys = [], moreKeys = [], children }: FrameProps) {
  const [sheet, setSheet] = useState(false);
  const { office, operator, onlyReads, lock } = useSession();
  const { settle } = useNavigation();
  const showKeys = (): void => setSheet(true);
  useHotkeys({ F1: showKeys, "Ctrl+/": showKeys, "Ctrl+L": lock }, "frame");
  return (
    <div className="frame">
      <TitleBar office={office.name} operator={operator} beforeClose={settle}>
        <Finder />
      </TitleBar>
      {onlyReads !== undefined && (
        <aside className="only-reads">
          <Message problem={onlyReads} />
        </aside>
      )}
      <Rail place={place} onHelp={showKeys} />
      <main className="work">{children}</main>
      <StatusBar saved={saved} note={note} keys={keys} />
      {sheet && <KeySheet here={[...keys, ...moreKeys]} onClose={() => setSheet(false)} />}
    </div>
  );
}

/** The frame before the log-in: no rail, no search. */
export function PlainFrame({
  office,
  note,
  keys,
  children,
}: {
  readonly office?: string;
  readonly note?: string;
  readonly keys?: readonly (readonly [string, string])[];
  readonly children: ReactNode;
}) {
  return (
    <div className="frame plain">
      <TitleBar office={office} />
      <main className="work">{children}</main>
      <StatusBar note={note} keys={keys ?? []} />
    </div>
  );
}
