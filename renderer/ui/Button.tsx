import type { ComponentProps } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import { Kbd } from "./Kbd.tsx";
import "./button.css";

export interface ButtonProps extends Omit<ComponentProps<"button">, "className" | "type"> {
  /** primary: the one next action of a screen; quiet: a link-like action inside a line. */
  readonly look?: "plain" | "primary" | "danger" | "quiet";
  readonly size?: "normal" | "large" | "small";
  /** The key that does the same. */
  readonly keycap?: string;
  readonly icon?: IconName;
  readonly submit?: boolean;
}

/** A button. It is never disabled for missing items: pressing it leads to the first of them. */
export function Button({
  look = "plain",
  size = "normal",
  keycap,
  icon,
  submit = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button {...rest} type={submit ? "submit" : "button"} className={`button ${look} ${size}`}>
      {icon !== undefined && (
        <Icon name={icon} size={size === "large" ? 18 : 16} weight={icon === "plus" ? 2 : 1.5} />
      )}
      {children}
      {keycap !== undefined && <Kbd>{keycap}</Kbd>}
    </button>
  );
}
