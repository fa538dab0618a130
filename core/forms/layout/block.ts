import { type Line, breakLines } from "./lines.ts";
import { type Pen, box } from "./marks.ts";
import { HOLE, type Glyph, type TypeStyle, type Typesetter, resized } from "./type.ts";

/** A measured piece of a page. Its width was given when it was made. */
export interface Block {
  readonly height: number;
  draw(pen: Pen, left: number, top: number): void;
  /** Cuts it so that the first part is no taller than `room`; null where it cannot be cut there. */
  split?(room: number): readonly [Block, Block] | null;
}

export type Align = "left" | "center" | "right" | "justify";

export interface Paragraph {
  readonly width: number;
  readonly type: TypeStyle;
  readonly align?: Align;
  /** First line set in by two characters (首行缩进). */
  readonly indent?: boolean;
}

/** A paragraph of text, broken into lines. */
export function paragraph(setter: Typesetter, text: string, shape: Paragraph): Block {
  // Two ideographic spaces take part in line breaking like any other character.
  const set = shape.indent === true ? `\u3000\u3000${text}` : text;
  return linesBlock(breakLines(setter, set, shape.type, shape.width), shape);
}

/**
 * Text that is made smaller, down to `least`, to stay within `lines` lines; below
 * that it takes as many lines as it needs. Nothing is ever cut off.
 */
export function fitted(
  setter: Typesetter,
  text: string,
  shape: Paragraph,
  limits: { readonly lines: number; readonly least: number },
): Block {
  let { type } = shape;
  let lines = breakLines(setter, text, type, shape.width);
  while (lines.length > limits.lines && type.size - 0.5 >= limits.least) {
    type = resized(type, type.size - 0.5);
    lines = breakLines(setter, text, type, shape.width);
  }
  return linesBlock(lines, { ...shape, type });
}

function linesBlock(lines: readonly Line[], shape: Paragraph): Block {
  return {
    height: lines.reduce((total, line) => total + line.height, 0),
    draw(pen, left, top) {
      let y = top;
      for (const line of lines) {
        drawLine(pen, line, left, y, shape);
        y += line.height;
      }
    },
    split(room) {
      let count = 0;
      let height = 0;
      for (const line of lines) {
        if (height + line.height > room) break;
        height += line.height;
        count++;
      }
      if (count === 0 || count === lines.length) return null;
      return [linesBlock(lines.slice(0, count), shape), linesBlock(lines.slice(count), shape)];
    },
  };
}

function drawLine(pen: Pen, line: Line, left: number, top: number, shape: Paragraph): void {
  const { type, align = "left", width } = shape;
  const slack = Math.max(0, width - line.width);
  const offset = align === "right" ? slack : align === "center" ? slack / 2 : 0;
  const stretch = align === "justify" && line.runsOn ? stretchOf(line, slack, type) : 0;
  drawGlyphs(pen, line.glyphs, {
    left: left + offset,
    baseline: baselineOf(line, type, top),
    stretch,
    type,
  });
}

/** Filling out a line is for the odd character carried over, not for a half-empty line. */
function stretchOf(line: Line, slack: number, type: TypeStyle): number {
  const each = slack / Math.max(1, line.glyphs.length - 1);
  return each < type.size * 0.12 ? each : 0;
}

function baselineOf(line: Line, type: TypeStyle, top: number): number {
  const tall = line.height > type.leading;
  // The em box of CJK type stands from 0.88 above the baseline to 0.12 below it.
  return tall ? top + type.size * 1.25 : top + (line.height - type.size) / 2 + type.size * 0.88;
}

interface Setting {
  readonly left: number;
  readonly baseline: number;
  readonly stretch: number;
  readonly type: TypeStyle;
}

function drawGlyphs(pen: Pen, glyphs: readonly Glyph[], at: Setting): void {
  let x = at.left;
  let run: { text: string; face: Glyph["face"]; start: number; gaps: number[] } | null = null;
  const flush = (): void => {
    if (run === null) return;
    const gaps = run.gaps.some((gap) => Math.abs(gap) > 1e-6) ? run.gaps : null;
    const { size, ink } = at.type;
    pen.marks.push({
      kind: "text",
      text: run.text,
      face: run.face,
      size,
      x: run.start,
      y: at.baseline,
      gaps,
      ink,
    });
    run = null;
  };
  for (const glyph of glyphs) {
    if (glyph.missing !== null) {
      flush();
      drawHole(pen, glyph.missing, x, at);
    } else if (run === null || run.face !== glyph.face) {
      flush();
      run = { text: glyph.text, face: glyph.face, start: x + glyph.before, gaps: [] };
    } else {
      const last = run.gaps.length - 1;
      run.gaps[last] = (run.gaps[last] ?? 0) + glyph.before;
      run.text += glyph.text;
    }
    run?.gaps.push(glyph.before + at.type.spacing + at.stretch);
    x += glyph.width + at.stretch;
  }
  flush();
}

/** A box in which the clerk writes the character by hand, with its code point under it. */
function drawHole(pen: Pen, name: string, left: number, { baseline, type }: Setting): void {
  const side = type.size * HOLE.side;
  const width = type.size * HOLE.width;
  const x = left + (width - side) / 2;
  box(pen, [x, baseline - type.size * 1.1], [side, side], { weight: 0.7, dash: [2, 1.2] });
  const size = type.size * HOLE.label;
  // Code points are Latin digits and letters of about 0.58 em: close enough to centre them.
  const nameWidth = name.length * size * 0.58;
  pen.marks.push({
    kind: "text",
    text: name,
    face: "body",
    size: Math.min(size, (size * (width * 0.98)) / nameWidth),
    x: left + Math.max(0, (width - nameWidth) / 2),
    y: baseline + type.size * 0.1 + size * 1.05,
    gaps: null,
    ink: 0,
  });
}

/** Blocks under each other. */
export function stack(blocks: readonly Block[], gap = 0): Block {
  const height = blocks.reduce((total, block) => total + block.height, 0);
  return {
    height: height + gap * Math.max(0, blocks.length - 1),
    draw(pen, left, top) {
      let y = top;
      for (const block of blocks) {
        block.draw(pen, left, y);
        y += block.height + gap;
      }
    },
    split: (room) => splitStack(blocks, gap, room),
  };
}

function splitStack(
  blocks: readonly Block[],
  gap: number,
  room: number,
): readonly [Block, Block] | null {
  let used = 0;
  for (const [index, block] of blocks.entries()) {
    if (used + block.height <= room) {
      used += block.height + gap;
      continue;
    }
    const parts = block.split?.(room - used) ?? null;
    const before = blocks.slice(0, index);
    if (parts === null && index === 0) return null;
    const head = parts === null ? before : [...before, parts[0]];
    const tail = parts === null ? blocks.slice(index) : [parts[1], ...blocks.slice(index + 1)];
    return [stack(head, gap), stack(tail, gap)];
  }
  return null;
}

/** Empty room, such as the place of a seal. */
export function space(height: number): Block {
  return { height, draw() {} };
}

/** A block moved to the right. */
export function shifted(block: Block, by: number): Block {
  return {
    height: block.height,
    draw: (pen, left, top) => block.draw(pen, left + by, top),
    split(room) {
      const parts = block.split?.(room) ?? null;
      return parts === null ? null : [shifted(parts[0], by), shifted(parts[1], by)];
    },
  };
}

/** A block whose place on the page is remembered under a name. */
export function named(block: Block, field: string, width: number): Block {
  return {
    height: block.height,
    draw(pen, left, top) {
      pen.fields.push({ field, x: left, y: top, width, height: block.height });
      block.draw(pen, left, top);
    },
    split(room) {
      const parts = block.split?.(room) ?? null;
      return parts === null ? null : [named(parts[0], field, width), parts[1]];
    },
  };
}
