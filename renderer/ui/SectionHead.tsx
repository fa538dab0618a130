import type { ReactNode } from "react";
import { Kbd } from "./Kbd.tsx";
import "./section-head.css";

export interface SectionHeadProps {
  readonly title: string;
  readonly no?: number;
  readonly keycap?: string;
  /** Clause chips or a quiet remark beside the title. */
  readonly children?: ReactNode;
  readonly id?: string;
}

/** Heading of a numbered section: number, title, remarks, and its key at the right. */
export function SectionHead({ title, no, keycap, children, id }: SectionHeadProps) {
  return (
    <div className="section-head">
      {no !== undefined && <span className="no">{no}</span>}
      <h2 id={id}>{title}</h2>
      {children}
      <span className="spacer" />
      {keycap !== undefined && <Kbd>{keycap}</Kbd>}
    </div>
  );
}
