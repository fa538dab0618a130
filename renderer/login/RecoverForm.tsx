import { useState } from "react";
import type { AppState, Operator } from "../../electron/contract/session.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Fields } from "../ui/Fields.tsx";
import { Message } from "../ui/Message.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { RECOVER } from "../words/login.ts";
import { isReady, NO_PASSWORD, type NewPassword } from "./new-password.ts";
import { NewPasswordCells } from "./NewPasswordCells.tsx";
import { listKey, OperatorList } from "./OperatorList.tsx";

interface RecoverFormProps {
  readonly operators: readonly Operator[];
  readonly at: number;
  readonly onAt: (index: number) => void;
  readonly onOpen: (state: AppState) => void;
  readonly onBack: () => void;
}

/** A forgotten password: the recovery key from the safe, and a new password. */
export function RecoverForm({ operators, at, onAt, onOpen, onBack }: RecoverFormProps) {
  const [recoveryKey, setRecoveryKey] = useState("");
  const [fresh, setFresh] = useState<NewPassword>(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const { busy, problem, ask } = useAsking();
  const operator = operators[at];
  useHotkeys({ Esc: busy ? undefined : onBack });

  const recover = async (): Promise<void> => {
    setTried(true);
    if (operator === undefined || recoveryKey.trim() === "" || !isReady(fresh)) return;
    const { password } = fresh;
    const answer = await ask(() =>
      call("session.recover", { recoveryKey, operatorId: operator.id, password }),
    );
    if (answer?.ok === true) onOpen(answer.value);
  };

  return (
    <div className="login-right" onKeyDown={(event) => listKey(event, at, operators.length, onAt)}>
      <h1>{RECOVER.title}</h1>
      <p className="recover-lead">{RECOVER.lead}</p>
      <OperatorList label={RECOVER.who} operators={operators} at={at} onChoose={onAt} />
      <Fields onEnd={() => void recover()} className="recover-fields">
        <FormGrid>
          <TextCell
            label={RECOVER.key}
            field="recover.key"
            span={12}
            value={recoveryKey}
            onChange={setRecoveryKey}
            need={tried && recoveryKey.trim() === "" ? RECOVER.keyNeed : undefined}
            placeholder={RECOVER.keyHint}
            maxLength={200}
            autoFocus
          />
          <NewPasswordCells
            field="recover"
            label={RECOVER.password}
            value={fresh}
            onChange={(change) => setFresh((before) => ({ ...before, ...change }))}
            tried={tried}
          />
        </FormGrid>
      </Fields>
      {problem !== null && <Message problem={problem} />}
      <div className="recover-actions">
        <Button size="large" keycap="Esc" disabled={busy} onClick={onBack}>
          {RECOVER.back}
        </Button>
        <Button
          look="primary"
          size="large"
          keycap="Enter"
          disabled={busy}
          onClick={() => void recover()}
        >
          {busy ? RECOVER.working : RECOVER.action}
        </Button>
      </div>
    </div>
  );
}
