import { memo, type ReactNode, useCallback, useState } from "react";
import { HelpSheet } from "../../help/HelpSheet.tsx";
import type { HelpId } from "../../help/pages.ts";
import { MessageBar } from "../../messages/MessageBar.tsx";
import { Message } from "../../ui/Message.tsx";
import { FRAME } from "../../words/frame.ts";
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
  /** The page of the help, where the screen shows something of its own. */
  readonly help?: HelpId;
  /** One quiet line over the screen, about what it shows. */
  readonly told?: ReactNode;
  readonly children: ReactNode;
}

// What stands around the screen is not drawn again at every keystroke in it.
const Title = memo(TitleBar);
const Messages = memo(MessageBar);
const Doors = memo(Rail);
const Status = memo(StatusBar);
const FINDER = <Finder />;
const NO_KEYS: NonNullable<FrameProps["keys"]> = [];

/** The window around every screen behind the log-in: title bar, rail, status bar. */
export function Frame(props: FrameProps) {
  const { place, saved, note, keys = NO_KEYS, moreKeys = NO_KEYS, children } = props;
  const [sheet, setSheet] = useState(false);
  const [help, setHelp] = useState(false);
  const { office, operator, onlyReads, lock } = useSession();
  const { settle, screen, go } = useNavigation();
  const page = props.help ?? (screen.kind === "case" ? "form" : screen.kind);
  const showHelp = useCallback((): void => setHelp(true), []);
  const keysEverywhere = {
    F1: showHelp,
    "Ctrl+/": () => setSheet(true),
    "Ctrl+L": lock,
    "Ctrl+Shift+S": () => void go({ kind: "sync" }),
  };
  useHotkeys(keysEverywhere, "frame");
  return (
    <div className="frame">
      <Title office={office.name} operator={operator} beforeClose={settle}>
        {FINDER}
      </Title>
      <aside className="only-reads">
        {onlyReads !== undefined && <Message problem={onlyReads} />}
        <Messages />
        {props.told}
      </aside>
      <Doors place={place} onHelp={showHelp} />
      <main className="work">{children}</main>
      <Status saved={saved} note={note} keys={keys} />
      {sheet && <KeySheet here={[...keys, ...moreKeys]} onClose={() => setSheet(false)} />}
      {help && (
        <HelpSheet page={page} keys={[...keys, ...moreKeys]} onClose={() => setHelp(false)} />
      )}
    </div>
  );
}

const F1 = ["F1", FRAME.helpHere] as const;

/** The frame before the log-in: no rail, no search. */
export function PlainFrame({
  office,
  note,
  keys,
  help,
  children,
}: {
  readonly office?: string;
  readonly note?: string;
  readonly keys?: readonly (readonly [string, string])[];
  readonly help?: HelpId;
  readonly children: ReactNode;
}) {
  const [helping, setHelping] = useState(false);
  useHotkeys({ F1: () => setHelping(help !== undefined) }, "frame");
  return (
    <div className="frame plain">
      <TitleBar office={office} />
      <main className="work">{children}</main>
      <StatusBar note={note} keys={help === undefined ? (keys ?? []) : [...(keys ?? []), F1]} />
      {helping && help !== undefined && (
        <HelpSheet page={help} keys={keys ?? []} onClose={() => setHelping(false)} />
      )}
    </div>
  );
}
