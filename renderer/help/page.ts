/** The help of one screen, in the words of a clerk. */
export interface HelpPage {
  readonly title: string;
  /** What the screen is for. */
  readonly purpose: string;
  /** The usual way through it, step by step. */
  readonly steps: readonly string[];
  /** Codes that are met with here; what they say and what to do stands in the table of codes. */
  readonly codes: readonly string[];
}
