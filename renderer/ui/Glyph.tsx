import { memo, type ReactNode } from "react";

/** Shape of a state. Colour only repeats it. */
export type GlyphName =
  | "half"
  | "ring"
  | "dot"
  | "dashed-square"
  | "dashed-ring"
  | "square"
  | "triangle"
  | "tick"
  | "arrows"
  | "question";

const SHAPES: Readonly<Record<GlyphName, ReactNode>> = {
  half: (
    <>
      <circle cx="6" cy="6" r="4.7" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M6 1.3a4.7 4.7 0 0 1 0 9.4z" fill="currentColor" />
    </>
  ),
  ring: <circle cx="6" cy="6" r="4.7" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  dot: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  "dashed-square": (
    <rect
      x="1.2"
      y="1.2"
      width="9.6"
      height="9.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeDasharray="2 1.4"
    />
  ),
  "dashed-ring": (
    <circle
      cx="6"
      cy="6"
      r="4.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray="2.6 2"
    />
  ),
  square: <path d="M2.5 2.5h7v7h-7z" fill="currentColor" />,
  triangle: (
    <>
      <path d="M6 .8 11.6 11H.4z" fill="currentColor" />
      <path d="M6 4.2v3.3M6 8.8v.9" stroke="#fff" strokeWidth="1.3" />
    </>
  ),
  tick: <path d="m2 6.4 2.6 2.6L10 3.2" fill="none" stroke="currentColor" strokeWidth="1.9" />,
  arrows: (
    <path d="M1 4h8L6.8 1.8M11 8H3l2.2 2.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
  ),
  question: (
    <>
      <circle cx="6" cy="6" r="5.2" fill="currentColor" />
      <path
        d="M4.3 4.7a1.7 1.7 0 1 1 2.4 1.5c-.5.25-.7.5-.7 1M6 8.7v.6"
        stroke="#fff"
        strokeWidth="1.2"
        fill="none"
      />
    </>
  ),
};

/** A state's glyph, 12 px, in the colour of the text around it. */
export const Glyph = memo(function Glyph({ name }: { readonly name: GlyphName }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
});
