import { type Block, paragraph, stack } from "./block.ts";
import { type Pen, box, rule } from "./marks.ts";
import { type TypeStyle, type Typesetter, glyphsOf, widthOf } from "./type.ts";

export interface Choice {
  readonly label: string;
  readonly on: boolean;
}

/** Tick boxes side by side, on as many lines as they need. */
export function choices(
  setter: Typesetter,
  options: readonly Choice[],
  type: TypeStyle,
  width: number,
): Block {
  const gap = type.size * 1.1;
  const placed: { choice: Choice; x: number; line: number }[] = [];
  let x = 0;
  let line = 0;
  for (const choice of options) {
    const wide = labelLeft(type) + widthOf(glyphsOf(setter, choice.label, type));
    if (x > 0 && x + wide > width + 0.01) {
      x = 0;
      line++;
    }
    placed.push({ choice, x, line });
    x += wide + gap;
  }
  const leading = type.leading * 1.15;
  // An option wider than the cell, alone on its line, wraps like a list item.
  const rows = Array.from({ length: line + 1 }, (_, index) => {
    const members = placed.filter((item) => item.line === index);
    const only = members.length === 1 ? members[0] : undefined;
    return only === undefined
      ? besides(setter, members, type)
      : checkItem(setter, only.choice, type, width);
  });
  return stack(rows, leading - type.leading);
}

function besides(
  setter: Typesetter,
  members: readonly { choice: Choice; x: number }[],
  type: TypeStyle,
): Block {
  const items = members.map(({ choice, x }) => {
    const wide = labelLeft(type) + widthOf(glyphsOf(setter, choice.label, type)) + 0.1;
    return { x, block: checkItem(setter, choice, type, wide) };
  });
  return {
    height: Math.max(type.leading, ...items.map(({ block }) => block.height)),
    draw(pen, left, top) {
      for (const { x, block } of items) block.draw(pen, left + x, top);
    },
  };
}

/** One tick box with its text, later lines under the text. */
export function checkItem(
  setter: Typesetter,
  choice: Choice,
  type: TypeStyle,
  width: number,
): Block {
  const text = paragraph(setter, choice.label, { width: width - labelLeft(type), type });
  return {
    height: text.height,
    draw(pen, left, top) {
      drawTickBox(pen, choice.on, [left, top + (type.leading - boxSide(type)) / 2], boxSide(type));
      text.draw(pen, left + labelLeft(type), top);
    },
  };
}

function boxSide(type: TypeStyle): number {
  return type.size * 0.82;
}

function labelLeft(type: TypeStyle): number {
  return type.size * 1.15;
}

/** A box drawn as lines: the fonts have no ticked box. */
function drawTickBox(pen: Pen, on: boolean, [x, y]: readonly [number, number], side: number): void {
  box(pen, [x, y], [side, side], { weight: 0.7 });
  if (!on) return;
  const points = [
    [x + side * 0.18, y + side * 0.52],
    [x + side * 0.42, y + side * 0.78],
    [x + side * 0.86, y + side * 0.2],
  ] as const;
  pen.marks.push({ kind: "stroke", points, closed: false, weight: 1.3, dash: [], ink: 0 });
}

export interface Signature {
  readonly label: string;
  /** Already known, such as the operator's name; the line stays free for the hand. */
  readonly name?: string;
  /** What stands between the line and the date, such as 盖章. */
  readonly after?: string;
  /** Length of the line to sign on. */
  readonly line?: number;
  readonly dated?: boolean;
}

const DATE_BLANK = "年　　月　　日";

/** A line to sign on, with room for the day. */
export function signature(
  setter: Typesetter,
  sign: Signature,
  type: TypeStyle,
  width: number,
): Block {
  const { label, name = "", after = "", line = 110, dated = true } = sign;
  const text = paragraph(setter, label + name, { width, type });
  const labelWidth = widthOf(glyphsOf(setter, label + name, type));
  const date = paragraph(setter, dated ? DATE_BLANK : "", { width, type, align: "right" });
  const between = paragraph(setter, after, { width, type });
  return {
    height: Math.max(type.leading, text.height),
    draw(pen, left, top) {
      text.draw(pen, left, top);
      const base = top + (type.leading + type.size) / 2;
      if (name === "") rule(pen, [left + labelWidth, base], [left + labelWidth + line, base], 0.6);
      between.draw(pen, left + labelWidth + (name === "" ? line : 0) + 16, top);
      if (dated) date.draw(pen, left, top);
    },
  };
}

/** Blocks beside each other in equal parts of the width. */
export function columns(
  blocks: readonly ((width: number) => Block)[],
  width: number,
  gap: number,
): Block {
  const each = (width - gap * (blocks.length - 1)) / blocks.length;
  const made = blocks.map((block) => block(each));
  return {
    height: Math.max(...made.map((block) => block.height)),
    draw(pen, left, top) {
      made.forEach((block, index) => block.draw(pen, left + index * (each + gap), top));
    },
  };
}
