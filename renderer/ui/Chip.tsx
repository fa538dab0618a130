import type { ReactNode } from "react";
import { Glyph, type GlyphName } from "./Glyph.tsx";
import "./chip.css";

/** Colour of a state. Violet (undet) belongs to the undetermined alone. */
export type Tone = "neutral" | "outline" | "accent" | "prov" | "undet" | "block" | "off" | "ok";

export interface ChipProps {
  readonly tone?: Tone;
  readonly glyph?: GlyphName;
  readonly children: ReactNode;
}

/** A state in one word, with its glyph. */
export function Chip({ tone = "neutral", glyph, children }: ChipProps) {
  return (
    <span className={`chip ${tone}`}>
      {glyph !== undefined && <Glyph name={glyph} />}
      {children}
    </span>
  );
}

/** 试算, struck like a stamp on paper. */
export function Stamp({ children = "试算" }: { readonly children?: string }) {
  return <span className="stamp">{children}</span>;
}
