import type { Block } from "./block.ts";
import { type Pen, newPen } from "./marks.ts";

/** The part of a page that the text fills. */
export interface Column {
  readonly left: number;
  readonly top: number;
  /** Where the text starts on the pages after the first. */
  readonly laterTop: number;
  readonly bottom: number;
}

/** Less than this at the foot of a page is left white rather than filled with a torn row. */
const TORN = 60;

/** What comes first on a page that begins in the middle of something, such as a table's head. */
type OnNewPage = () => void;

const NOTHING: OnNewPage = () => {};

/** Totals of the rows before one, at the foot of a page and at the head of the next. */
export interface Carry {
  over(before: number): Block;
  brought(before: number): Block;
}

/** Fills page after page from top to bottom. */
export class Flow {
  readonly pages: Pen[] = [newPen()];
  readonly #column: Column;
  #y: number;

  constructor(column: Column) {
    this.#column = column;
    this.#y = column.top;
  }

  /** Places a block whole where it can stand whole on a page, else cut over pages. */
  add(block: Block): void {
    this.#place(block, NOTHING);
  }

  /** Places running text, which may go on over the page. */
  text(block: Block): void {
    if (block.height <= this.#room() || !this.#cut(block, NOTHING)) this.#place(block, NOTHING);
  }

  /** Places rows; `header` is repeated wherever a page begins among them. */
  table(header: Block, rows: readonly Block[]): void {
    const [first] = rows;
    if (first === undefined) return;
    this.need(header.height + Math.min(first.height, TORN));
    const repeat = (): void => this.#put(header);
    repeat();
    for (const item of rows) this.#place(item, repeat);
  }

  /**
   * Places rows of figures with their running totals: `carry.over(n)` closes a page
   * after n rows (过次页), `carry.brought(n)` opens the next (承前页), `close` is the sum.
   */
  carried(header: Block, rows: readonly Block[], carry: Carry, close: Block): void {
    this.need(header.height + (rows[0]?.height ?? 0) + close.height);
    this.#put(header);
    for (const [index, item] of rows.entries()) {
      const under = index === rows.length - 1 ? close : carry.over(index);
      if (item.height + under.height > this.#room()) {
        this.#put(carry.over(index));
        this.#turn();
        this.#put(header);
        this.#put(carry.brought(index));
      }
      this.#put(item);
    }
    this.#put(close);
  }

  gap(height: number): void {
    this.#y += height;
  }

  /** Goes to a new page unless this much room is left. */
  need(height: number): void {
    if (this.#room() < height) this.#turn();
  }

  #place(block: Block, onNewPage: OnNewPage): void {
    if (block.height <= this.#room()) return this.#put(block);
    const tallerThanPage = block.height > this.#column.bottom - this.#column.laterTop;
    if (tallerThanPage && this.#room() > TORN && this.#cut(block, onNewPage)) return;
    this.#turn();
    onNewPage();
    if (block.height <= this.#room()) return this.#put(block);
    if (!this.#cut(block, onNewPage)) {
      throw new Error(`a block of ${block.height} points stands on no page`);
    }
  }

  /** Puts what fits of a block here and the rest on the following pages. */
  #cut(block: Block, onNewPage: OnNewPage): boolean {
    const parts = block.split?.(this.#room()) ?? null;
    if (parts === null) return false;
    this.#put(parts[0]);
    this.#turn();
    onNewPage();
    this.#place(parts[1], onNewPage);
    return true;
  }

  #put(block: Block): void {
    const pen = this.pages.at(-1);
    if (pen === undefined) throw new Error("a flow has at least one page");
    block.draw(pen, this.#column.left, this.#y);
    this.#y += block.height;
  }

  #turn(): void {
    this.pages.push(newPen());
    this.#y = this.#column.laterTop;
  }

  #room(): number {
    return this.#column.bottom - this.#y;
  }
}
