import { useState } from "react";
import { type OperatorEntry, type Role, ROLES } from "../../electron/contract/administration.ts";
import { call } from "../app/bridge.ts";
import { isReady, NO_PASSWORD, type NewPassword } from "../login/new-password.ts";
import { NewPasswordCells } from "../login/NewPasswordCells.tsx";
import { ChoiceCell } from "../ui/ChoiceCell.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { FRAME } from "../words/frame.ts";
import { KEYS } from "../words/keys.ts";
import { OPERATORS } from "../words/operators.ts";
import { OwnDialog } from "./OwnDialog.tsx";

type Entries = readonly OperatorEntry[];

/** A new password as it is typed in a dialog. */
function useFresh() {
  const [fresh, setFresh] = useState<NewPassword>(NO_PASSWORD);
  const change = (part: Partial<NewPassword>): void => setFresh((now) => ({ ...now, ...part }));
  const cells = (label: string, tried: boolean) => (
    <NewPasswordCells
      field="operator"
      label={label}
      span={12}
      value={fresh}
      onChange={change}
      tried={tried}
    />
  );
  return { fresh, cells };
}

interface AddProps {
  readonly onDone: (name: string, entries: Entries) => void;
  readonly onClose: () => void;
}

export function AddOperator({ onDone, onClose }: AddProps) {
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("clerk");
  const { fresh, cells } = useFresh();
  const { password } = fresh;
  return (
    <OwnDialog
      title={OPERATORS.add}
      ready={name.trim() !== "" && isReady(fresh)}
      cells={(tried) => (
        <>
          <TextCell
            label={OPERATORS.name}
            field="operator.name"
            span={12}
            value={name}
            onChange={setName}
            need={tried && name.trim() === "" ? OPERATORS.nameNeed : undefined}
            maxLength={40}
          />
          <ChoiceCell
            label={OPERATORS.role}
            field="operator.role"
            span={12}
            value={role}
            choices={ROLES.map((value) => ({ value, label: FRAME.roles[value] }))}
            onChange={setRole}
          />
          {cells(OPERATORS.password, tried)}
        </>
      )}
      action={OPERATORS.addAction}
      working={KEYS.working}
      request={(own) => call("operators.add", { name: name.trim(), role, password, own })}
      onDone={(entries) => onDone(name.trim(), entries)}
      onClose={onClose}
    >
      <p>
        {FRAME.roles[role]}：{OPERATORS.roleWhat[role]}
      </p>
      <p className="muted small">{OPERATORS.tell}</p>
    </OwnDialog>
  );
}

interface OneProps {
  readonly one: OperatorEntry;
  readonly onDone: (entries: Entries) => void;
  readonly onClose: () => void;
}

export function RemoveOperator({ one, onDone, onClose }: OneProps) {
  return (
    <OwnDialog
      title={OPERATORS.removeOf(one.name)}
      action={OPERATORS.remove}
      working={KEYS.working}
      danger
      request={(own) => call("operators.remove", { operatorId: one.id, own })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{OPERATORS.removeLead(one.name)}</p>
    </OwnDialog>
  );
}

export function SetOperatorPassword({ one, onDone, onClose }: OneProps) {
  const { fresh, cells } = useFresh();
  const { password } = fresh;
  return (
    <OwnDialog
      title={OPERATORS.setPasswordOf(one.name)}
      ready={isReady(fresh)}
      cells={(tried) => cells(OPERATORS.newPassword, tried)}
      action={OPERATORS.setPassword}
      working={KEYS.working}
      request={(own) => call("operators.set-password", { operatorId: one.id, password, own })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{OPERATORS.setPasswordLead}</p>
      <p className="muted small">{OPERATORS.tell}</p>
    </OwnDialog>
  );
}

interface OwnProps {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** For everybody, whatever their role. */
export function ChangeOwnPassword({ onDone, onClose }: OwnProps) {
  const { fresh, cells } = useFresh();
  return (
    <OwnDialog
      title={OPERATORS.changeOwn}
      ready={isReady(fresh)}
      cells={(tried) => cells(OPERATORS.newPassword, tried)}
      ownLabel={OPERATORS.old}
      ownNeed={OPERATORS.oldNeed}
      action={OPERATORS.changeAction}
      working={KEYS.working}
      request={(own) => call("password.change", { old: own, new: fresh.password })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{OPERATORS.ownLead}</p>
    </OwnDialog>
  );
}
