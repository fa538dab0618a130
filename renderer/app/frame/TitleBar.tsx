import type { ReactNode } from "react";
import type { Operator } from "../../../electron/contract/session.ts";
import { Icon } from "../../ui/Icon.tsx";
import { FRAME } from "../../words/frame.ts";
import { windowAction } from "../bridge.ts";
import { ConnectionMark } from "./ConnectionMark.tsx";

interface TitleBarProps {
  readonly office?: string | undefined;
  readonly operator?: Operator;
  /** Keeps what is half-done before the window goes. */
  readonly beforeClose?: () => Promise<boolean>;
  readonly children?: ReactNode;
}

export function TitleBar({ office, operator, beforeClose, children }: TitleBarProps) {
  const close = async (): Promise<void> => {
    if (beforeClose === undefined || (await beforeClose())) windowAction("close");
  };
  return (
    <header className="title-bar">
      <div className="seal" aria-hidden="true">
        <span>{FRAME.seal}</span>
      </div>
      <span className="product">{FRAME.product}</span>
      {office !== undefined && <span className="office">{office}</span>}
      {children}
      <span className="spacer" />
      <ConnectionMark />
      {operator !== undefined && (
        <span className="operator">
          <b>{operator.name}</b> {FRAME.roles[operator.role]}
        </span>
      )}
      <div className="window-buttons">
        <button type="button" aria-label={FRAME.minimize} onClick={() => windowAction("minimize")}>
          <Icon name="minimize" weight={1.2} />
        </button>
        <button type="button" aria-label={FRAME.maximize} onClick={() => windowAction("maximize")}>
          <Icon name="maximize" weight={1.2} />
        </button>
        <button type="button" aria-label={FRAME.close} onClick={() => void close()}>
          <Icon name="close" weight={1.2} />
        </button>
      </div>
    </header>
  );
}
