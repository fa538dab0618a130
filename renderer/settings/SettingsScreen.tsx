import { useState } from "react";
import type { Role } from "../../electron/contract/administration.ts";
import { Frame } from "../app/frame/Frame.tsx";
import { useHotkeys } from "../app/keys.ts";
import { type SettingsPlace, useNavigation } from "../app/navigation.tsx";
import { useSession } from "../app/session.tsx";
import { ERROR_KEYS } from "../words/errors.ts";
import { sectionKeys, SETTINGS } from "../words/settings.ts";
import { MAPPER, MAPPER_KEYS, MAPPER_MORE_KEYS } from "../words/templates.ts";
import { BackupSection } from "./BackupSection.tsx";
import { CatalogueSection } from "./CatalogueSection.tsx";
import { JournalPlace } from "./JournalPlace.tsx";
import { KeysSection } from "./KeysSection.tsx";
import { OfficeSection } from "./OfficeSection.tsx";
import { OperatorsSection } from "./OperatorsSection.tsx";
import { OwnPasswordSection } from "./OwnPasswordSection.tsx";
import { PolicySection } from "./PolicySection.tsx";
import { GatewaySection } from "../sync/GatewaySection.tsx";
import { TemplatesSection } from "./templates/TemplatesSection.tsx";
import "./settings.css";
import "./office.css";

type Section = keyof typeof SETTINGS.sections;

/** A section that somebody may not use is left out; `own` says why. */
const SECTIONS: Readonly<Record<"supervisor" | "others", readonly Section[]>> = {
  supervisor: [
    "policy",
    "operators",
    "keys",
    "backup",
    "journal",
    "templates",
    "office",
    "catalogue",
    "gateway",
  ],
  others: ["policy", "own", "backup"],
};

interface SettingsScreenProps {
  /** Where the screen opens, such as at a parameter that a case is waiting for. */
  readonly at: SettingsPlace | undefined;
}

/** What the office settles for its pool, and how this workstation is run. */
export function SettingsScreen({ at }: SettingsScreenProps) {
  const { go } = useNavigation();
  const { operator } = useSession();
  const [section, setSection] = useState<Section>(typeof at === "string" ? at : "policy");
  /** A template that is mapped has the whole screen, and its keys. */
  const [mapping, setMapping] = useState(false);
  /** The journal shows the error log, which has its own keys. */
  const [errors, setErrors] = useState(false);
  const sections = sectionsOf(operator.role);
  const byNumber = sections.map(
    (one, index) => [`Ctrl+${index + 1}`, () => setSection(one)] as const,
  );
  const away = { Esc: () => void go({ kind: "workbench" }), ...Object.fromEntries(byNumber) };
  useHotkeys(mapping ? {} : away);
  return (
    <Frame
      place="settings"
      keys={
        mapping
          ? MAPPER_KEYS
          : [
              ...sectionKeys(sections.length),
              ...(errors ? ERROR_KEYS : keysOf(section, operator.role)),
            ]
      }
      moreKeys={mapping ? MAPPER_MORE_KEYS : []}
      note={mapping ? MAPPER.note : SETTINGS.leads[section]}
    >
      <div className="settings">
        {!mapping && (
          <header className="settings-head">
            <h1>{SETTINGS.title}</h1>
            <div className="section-strip" role="tablist" aria-label={SETTINGS.title}>
              {sections.map((one, index) => (
                <button
                  key={one}
                  type="button"
                  role="tab"
                  aria-selected={one === section}
                  aria-keyshortcuts={`Control+${index + 1}`}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => setSection(one)}
                >
                  {SETTINGS.sections[one]}
                  <span>{index + 1}</span>
                </button>
              ))}
            </div>
          </header>
        )}
        <CurrentSection
          section={section}
          at={at}
          onSection={setSection}
          onMapping={setMapping}
          onErrors={setErrors}
        />
      </div>
    </Frame>
  );
}

interface CurrentSectionProps extends SettingsScreenProps {
  readonly section: Section;
  readonly onSection: (section: Section) => void;
  readonly onMapping: (mapping: boolean) => void;
  readonly onErrors: (shown: boolean) => void;
}

function CurrentSection(props: CurrentSectionProps) {
  const { section, at, onSection, onMapping, onErrors } = props;
  switch (section) {
    case "policy":
      return <PolicySection at={typeof at === "string" ? undefined : at} />;
    case "operators":
      return <OperatorsSection onToKeys={() => onSection("keys")} />;
    case "own":
      return <OwnPasswordSection />;
    case "keys":
      return <KeysSection />;
    case "backup":
      return <BackupSection />;
    case "journal":
      return <JournalPlace onErrors={onErrors} />;
    case "templates":
      return <TemplatesSection onMapping={onMapping} />;
    case "office":
      return <OfficeSection />;
    case "gateway":
      return <GatewaySection />;
    case "catalogue":
      return <CatalogueSection />;
  }
}

function sectionsOf(role: Role): readonly Section[] {
  return role === "supervisor" ? SECTIONS.supervisor : SECTIONS.others;
}

type KeyList = readonly (readonly [string, string])[];

/** Keys of a section that do something for this role. */
function keysOf(section: Section, role: Role): KeyList {
  if (section === "backup" && role !== "supervisor") return SETTINGS.keys.backupRead;
  return SETTINGS.keys[section];
}
