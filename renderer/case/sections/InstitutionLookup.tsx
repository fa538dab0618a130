import { type KeyboardEvent, useEffect, useState } from "react";
import { parseDate } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { levelOfWord } from "../../../core/words/level-of.ts";
import type { InstitutionEntry } from "../../../electron/contract/from-gateway.ts";
import { call } from "../../app/bridge.ts";
import { isComposing, useHotkeys } from "../../app/keys.ts";
import { useSession } from "../../app/session.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { FROM_GATEWAY } from "../../words/from-gateway.ts";
import { chooseStayPlace } from "../state/consequences.ts";
import { type Edit, setFields, together } from "../state/edit.ts";
import "./institutions.css";

const W = FROM_GATEWAY.institutions;

interface InstitutionLookupProps {
  readonly filing: CaseForm["filing"];
  readonly stay: CaseForm["stay"];
  readonly edit: (edit: Edit) => void;
}

/** F3: the district's register of institutions, as it stood on the day of the stay (HUN-23). */
export function InstitutionLookup(props: InstitutionLookupProps) {
  const [open, setOpen] = useState(false);
  const show = (): void => setOpen(true);
  useHotkeys({ F3: show });
  return (
    <>
      <button type="button" className="benefit-link" aria-keyshortcuts="F3" onClick={show}>
        {W.key}
      </button>
      {open && <LookupDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function LookupDialog({
  filing,
  stay,
  edit,
  onClose,
}: InstitutionLookupProps & { readonly onClose: () => void }) {
  const { today } = useSession();
  const admitted = parseDate(stay.admission);
  const on = admitted.ok ? admitted.value : today;
  const [text, setText] = useState(stay.hospital);
  const [at, setAt] = useState(0);
  const found = useFoundInstitutions(text, on);
  const chosen = found?.[Math.min(at, found.length - 1)];
  const take = (entry: InstitutionEntry | undefined): void => {
    if (entry === undefined) return;
    edit(taken({ filing, stay }, entry));
    onClose();
  };
  const step = (by: number) => (): void =>
    setAt((index) => Math.min(Math.max(index + by, 0), Math.max((found?.length ?? 1) - 1, 0)));
  const keys: Readonly<Record<string, () => void>> = {
    ArrowUp: step(-1),
    ArrowDown: step(1),
    Enter: () => take(chosen),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = isComposing(event.nativeEvent) ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <Dialog title={W.title} onClose={onClose} width={680}>
      <input
        className="institution-search"
        aria-label={W.search}
        placeholder={W.search}
        value={text}
        autoFocus
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      <p className="muted small">{W.on(on)}</p>
      <ul className="institution-list" role="listbox" aria-label={W.title}>
        {(found ?? []).map((entry) => (
          <li
            key={`${entry.code} ${entry.from}`}
            role="option"
            aria-selected={entry === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(entry)}
          >
            <b className="ellipsis">{entry.name}</b>
            <span className="muted">{entry.code}</span>
            <span>{entry.level}</span>
            <span className={entry.designated ? "" : "institution-not"}>
              {entry.designated ? W.designated : W.notDesignated}
            </span>
            <span className="muted">{servicesOf(entry)}</span>
            <span className="muted small">{W.days(entry.from, entry.until)}</span>
          </li>
        ))}
      </ul>
      {found !== null && found.length === 0 && <p className="muted">{W.none}</p>}
      <p className="muted small">
        <Kbd>↑ ↓</Kbd> {W.choose} <Kbd>Enter</Kbd> {W.take}
      </p>
    </Dialog>
  );
}

const WAIT_MS = 150;

/** Null until the first answer; an older answer never comes over a newer one. */
function useFoundInstitutions(text: string, on: string): readonly InstitutionEntry[] | null {
  const [found, setFound] = useState<readonly InstitutionEntry[] | null>(null);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      void call("registers.institutions", { text, on }).then((answer) => {
        if (!gone && answer.ok) setFound(answer.value);
      });
    }, WAIT_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text, on]);
  return found;
}

function servicesOf({ networked, inpatient, outpatient }: InstitutionEntry): string {
  const services = [inpatient ? W.inpatient : "", outpatient ? W.outpatient : ""];
  const open = services.filter((word) => word !== "").join("、");
  return `${networked ? W.networked : W.notNetworked}${open === "" ? "" : `（${open}）`}`;
}

/** What the register says of the hospital; a level that it does not say plainly stays as typed. */
function taken(
  form: Pick<CaseForm, "filing" | "stay">,
  { name, code, level, designated, place }: InstitutionEntry,
): Edit {
  const rated = levelOfWord(level);
  return together(null, [
    ...(place === "" ? [] : [chooseStayPlace(form, place)]),
    setFields("stay", {
      hospital: name,
      hospitalCode: code,
      designated: designated ? "yes" : "no",
      ...(rated === null ? {} : { level: rated }),
    }),
  ]);
}
