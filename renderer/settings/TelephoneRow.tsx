import { type FormEvent, useState } from "react";
import {
  LONGEST_TELEPHONE,
  type OfficeDetails,
  officeTelephone,
} from "../../electron/contract/office.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { OFFICE } from "../words/office.ts";

interface TelephoneRowProps {
  /** Empty: none. */
  readonly telephone: string;
  readonly onSet: (details: OfficeDetails) => void;
}

/** 咨询电话: the number that citizens are told on paper (LN-1.1c); none leaves a line for it. */
export function TelephoneRow({ telephone, onSet }: TelephoneRowProps) {
  const [typed, setTyped] = useState(telephone);
  const [wrong, setWrong] = useState(false);
  const [done, setDone] = useState(false);
  const { busy, problem, ask } = useAsking();
  const set = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wanted = officeTelephone(typed);
    setWrong(wanted === null);
    if (wanted === null) return;
    const answer = await ask(() => call("office.set-telephone", { telephone: wanted }));
    if (answer?.ok !== true) return;
    setTyped(answer.value.telephone);
    setDone(true);
    onSet(answer.value);
  };
  const shown = wrong ? OFFICE.wrong : problem;
  return (
    <form className="office-row" onSubmit={(event) => void set(event)}>
      <h2>{OFFICE.telephone}</h2>
      <div>
        <p className={telephone === "" ? "office-value none" : "office-value"}>
          {telephone === "" ? OFFICE.telephoneNone : telephone}
        </p>
        <p className="muted">{OFFICE.telephoneWhat}</p>
        {shown !== null && <Message problem={shown} />}
        {done && shown === null && (
          <p className="office-done" role="status">
            {telephone === "" ? OFFICE.cleared : OFFICE.done}
          </p>
        )}
      </div>
      <p className="idle-field telephone-field">
        <input
          data-field="office.telephone"
          value={typed}
          inputMode="tel"
          maxLength={LONGEST_TELEPHONE}
          placeholder={OFFICE.telephoneHint}
          aria-label={OFFICE.telephone}
          onChange={(event) => {
            setTyped(event.target.value);
            setDone(false);
          }}
        />
        <Button submit keycap="Enter" disabled={busy}>
          {OFFICE.set}
        </Button>
      </p>
    </form>
  );
}
